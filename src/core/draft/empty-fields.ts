import type { Draft } from "./draft.ts";
import { readFields } from "./draft-fields.ts";

/** A draft in which nothing is written, with as few items as a draft may have. */
export function makeEmptyDraft(tags: readonly string[]): Draft {
  const point = { evidence: "", text: "" };
  return {
    keyPoints: [point, point, point],
    ...{ headline: "", oneLine: "", developerView: "" },
    actions: ["", ""],
    risks: [{ basis: "inferred", evidence: null, text: "" }],
    ...{ explanation: "", uncertainty: "" },
    adoption: { need: "", compute: "inference" },
    tags: [...tags],
  };
}

/** The fields of a draft in which something has to be written and nothing is. What may be absent is none of them. */
export function listEmptyFields(draft: Draft): string[] {
  const { headline, adoption, risks } = draft;
  const absent = [
    ...(headline === null ? ["headline"] : []),
    ...(adoption.need === null ? ["adoption.need"] : []),
    ...risks.flatMap(({ evidence }, at) => (evidence === null ? [`risks[${at}].evidence`] : [])),
  ];
  return [...readFields(draft)].flatMap(([path, text]) =>
    text.trim() === "" && !absent.includes(path) ? [path] : [],
  );
}
