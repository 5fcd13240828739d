import { digestFile } from "../output-paths.ts";
import type { DigestWeek } from "../paper/week.ts";
import type { WeeklyDigest } from "./digest.ts";
import { escapeMarkdown } from "./escape.ts";
import { CHART_TITLE } from "./tag-chart.ts";
import { describeShares } from "./week/tag-shares.ts";
import type { WeekTags } from "./week/week-tags.ts";

/** The part above a week's cards: the sentences and the chart, if the week has them. */
export function renderWeekHead({ week, intro, tagWeeks = [], cards }: WeeklyDigest): string[] {
  const numbers = new Map(cards.map((card, index) => [card.paper.id, index + 1]));
  const sentences = (intro?.sentences ?? []).map(({ text, papers }) => {
    const named = papers.flatMap((id) => numbers.get(id) ?? []).toSorted((a, b) => a - b);
    return `- ${escapeMarkdown(text)} (${named.map((number) => `${number}번`).join(", ")})`;
  });
  const chart = tagWeeks.length === 0 ? null : renderChartLink(week, tagWeeks);
  return [
    ...(sentences.length === 0 ? [] : ["## 이번 주 흐름", sentences.join("\n")]),
    ...(chart === null ? [] : [chart]),
    ...(sentences.length > 0 || chart !== null ? ["---"] : []),
  ];
}

/** The chart, with the shares of this week and the one before as alternative text. */
function renderChartLink(week: DigestWeek, tagWeeks: readonly WeekTags[]): string {
  const shares = describeShares(tagWeeks.slice(0, 2));
  return `![${CHART_TITLE}: ${escapeMarkdown(shares)}](${digestFile(week, "svg")})`;
}
