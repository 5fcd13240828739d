import { z } from "zod";
import { Dismissed } from "../../checks/finding.ts";
import { PaperId } from "../../paper/paper.ts";
import { Usage } from "../../question/answer.ts";

/** A sentence on a trend of a week, and the papers that it is about. */
const said = { text: z.string(), papers: z.array(PaperId).min(1) };

/** What a sentence of a week says, and of which papers. */
export const SaidOfWeek = z.object(said);
export type SaidOfWeek = z.infer<typeof SaidOfWeek>;

/** One sentence on a trend of a week, with what a person has made of it. */
export const WeekSentence = z.object({
  ...said,
  /** The sentence as the model has written it; absent where no person has changed it. */
  original: SaidOfWeek.optional(),
  /** Whether a person has hidden it from readers; absent where not. */
  hidden: z.literal(true).optional(),
  /** Why a person has dismissed findings of it, by their names; absent for none. */
  dismissed: z.record(z.string(), Dismissed).optional(),
});
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

/** The sentences that readers see. */
export function shownSentences(intro: WeekIntro | undefined): WeekSentence[] {
  return (intro?.sentences ?? []).filter(({ hidden }) => hidden !== true);
}

/** Whether a person has changed or hidden a sentence, or dismissed a finding of it. It is kept when its week is made again. */
export function isTouchedSentence({ original, hidden, dismissed }: WeekSentence): boolean {
  return original !== undefined || hidden === true || Object.keys(dismissed ?? {}).length > 0;
}
