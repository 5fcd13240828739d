import { z } from "zod";
import { Usage } from "../question/answer.ts";

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
  /** Fields that a person has changed; such a card is never drafted again. */
  edited: z.array(z.string()),
});
export type Provenance = z.infer<typeof Provenance>;
