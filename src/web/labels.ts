import type { Finding } from "../core/checks/finding.ts";
import type { Decision } from "../core/review/review.ts";

/** What the page calls the severities of findings. */
export const SEVERITIES: Readonly<Record<Finding["severity"], string>> = {
  error: "오류",
  warning: "주의",
  style: "다듬기",
};

/** What the page calls the checks. */
export const CHECK_NAMES: Readonly<Record<Finding["check"], string>> = {
  evidence: "인용",
  numbers: "숫자",
  terms: "이름",
  language: "언어",
  register: "말투",
  markup: "서식",
  length: "길이",
  repetition: "반복",
  claims: "주장",
  filler: "빈말",
};

/** What the page calls decisions. */
export const DECISIONS: Readonly<Record<Decision, string>> = {
  open: "아직 안 봄",
  accepted: "확인함",
  hidden: "숨김",
};

/** The choices of a draft's closed fields, by the last part of their path. */
export const CHOICES: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  basis: { stated: "초록이 밝힌 것", inferred: "미루어 본 것" },
  artefact: { released: "받을 수 있음", announced: "공개 예정", none: "없음" },
  compute: {
    inference: "GPU 한 장이나 API",
    small: "작은 규모의 학습",
    large: "대규모 학습이나 특수 장비",
    concept: "돌려 볼 것이 없음",
  },
};

const FIELD_NAMES: readonly [form: RegExp, name: (number: number) => string][] = [
  [/^keyPoints\[(\d)\]\.text$/, (number) => `핵심 포인트 ${number}`],
  [/^keyPoints\[(\d)\]\.evidence$/, (number) => `핵심 포인트 ${number}의 인용`],
  [/^actions\[(\d)\]$/, (number) => `액션 ${number}`],
  [/^risks\[(\d)\]\.text$/, (number) => `리스크 ${number}`],
  [/^risks\[(\d)\]\.evidence$/, (number) => `리스크 ${number}의 인용`],
  [/^risks\[(\d)\]\.basis$/, (number) => `리스크 ${number}의 근거`],
  [/^oneLine$/, () => "한 줄 요약"],
  [/^developerView$/, () => "개발자 관점"],
  [/^uncertainty$/, () => "불확실성 메모"],
  [/^explanation$/, () => "상세 설명"],
  [/^adoption\.reason$/, () => "도입 난이도의 까닭"],
  [/^adoption\.artefact$/, () => "공개된 것"],
  [/^adoption\.compute$/, () => "드는 장비"],
  [/^tags$/, () => "태그"],
  [/^keyPoints$/, () => "핵심 포인트"],
  [/^actions$/, () => "액션"],
  [/^risks$/, () => "리스크"],
];

/** What the page calls a field, such as `핵심 포인트 1` for `keyPoints[0].text`. */
export function nameOf(path: string): string {
  for (const [form, name] of FIELD_NAMES) {
    const match = form.exec(path);
    if (match !== null) return name(Number(match[1] ?? 0) + 1);
  }
  return path;
}
