import type { Card } from "../card/card.ts";
import type { Finding } from "../checks/finding.ts";
import type { Draft } from "../draft/draft.ts";
import { toAnchor } from "../github-text.ts";
import { type DigestDate, startOf } from "../paper/date.ts";
import { type DigestWeek, datesOf } from "../paper/week.ts";
import { cleanLine } from "../text.ts";

/** Version of a digest's file. Files of an older version are raised to it, those of a newer one refused. */
export const SCHEMA_VERSION = 2;

/** What readers and reviewers call the two ratings of a card. */
export const RATING_NAMES = { difficulty: "도입 난이도", confidence: "신뢰도" } as const;

/** The part of the index that says how to read a card, and the link to it there. */
export const LEGEND_NAME = "카드 읽는 법";
export const LEGEND_ANCHOR = `#${toAnchor(LEGEND_NAME)}`;

/** The section of a card that says what its paper leaves open. */
export const MEMO_NAME = "불확실성 메모";

/** Shown in place of a rating that a card does not have. */
export const NO_RATING = "—";

/** What reviewers call the severities of findings. */
export const SEVERITY_NAMES: Readonly<Record<Finding["severity"], string>> = {
  error: "오류",
  warning: "주의",
  style: "다듬기",
};

/** What readers and reviewers call the checks. */
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
  meaning: "의미",
  verifier: "검증 모델",
  filler: "빈말",
  wording: "표현",
  tags: "태그",
};

/** What the grades of a rating mean: the highest trust is good, the highest difficulty is not. */
const GRADE_WORDS: Readonly<Record<keyof typeof RATING_NAMES, Readonly<Record<string, string>>>> = {
  confidence: { 상: "높음", 중: "보통", 하: "낮음" },
  difficulty: { 상: "어려움", 중: "보통", 하: "쉬움" },
};

/** A grade with what it means: `상(어려움)`. */
export function nameGrade(rating: keyof typeof RATING_NAMES, grade: string): string {
  const word = GRADE_WORDS[rating][grade];
  return word === undefined ? grade : `${grade}(${word})`;
}

/** What a card is called: its Korean title, or the paper's own where it has none. */
export function nameCard({ draft, paper }: Pick<Card, "draft" | "paper">): string {
  return cleanLine(draft?.headline ?? paper.title);
}

/** What cards call the bases of a risk. */
export const RISK_NAMES: Readonly<Record<Draft["risks"][number]["basis"], string>> = {
  stated: "초록에 명시",
  inferred: "추정",
};

const WEEKDAYS = ["일", "월", "화", "수", "목", "금", "토"] as const;

/** A day's weekday: `금요일`. */
export function nameWeekday(date: DigestDate): string {
  return `${WEEKDAYS[startOf(date).getUTCDay()]}요일`;
}

/** A day within its year: `2.13(금)`. */
export function describeDay(date: DigestDate): string {
  return `${Number(date.slice(5, 7))}.${Number(date.slice(8))}(${nameWeekday(date).slice(0, 1)})`;
}

/** The days of a week: `2.9(월)–2.15(일)`. */
export function describeWeekDates(week: DigestWeek): string {
  const dates = datesOf(week);
  return [dates.at(0), dates.at(-1)]
    .flatMap((date) => (date === undefined ? [] : describeDay(date)))
    .join("–");
}
