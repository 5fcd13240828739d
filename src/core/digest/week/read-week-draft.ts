import type { z } from "zod";
import { findObject, mendValue } from "../../question/mend-value.ts";
import { MAX_WEEK_SENTENCES, WeekDraft } from "./week-draft.ts";

/** A week's sentences, not yet checked, or why there are none. */
type ReadWeekDraft = { draft: WeekDraft; error: null } | { draft: null; error: z.ZodError };

/**
 * Reads a model's sentences on a week. Numbers of papers may be texts, such as `3`, `#3` or `1, 2`; a sentence
 * whose numbers cannot be read names no paper, so that only it is dropped. Numbers are never looked for in its text.
 */
export function readWeekDraft(json: unknown): ReadWeekDraft {
  const found = findObject(json, WeekDraft);
  const root = Array.isArray(found) ? { sentences: found } : found;
  const { data, error } = WeekDraft.safeParse(withNumbers(mendValue(root, WeekDraft)), {
    reportInput: true,
  });
  return error === undefined ? { draft: data, error: null } : { draft: null, error };
}

/** The first sentences that a week may have, each with a list of numbers, be it empty. */
function withNumbers(value: unknown): unknown {
  const { sentences } = Object(value);
  if (!Array.isArray(sentences)) return value;
  return {
    sentences: sentences.slice(0, MAX_WEEK_SENTENCES).map((sentence: unknown) => {
      const { papers, ...rest } = Object(sentence);
      return {
        ...rest,
        papers: Array.isArray(papers) && papers.every(Number.isInteger) ? papers : [],
      };
    }),
  };
}
