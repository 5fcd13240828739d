import { z } from "zod";

/** What the model returns for a week: the papers before the claim about them. */
export const WeekDraft = z.object({
  sentences: z
    .array(z.object({ papers: z.array(z.int()), text: z.string() }))
    // not `min`, which would be sent: the wire schema is part of the fingerprint of answers in the cache
    .refine((sentences) => sentences.length > 0),
});
export type WeekDraft = z.infer<typeof WeekDraft>;
