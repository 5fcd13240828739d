import { type Bounds, SENTENCES, WIDTHS } from "../draft/bounds.ts";
import type { Draft } from "../draft/draft.ts";

/** One text of a draft, and the rules for it. */
export type Field = {
  /** Its path in the draft, such as `keyPoints[0].text`. */
  path: string;
  text: string;
  /** A report may say only what the paper says; advice may add a tool or a small count. */
  role: "report" | "advise";
  /** Whole sentences in 합니다체, or a list item or title that is no sentence. */
  form: "sentence" | "item";
  /** The quote of a key point, which has to hold the point's numbers; null for other fields. */
  quote: string | null;
  width: Bounds;
  /** Sentences; null for list items. */
  sentences: Bounds | null;
};

type FieldRule = Pick<Field, "role" | "form" | "width" | "sentences">;

const FIELD_RULES = {
  keyPoint: item("report", WIDTHS.keyPoint),
  headline: item("report", WIDTHS.headline),
  oneLine: prose("report", "oneLine"),
  developerView: prose("advise", "developerView"),
  action: item("advise", WIDTHS.action),
  statedRisk: item("report", WIDTHS.risk),
  inferredRisk: item("advise", WIDTHS.risk),
  explanation: prose("report", "explanation"),
  uncertainty: prose("advise", "uncertainty"),
  need: item("advise", WIDTHS.need),
} as const satisfies Record<string, FieldRule>;

function item(role: Field["role"], width: Bounds): FieldRule {
  return { role, form: "item", width, sentences: null };
}

function prose(role: Field["role"], name: keyof typeof SENTENCES): FieldRule {
  return { role, form: "sentence", width: WIDTHS[name], sentences: SENTENCES[name] };
}

/** Every Korean text of a draft, in the order of the draft. An older draft lacks some. */
export function fieldsOf(draft: Draft): Field[] {
  const { keyPoints, headline, oneLine, developerView, actions, risks, explanation, uncertainty } =
    draft;
  const { need } = draft.adoption;
  return [
    ...keyPoints.map(({ text, evidence }, index) => ({
      ...field(`keyPoints[${index}].text`, text, FIELD_RULES.keyPoint),
      quote: evidence,
    })),
    ...(headline === null ? [] : [field("headline", headline, FIELD_RULES.headline)]),
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
    ...(need === null ? [] : [field("adoption.need", need, FIELD_RULES.need)]),
  ];
}

function field(path: string, text: string, rule: FieldRule): Field {
  return { path, text, quote: null, ...rule };
}
