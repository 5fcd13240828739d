import { digestFile } from "../output-paths.ts";
import type { WeeklyDigest } from "./digest.ts";
import { escapeMarkdown } from "./escape.ts";

/** What stands above a week's cards: the sentences and the chart, as far as the week has them. */
export function renderWeekHead({ week, intro, tagWeeks, cards }: WeeklyDigest): string[] {
  const numbers = new Map(cards.map((card, index) => [card.paper.id, index + 1]));
  const sentences = (intro?.sentences ?? []).map(({ text, papers }) => {
    const named = papers.flatMap((id) => numbers.get(id) ?? []).toSorted((a, b) => a - b);
    return `- ${escapeMarkdown(text)} (${named.map((number) => `${number}번`).join(", ")})`;
  });
  const hasChart = tagWeeks !== undefined && tagWeeks.length > 0;
  return [
    ...(sentences.length === 0 ? [] : ["## 이번 주 흐름", sentences.join("\n")]),
    ...(hasChart ? [`![태그별 카드 비율: 이번 주와 앞선 주](${digestFile(week, "svg")})`] : []),
    ...(sentences.length > 0 || hasChart ? ["---"] : []),
  ];
}
