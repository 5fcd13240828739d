import { z } from "zod";

/** What the cache remembers of a settled day without failed cards, so that it can be left alone. */
export const Receipt = z.object({
  /** Names everything that shaped the digest: model, prompt, choices. */
  inputs: z.string(),
  /** Names the bytes of the digest's files. */
  outputs: z.string(),
  listed: z.int(),
  ok: z.int(),
  files: z.array(z.string()),
});
export type Receipt = z.infer<typeof Receipt>;
