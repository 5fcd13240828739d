import { meaningOf, readWritten, toMeaning } from "../document/document.ts";

/** An index of the first edition, which has no checksum. */
export type FirstIndex = {
  /** Whether it says just what the first edition wrote of the digests in it, whatever the titles. */
  isAsWritten: boolean;
  /** The title that it has of the first paper of each of the newest days, as a reader sees it, by day. */
  titles: ReadonlyMap<string, string>;
};

/** An index as the first edition wrote it, whatever a person has changed in it; null for another text without digests. */
export function readFirstIndex(markdown: string): FirstIndex | null {
  const listed = readWritten(markdown).flatMap(({ text }) => {
    const groups = ENTRY.exec(text)?.groups;
    return groups === undefined ? [] : [groups];
  });
  const links = new Map(listed.map(({ name = "", link = "" }) => [name, link]));
  const titles = new Map<string, string>(
    listed.flatMap(({ name = "", title }) => (title === undefined ? [] : [[name, title]])),
  );
  const isAsWritten = meaningOf(renderFirst(links, titles)) === meaningOf(markdown);
  if (links.size === 0 && !isAsWritten) return null;
  return {
    isAsWritten,
    titles: new Map([...titles].map(([name, title]) => [name, toMeaning(title)])),
  };
}

/** A line such as `- [2026-02-13](daily/2026/2026-02-13.md) (카드 4장, 실패 1장): title`. */
const ENTRY =
  /^- (?<link>\[(?<name>\d{4}-[W\d-]+)\]\((?:daily|weekly)\/\d{4}\/\k<name>\.md\) \(카드 \d+장(?:, 실패 \d+장)?\))(?:: (?<title>.+))?$/;

/** The index of days and weeks, by name. */
function renderFirst(
  links: ReadonlyMap<string, string>,
  titles: ReadonlyMap<string, string>,
): string {
  const newestFirst = [...links.keys()].toSorted().toReversed();
  const weeks = newestFirst.filter((name) => name.includes("W"));
  const days = newestFirst.filter((name) => !name.includes("W"));
  const toLine = (name: string) => `- ${links.get(name)}`;
  const toNewest = (name: string) =>
    titles.has(name) ? `${toLine(name)}: ${titles.get(name)}` : toLine(name);
  const months = [...Map.groupBy(days, (day) => day.slice(0, 7))].flatMap(([month, inMonth]) => [
    `### ${Number(month.slice(0, 4))}년 ${Number(month.slice(5))}월`,
    ...inMonth.map(toLine),
  ]);
  return [
    HEAD,
    ...(days.length === 0 ? ["아직 만든 날이 없습니다."] : days.slice(0, 7).map(toNewest)),
    ...(weeks.length === 0 ? [] : ["## 주간", ...weeks.map(toLine)]),
    ...(months.length === 0 ? [] : ["## 월별 보관", ...months]),
    LEGEND,
  ].join("\n\n");
}

const HEAD = `# Daily Papers 카드

Hugging Face Daily Papers에서 추천을 많이 받은 논문을 하루 한 장의 한국어 카드 묶음으로 정리합니다.

## 최근`;

const LEGEND = `## 카드 읽는 법

| | 상 | 중 | 하 |
| --- | --- | --- | --- |
| **신뢰도** | 숫자, 이름, 인용을 모두 초록에서 찾음 | 확인할 점이 있음 | 오류가 남음. 초록에서 찾지 못한 표현은 불확실성 메모 끝에 적음 |
| **도입 난이도** | 대규모 학습, 특수 장비, 비공개 데이터가 들거나 돌려 볼 것이 없는 개념 | 그 사이 | 받을 수 있는 코드·가중치·데이터가 있고 GPU 한 장이나 API로 충분 |

두 등급은 사람이나 모델의 인상이 아니라 규칙으로 계산합니다. 카드는 초록만 읽고 쓴 것이며, 만들지 못한 카드에는 \`—\`와 그 까닭이 적혀 있습니다.`;
