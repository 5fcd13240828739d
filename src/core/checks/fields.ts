import type { Draft } from "../draft/draft.ts";

/** What is bounded, and by what: characters, words or sentences. */
export type Bounds = { least: number; most: number };

/** One text of a draft, and what is asked of it. */
export type Field = {
  /** Where it stands, such as `keyPoints[0].text`. */
  path: string;
  text: string;
  /** A report is held to the paper; advice may name a tool or a small count of its own. */
  role: "report" | "advise";
  /** Whole sentences in 합니다체, or a list item in noun style. */
  form: "sentence" | "item";
  /** The point's own quote, to which its numbers are held; null where there is none. */
  quote: string | null;
  /** Characters. */
  length: Bounds;
  /** Sentences; null for list items. */
  sentences: Bounds | null;
};

type Rule = Pick<Field, "role" | "form" | "length" | "sentences">;

/** A whole sentence has 20 to 120 characters (korean.md 1); the bounds of prose follow from it. */
const RULES = {
  keyPoint: { role: "report", form: "item", length: { least: 30, most: 65 }, sentences: null },
  oneLine: {
    role: "report",
    form: "sentence",
    length: { least: 70, most: 120 },
    sentences: { least: 1, most: 1 },
  },
  developerView: {
    role: "advise",
    form: "sentence",
    length: { least: 40, most: 240 },
    sentences: { least: 2, most: 2 },
  },
  action: { role: "advise", form: "item", length: { least: 25, most: 60 }, sentences: null },
  statedRisk: { role: "report", form: "item", length: { least: 20, most: 65 }, sentences: null },
  inferredRisk: { role: "advise", form: "item", length: { least: 20, most: 65 }, sentences: null },
  explanation: {
    role: "report",
    form: "sentence",
    length: { least: 350, most: 520 },
    sentences: { least: 5, most: 6 },
  },
  uncertainty: {
    role: "advise",
    form: "sentence",
    length: { least: 30, most: 240 },
    sentences: { least: 1, most: 2 },
  },
  reason: {
    role: "advise",
    form: "sentence",
    length: { least: 20, most: 120 },
    sentences: { least: 1, most: 1 },
  },
} as const satisfies Record<string, Rule>;

/** Every Korean text of a draft, in the order in which the draft holds them. */
export function fieldsOf(draft: Draft): Field[] {
  const { keyPoints, oneLine, developerView, actions, risks, explanation, uncertainty } = draft;
  return [
    ...keyPoints.map(({ text, evidence }, index) => ({
      ...field(`keyPoints[${index}].text`, text, RULES.keyPoint),
      quote: evidence,
    })),
    field("oneLine", oneLine, RULES.oneLine),
    field("developerView", developerView, RULES.developerView),
    ...actions.map((text, index) => field(`actions[${index}]`, text, RULES.action)),
    ...risks.map(({ basis, text }, index) =>
      field(
        `risks[${index}].text`,
        text,
        basis === "stated" ? RULES.statedRisk : RULES.inferredRisk,
      ),
    ),
    field("explanation", explanation, RULES.explanation),
    field("uncertainty", uncertainty, RULES.uncertainty),
    field("adoption.reason", draft.adoption.reason, RULES.reason),
  ];
}

function field(path: string, text: string, rule: Rule): Field {
  return { path, text, quote: null, ...rule };
}
