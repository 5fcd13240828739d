import { type Bounds, LENGTHS, SENTENCES } from "../draft/bounds.ts";
import type { Draft } from "../draft/draft.ts";

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

type FieldRule = Pick<Field, "role" | "form" | "length" | "sentences">;

const FIELD_RULES = {
  keyPoint: item("report", LENGTHS.keyPoint),
  oneLine: prose("report", "oneLine"),
  developerView: prose("advise", "developerView"),
  action: item("advise", LENGTHS.action),
  statedRisk: item("report", LENGTHS.risk),
  inferredRisk: item("advise", LENGTHS.risk),
  explanation: prose("report", "explanation"),
  uncertainty: prose("advise", "uncertainty"),
  reason: prose("advise", "reason"),
} as const;

function item(role: Field["role"], length: Bounds): FieldRule {
  return { role, form: "item", length, sentences: null };
}

function prose(role: Field["role"], name: keyof typeof SENTENCES): FieldRule {
  return { role, form: "sentence", length: LENGTHS[name], sentences: SENTENCES[name] };
}

/** Every Korean text of a draft, in the order in which the draft holds them. */
export function fieldsOf(draft: Draft): Field[] {
  const { keyPoints, oneLine, developerView, actions, risks, explanation, uncertainty } = draft;
  return [
    ...keyPoints.map(({ text, evidence }, index) => ({
      ...field(`keyPoints[${index}].text`, text, FIELD_RULES.keyPoint),
      quote: evidence,
    })),
    field("oneLine", oneLine, FIELD_RULES.oneLine),
    field("developerView", developerView, FIELD_RULES.developerView),
    ...actions.map((text, index) => field(`actions[${index}]`, text, FIELD_RULES.action)),
    ...risks.map(({ basis, text }, index) =>
      field(
        `risks[${index}].text`,
        text,
        basis === "stated" ? FIELD_RULES.statedRisk : FIELD_RULES.inferredRisk,
      ),
    ),
    field("explanation", explanation, FIELD_RULES.explanation),
    field("uncertainty", uncertainty, FIELD_RULES.uncertainty),
    field("adoption.reason", draft.adoption.reason, FIELD_RULES.reason),
  ];
}

function field(path: string, text: string, rule: FieldRule): Field {
  return { path, text, quote: null, ...rule };
}
