import { z } from "zod";
import { PaperId } from "../../paper/paper.ts";
import { Usage } from "../../question/answer.ts";

/** One sentence on a trend of a week, and the papers that it is about. */
const WeekSentence = z.object({ text: z.string(), papers: z.array(PaperId).min(1) });
export type WeekSentence = z.infer<typeof WeekSentence>;

/** The trends of a week, and where the sentences come from. */
export const WeekIntro = z.object({
  sentences: z.array(WeekSentence).min(1),
  provenance: z.object({
    model: z.string(),
    promptVersion: z.string(),
    /** Of the question; the same question is never asked twice. */
    fingerprint: z.string(),
    draftedAt: z.iso.datetime(),
    usage: Usage,
  }),
});
export type WeekIntro = z.infer<typeof WeekIntro>;
