import { digestFile } from "../output-paths.ts";
import type { DigestWeek } from "../paper/week.ts";
import { cleanLine } from "../text.ts";
import type { WeeklyDigest } from "./digest.ts";
import { escapeCell, escapeMarkdown } from "./escape.ts";
import { linkToCard } from "./overview.ts";
import { CHART_TITLE } from "./tag-chart.ts";
import { describeShares } from "./week/tag-shares.ts";
import { shownSentences } from "./week/week-intro.ts";
import type { WeekTags } from "./week/week-tags.ts";

/** The part above a week's overview: the sentences with their papers, and the chart, if the week has them. */
export function renderWeekHead(digest: WeeklyDigest): string[] {
  const { week, intro, tagWeeks = [] } = digest;
  const sentences = shownSentences(intro).map(
    ({ text, papers }) => `- ${escapeCell(text)} (${renderPapers(digest, papers)})`,
  );
  return [
    ...(sentences.length === 0 ? [] : ["## 이번 주 흐름", sentences.join("\n")]),
    ...(tagWeeks.length === 0 ? [] : [renderChartLink(week, tagWeeks)]),
  ];
}

/** Links to the cards of papers, in the order of the overview. */
function renderPapers(digest: WeeklyDigest, ids: readonly string[]): string {
  const links = digest.cards.flatMap((card, index) =>
    ids.includes(card.paper.id)
      ? [`[${nameShortly(card.paper.title)}](${linkToCard(digest, card, index)})`]
      : [],
  );
  return links.join(", ");
}

/** The longest name that a paper has in a sentence, in characters; half a line on a phone. */
const SHORT_NAME_CHARS = 24;

/** What a title names before its colon, such as a method; else as much of its beginning as has room. */
function nameShortly(title: string): string {
  const whole = cleanLine(title);
  const [name = ""] = whole.split(": ");
  if (name !== "" && name.length <= SHORT_NAME_CHARS) return escapeCell(name);
  const cut = whole.slice(0, SHORT_NAME_CHARS + 1);
  const words = cut.includes(" ") ? cut.replace(/[^\p{L}\p{N})]* [^ ]*$/u, "") : "";
  return escapeCell(`${words === "" ? [...whole].slice(0, SHORT_NAME_CHARS).join("") : words}…`);
}

/** The chart, with the shares of this week and the one before as alternative text. */
function renderChartLink(week: DigestWeek, tagWeeks: readonly WeekTags[]): string {
  const shares = describeShares(tagWeeks.slice(0, 2));
  return `![${CHART_TITLE}: ${escapeMarkdown(shares)}](${digestFile(week, "svg")})`;
}
