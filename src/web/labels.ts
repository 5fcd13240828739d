import { CARD_SECTIONS } from "../core/digest/card-sections.ts";
import { RISK_NAMES } from "../core/digest/names.ts";
import type { Decision } from "../core/review/review.ts";

/** What the page calls decisions. */
export const DECISIONS: Readonly<Record<Decision, string>> = {
  open: "검토 전",
  accepted: "확인함",
  hidden: "숨김",
};

/** The choices of a draft's closed fields, by the last part of their path. */
export const CHOICES: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  basis: RISK_NAMES,
  compute: {
    inference: "GPU 한 장이나 API",
    small: "작은 규모의 학습",
    large: "대규모 학습이나 특수 장비",
    concept: "돌려 볼 것이 없음",
  },
};

/** The parts of an item that has more than one. */
const PART_NAMES: ReadonlyMap<string, string> = new Map([
  ["text", ""],
  ["evidence", "의 인용"],
  ["basis", "의 근거"],
]);

/** The fields that are not a section of the card. */
const OTHER_FIELDS: ReadonlyMap<string, string> = new Map([
  ["headline", "한국어 제목"],
  ["adoption.need", "써 보는 데 드는 것"],
  ["adoption.compute", "필요한 자원"],
  ["tags", "태그"],
  // Of a sentence of a week:
  ["text", "문장"],
  ["papers", "논문 번호"],
]);

/** What the page calls a field, such as `핵심 포인트 1` for `keyPoints[0].text`. */
export function fieldNameOf(path: string): string {
  const {
    field,
    index,
    part = "text",
  } = /^(?<field>\w+)(?:\[(?<index>\d+)\])?(?:\.(?<part>\w+))?$/.exec(path)?.groups ?? {};
  const section = CARD_SECTIONS.find((one) => one.field === field);
  const partName = PART_NAMES.get(part);
  if (section === undefined || partName === undefined) return OTHER_FIELDS.get(path) ?? path;
  const number = index === undefined ? "" : ` ${Number(index) + 1}`;
  return `${section.name}${number}${partName}`;
}
