import { z } from "zod";
import { Usage } from "../question/answer.ts";

/** Which model has read a card's sentences against the abstract, and what it was asked. */
export const VerifierOrigin = z.object({
  model: z.string(),
  promptVersion: z.string(),
  fingerprint: z.string(),
});
export type VerifierOrigin = z.infer<typeof VerifierOrigin>;

/** Where a draft comes from and what it took. */
export const Provenance = z.object({
  model: z.string(),
  promptVersion: z.string(),
  /** Hash of everything that shapes the draft; the same question is never asked twice. */
  fingerprint: z.string(),
  draftedAt: z.iso.datetime(),
  /** Questions it took: 1, or 2 with a re-ask. */
  attempts: z.int().min(1),
  usage: Usage,
  /** The verifier that has read the draft, or the one before its re-ask; its usage is in that above. Absent when none has. */
  verifier: VerifierOrigin.optional(),
  /** Fields that a person has changed; such a card is never drafted again. */
  edited: z.array(z.string()),
  /** When a person has changed it last; absent where nobody has, and for changes made by an older version. */
  editedAt: z.iso.datetime().optional(),
});
export type Provenance = z.infer<typeof Provenance>;

/** Stands for the model and its question where a person has written a draft. */
const BY_HAND = "by hand";

/** Where a draft comes from that a person begins to write, without any model. */
export function makeByHand(now: Date): Provenance {
  return {
    ...{ model: BY_HAND, promptVersion: BY_HAND, fingerprint: BY_HAND, attempts: 1, edited: [] },
    usage: { inputTokens: 0, outputTokens: 0, costUsd: 0 },
    draftedAt: now.toISOString(),
  };
}

/** Whether a person has written a draft, and no model. */
export function isByHand({ model, fingerprint }: Provenance): boolean {
  return model === BY_HAND && fingerprint === BY_HAND;
}
