import { z } from "zod";

/** Sentences of a week's introduction. Three to five are asked for. */
export const MAX_WEEK_SENTENCES = 10;

/** Papers that one sentence of a week names. Each is looked up with its whole abstract. */
export const MAX_PAPERS_NAMED = 20;

/** Characters of one sentence of a week. At most 120 are asked for. */
export const MAX_WEEK_SENTENCE_CHARS = 600;

/** What the model returns for a week: the papers before the claim about them. */
export const WeekDraft = z.object({
  sentences: z
    // not `min` and `max`, which would be sent: the wire schema is part of the fingerprint of cached answers
    .array(
      z.object({
        papers: z.array(z.int()).refine(({ length }) => length <= MAX_PAPERS_NAMED),
        text: z.string().refine(({ length }) => length <= MAX_WEEK_SENTENCE_CHARS),
      }),
    )
    .refine(({ length }) => length > 0 && length <= MAX_WEEK_SENTENCES),
});
export type WeekDraft = z.infer<typeof WeekDraft>;
