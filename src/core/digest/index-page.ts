import { digestPath } from "../output-paths.ts";
import type { DigestDate } from "../paper/date.ts";
import type { DigestWeek } from "../paper/week.ts";
import { MEMO_SECTION } from "./card-sections.ts";
import { countCards, type Digest, digestName, shownCards } from "./digest.ts";
import { escapeMarkdown } from "./escape.ts";
import { digestTitle } from "./markdown.ts";
import { NO_RATING, RATING_NAMES } from "./names.ts";

/** Days that the index shows with their first paper; older ones are listed by month. */
const NEWEST_DAYS = 7;

/** The heading of every index that papercards has written, by which its own file is known. */
const INDEX_HEADING = "# Daily Papers 카드";

/** Whether a file at the index's path is an index of papercards, or empty, and so may be written again, however its lines end. */
export function isIndexPage(text: string): boolean {
  const [first = ""] = text.trim().split(/\r?\n/, 1);
  return first === "" || first === INDEX_HEADING;
}

/** What the index says of one digest. */
export type IndexEntry = {
  name: DigestDate | DigestWeek;
  kind: Digest["kind"];
  title: string;
  cards: number;
  failed: number;
  /** Title of the first paper; null when there are no cards to read. */
  first: string | null;
};

/** What the index says of a digest. */
export function toIndexEntry(digest: Digest): IndexEntry {
  const shown = shownCards(digest);
  return {
    name: digestName(digest),
    kind: digest.kind,
    title: digestTitle(digest),
    cards: shown.length,
    failed: countCards(digest).failed,
    first: shown[0]?.paper.title ?? null,
  };
}

/** Renders the index of an output folder: the newest digests, weeks, months, and how to read a card. */
export function renderIndexPage(entries: readonly IndexEntry[]): string {
  const newestFirst = entries.toSorted((a, b) => (a.name < b.name ? 1 : -1));
  const days = newestFirst.filter((entry) => entry.kind === "daily");
  const weeks = newestFirst.filter((entry) => entry.kind === "weekly");
  const blocks = [
    INDEX_HEADING,
    "Hugging Face Daily Papers에서 추천을 많이 받은 논문을 하루 한 장의 한국어 카드 묶음으로 정리합니다.",
    "## 최근",
    days.length === 0
      ? "아직 만든 날이 없습니다."
      : days.slice(0, NEWEST_DAYS).map(renderNewest).join("\n"),
    ...(weeks.length === 0 ? [] : ["## 주간", weeks.map(renderLink).join("\n")]),
    ...renderMonths(days),
    LEGEND,
  ];
  return `${blocks.join("\n\n")}\n`;
}

function renderNewest(entry: IndexEntry): string {
  const first = entry.first === null ? "" : `: ${escapeMarkdown(entry.first)}`;
  return `${renderLink(entry)}${first}`;
}

function renderLink({ name, kind, cards, failed }: IndexEntry): string {
  const missing = failed === 0 ? "" : `, 실패 ${failed}장`;
  return `- [${name}](${digestPath(kind, name, "md")}) (카드 ${cards}장${missing})`;
}

function renderMonths(days: readonly IndexEntry[]): string[] {
  const months = Map.groupBy(days, (day) => day.name.slice(0, 7));
  const sections = [...months].map(
    ([month, entries]) =>
      `### ${Number(month.slice(0, 4))}년 ${Number(month.slice(5))}월\n\n${entries.map(renderLink).join("\n")}`,
  );
  return sections.length === 0 ? [] : ["## 월별 보관", ...sections];
}

/** The rules of `core/card/ratings/`, for readers. */
const LEGEND = `## 카드 읽는 법

| | 상 | 중 | 하 |
| --- | --- | --- | --- |
| **${RATING_NAMES.confidence}** | 초록에 결과 수치와 비교 대상의 이름이 모두 있고, 검사에서 남은 문제가 없음 | 둘 중 하나만 있거나 검사에서 주의가 남음 | 둘 다 없거나 검사에서 오류가 남음. 초록에서 찾지 못한 표현은 ${MEMO_SECTION.name} 끝에 적음 |
| **${RATING_NAMES.difficulty}** | 대규모 학습, 특수 장비, 비공개 데이터가 들거나 돌려 볼 것이 없음 | 그 사이: 코드뿐이거나, 작은 학습이나 직접 구현이 필요하거나, 받을 것이 없음 | 논문이 공개한 가중치, 데이터, 데모, 도구를 GPU 한 장 이하로 그대로 쓸 수 있음 |

두 등급은 사람이나 모델의 인상이 아니라 규칙으로 계산하고, 이유를 괄호 안에 적습니다. 카드는 초록만 읽고 쓴 것이며, 만들지 못한 카드에는 \`${NO_RATING}\`와 그 이유가 적혀 있습니다.`;
