import { createHash } from "node:crypto";
import { join } from "node:path";
import { z } from "zod";
import type { DigestDate } from "../core/paper/date.ts";
import { withoutNeighbours } from "./documents/stored-document.ts";
import type { Files } from "./files.ts";

/** What the cache stores about a settled day without failed cards, so that it can be skipped. */
const Receipt = z.object({
  /** Hash of everything that shaped the digest: model, prompt, choices. */
  inputs: z.string(),
  /** Hash of the digest's files, without the links to its neighbours. */
  outputs: z.string(),
  listed: z.int(),
  ok: z.int(),
  /** Cards with an error that a check found; not counted by older versions. */
  withErrors: z.int().default(0),
  files: z.array(z.string()),
});
type Receipt = z.infer<typeof Receipt>;

/** Receipts of days that are done, by day. */
export type Receipts = {
  /** The receipt of a day, if its inputs and files are unchanged; null otherwise. */
  recall: (date: DigestDate, inputs: string) => Promise<Receipt | null>;
  remember: (date: DigestDate, receipt: Omit<Receipt, "outputs">) => Promise<void>;
};

/** Keeps each receipt as `receipts/<date>.json` in the cache. */
export function openReceipts(cacheFolder: string, files: Files): Receipts {
  const pathOf = (date: DigestDate) => join(cacheFolder, "receipts", `${date}.json`);

  /** A document without what its neighbours change in it: a day is done although another came beside it. */
  async function readOwn(path: string): Promise<Uint8Array | string> {
    if (path.endsWith(".md")) return withoutNeighbours((await files.read(path)) ?? "missing");
    return (await files.readBytes(path)) ?? "missing";
  }

  async function hash(paths: readonly string[]): Promise<string> {
    const sum = createHash("sha256");
    for (const path of paths) {
      sum.update(`${path}\n`);
      sum.update(await readOwn(path));
      sum.update("\n");
    }
    return sum.digest("hex");
  }

  return {
    recall: async (date, inputs) => {
      const receipt = await files.readJson(pathOf(date), Receipt);
      if (receipt === null || receipt.inputs !== inputs) return null;
      return (await hash(receipt.files)) === receipt.outputs ? receipt : null;
    },
    remember: async (date, receipt) =>
      files.writeJson(pathOf(date), { ...receipt, outputs: await hash(receipt.files) }, Receipt),
  };
}
