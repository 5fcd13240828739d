import type { DraftedCard } from "../card/card.ts";
import { describeUnfound } from "../card/unfound.ts";
import type { Draft } from "../draft/draft.ts";
import { MEMO_NAME, RISK_NAMES } from "./names.ts";

/** The fields of a draft that are a section of their card. */
type SectionField = Exclude<keyof Draft, "headline" | "adoption" | "tags">;

/** One section of a card: the field that it shows, and its names for readers and reviewers. */
export type CardSection = {
  field: SectionField;
  /** The section's heading, with its emoji. */
  heading: string;
  /** A short name, without the emoji. */
  name: string;
  /** Its content: one text, or the items of a list. */
  read: (card: DraftedCard) => string | readonly string[];
  /** What the program adds behind a text. @default nothing */
  tail?: (card: DraftedCard) => string;
  /** What stands in front of each item. @default nothing */
  labels?: (card: DraftedCard) => readonly string[];
  /** The quotes of its items, in their order, each with its path in the draft. @default none */
  quotes?: Quotes;
};

/** The quotes of a list, and whether each item has one, so that they are numbered. */
type Quotes = {
  isNumbered: boolean;
  read: (card: DraftedCard) => readonly { path: string; value: string }[];
};

/** What the folded quotes below a section are called. */
export const QUOTES_NAME = "원문 인용";

/** The path of an item of a list in a draft, such as `keyPoints[0].text`. */
export function toItemPath(field: SectionField, index: number): string {
  return `${field}[${index}]${field === "actions" ? "" : ".text"}`;
}

/** The memo, which ends with what was not found in the source. A failed card has one, too. */
export const MEMO_SECTION: CardSection = {
  field: "uncertainty",
  heading: `🧭 ${MEMO_NAME}`,
  name: MEMO_NAME,
  read: ({ draft }) => draft.uncertainty,
  tail: (card) => {
    const unfound = describeUnfound(card);
    return unfound === null ? "" : ` ${unfound}`;
  },
};

/** The sections of a card in the order in which its readers see them. */
export const CARD_SECTIONS: readonly CardSection[] = [
  {
    field: "oneLine",
    heading: "📌 한 줄 요약",
    name: "한 줄 요약",
    read: ({ draft }) => draft.oneLine,
  },
  {
    field: "keyPoints",
    heading: "🔑 핵심 포인트",
    name: "핵심 포인트",
    read: ({ draft }) => draft.keyPoints.map((point) => point.text),
    quotes: {
      isNumbered: true,
      read: ({ draft: { keyPoints } }) =>
        keyPoints.every(({ evidence }) => evidence === "")
          ? []
          : keyPoints.map(({ evidence: value }, index) => ({
              path: `keyPoints[${index}].evidence`,
              value,
            })),
    },
  },
  {
    field: "developerView",
    heading: "🧑‍💻 개발자 관점",
    name: "개발자 관점",
    read: ({ draft }) => draft.developerView,
  },
  {
    field: "actions",
    heading: "🚀 바로 실험할 액션",
    name: "액션",
    read: ({ draft }) => draft.actions,
  },
  {
    field: "risks",
    heading: "⚠️ 리스크/한계",
    name: "리스크",
    read: ({ draft }) => draft.risks.map((risk) => risk.text),
    labels: ({ draft }) => draft.risks.map(({ basis }) => RISK_NAMES[basis]),
    quotes: {
      isNumbered: false,
      read: ({ draft }) =>
        draft.risks.flatMap(({ basis, evidence: value }, index) =>
          basis === "stated" && value !== null ? [{ path: `risks[${index}].evidence`, value }] : [],
        ),
    },
  },
  MEMO_SECTION,
  {
    field: "explanation",
    heading: "📝 초록 기반 상세 설명",
    name: "상세 설명",
    read: ({ draft }) => draft.explanation,
  },
];
