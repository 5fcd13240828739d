import { z } from "zod";
import { PaperId } from "../paper/paper.ts";
import { Usage } from "../question/answer.ts";

/** One sentence on what moved in a week, and the papers that it is about. */
const WeekSentence = z.object({ text: z.string(), papers: z.array(PaperId).min(1) });
export type WeekSentence = z.infer<typeof WeekSentence>;

/** What moved in a week, and where the sentences come from. */
export const WeekIntro = z.object({
  sentences: z.array(WeekSentence).min(1),
  provenance: z.object({
    model: z.string(),
    promptVersion: z.string(),
    /** Names the question; the same one is never asked twice. */
    fingerprint: z.string(),
    draftedAt: z.iso.datetime(),
    usage: Usage,
  }),
});
export type WeekIntro = z.infer<typeof WeekIntro>;
