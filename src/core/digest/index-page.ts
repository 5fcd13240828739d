import { type IndexEntry, renderArchive } from "./index-archive.ts";
import { LEGEND_NAME, MEMO_NAME, NO_RATING, RATING_NAMES } from "./names.ts";

/** The heading of every index that papercards has written, by which its own file is known, as it is by its checksum. */
const INDEX_HEADING = "# Daily Papers 카드";

/** Whether a file begins as an index of papercards does, or is empty, however its lines end. */
export function isIndexPage(text: string): boolean {
  const [first = ""] = text.trim().split(/\r?\n/, 1);
  return first === "" || first === INDEX_HEADING;
}

/**
 * Renders the index of an output folder: the newest days with their headlines, the newest weeks, all that there is
 * by year and month, and how to read a card.
 *
 * A page for each year would be one more tap and a page to keep up to date; months that are folded keep the first
 * screens of a phone free after years, need nothing but a tap, and the browser's own search opens them.
 */
export function renderIndexPage(entries: readonly IndexEntry[]): string {
  const blocks = [
    INDEX_HEADING,
    "Hugging Face Daily Papers에서 추천을 많이 받은 논문을 하루 한 장의 한국어 카드 묶음으로 정리합니다.",
    ...renderArchive(entries),
    LEGEND,
  ];
  return `${blocks.join("\n\n")}\n`;
}

/** The rules of `core/card/ratings/`, for readers. */
const LEGEND = `## ${LEGEND_NAME}

| | 상 | 중 | 하 |
| --- | --- | --- | --- |
| **${RATING_NAMES.confidence}** | 초록에 결과 수치와 비교 대상의 이름이 모두 있고, 검사에서 남은 문제가 없음 | 둘 중 하나만 있거나 검사에서 주의가 남음 | 둘 다 없거나 검사에서 오류가 남음. 초록에서 찾지 못한 표현은 ${MEMO_NAME} 끝에 적음 |
| **${RATING_NAMES.difficulty}** | 대규모 학습, 특수 장비, 비공개 데이터가 들거나 돌려 볼 것이 없음 | 그 사이: 그 밖의 코드뿐이거나, 작은 학습이나 직접 구현이 필요하거나, 받을 것이 없음 | 논문이 공개한 가중치, 데이터, 데모, 도구나 논문이 소개한 benchmark, 도구의 코드를 GPU 한 장 이하로 그대로 쓸 수 있음 |

두 등급은 사람이나 모델의 인상이 아니라 규칙으로 계산하고, 이유를 괄호 안에 적습니다. 카드는 초록만 읽고 쓴 것이며, 만들지 못한 카드에는 \`${NO_RATING}\`와 그 이유가 적혀 있습니다.`;
