import { createHash } from "node:crypto";
import { dirname, join } from "node:path";
import { z } from "zod";
import type { DigestDate } from "../core/paper/date.ts";
import { readOwn } from "./documents/own-lines.ts";
import type { Files } from "./files.ts";
import type { Images } from "./images.ts";
import type { Listings } from "./listings.ts";

/** A day links to the one before it, the one after it and its week. */
const MAX_LINKS = 3;

/**
 * What the cache stores about a settled day without failed cards, so that it can be skipped. What older versions did not
 * keep is optional: their receipts count for none.
 */
const Receipt = z.object({
  /** Hash of everything that shaped the digest: model, prompt, choices. */
  inputs: z.string(),
  /** The program's version: another one may check in another way. */
  program: z.string().default(""),
  /** Hash of the digest's files, without the links to its neighbours, and of its pictures. */
  outputs: z.string(),
  /** Hash of the day's listing; null when it was not kept. */
  listing: z.string().nullable().default(null),
  /** Hash of the day's review, by which its cards with errors were counted; null when that could not be read. */
  review: z.string().nullable().default(null),
  listed: z.int(),
  ok: z.int(),
  /** Cards with an error that a check found, and that no reviewer has accepted. */
  withErrors: z.int().default(0),
  /** Drafts that were kept, those of hidden cards included. */
  kept: z.int().default(0),
  files: z.array(z.string()),
  /** Papers whose pictures are stored. */
  pictures: z.array(z.string()).default([]),
  /** What a run says of the day besides. */
  told: z
    .object({
      unmatchedInterests: z.array(z.string()).readonly().exactOptional(),
      kept: z
        .object({
          top: z.int().exactOptional(),
          interests: z.array(z.string()).readonly().exactOptional(),
        })
        .exactOptional(),
      ofOthers: z.int().exactOptional(),
      wouldLeave: z.int().exactOptional(),
    })
    .default({}),
});
export type Receipt = z.infer<typeof Receipt>;

/** Receipts of days that are done, by day. */
export type Receipts = {
  /** The receipt of a day, if its inputs, files, pictures and listing are unchanged; null otherwise. */
  recall: (date: DigestDate, inputs: string) => Promise<Receipt | null>;
  remember: (
    date: DigestDate,
    receipt: Omit<Receipt, "outputs" | "listing" | "program">,
  ) => Promise<void>;
  /** Keeps a receipt that was recalled, with cards counted anew. */
  recount: (
    date: DigestDate,
    receipt: Receipt,
    counted: Pick<Receipt, "withErrors" | "review">,
  ) => Promise<void>;
};

type ReceiptsOptions = {
  files: Files;
  images: Pick<Images, "read">;
  listings: Pick<Listings, "pathsOf">;
  /** The program's version. */
  program: string;
};

/** Keeps each receipt as `receipts/<date>.json` in the cache. */
export function openReceipts(
  cacheFolder: string,
  { files, images, listings, program }: ReceiptsOptions,
): Receipts {
  const pathOf = (date: DigestDate) => join(cacheFolder, "receipts", `${date}.json`);

  const isThere = (document: string, link: string) =>
    files.stamp(join(dirname(document), link)) !== null;

  /** What of a file is its own. One that links to a digest that is gone by now is to be made again. */
  async function readFile(path: string): Promise<Uint8Array | string> {
    if (!path.endsWith(".md")) return (await files.readBytes(path)) ?? "missing";
    const { text, links } = readOwn((await files.read(path)) ?? "missing");
    const areThere = links.slice(0, MAX_LINKS).every((link) => isThere(path, link));
    return areThere ? text : "links to a digest that is gone";
  }

  async function hash({ files: paths, pictures }: Pick<Receipt, "files" | "pictures">) {
    const sum = createHash("sha256");
    const add = (name: string, content: Uint8Array | string) =>
      sum.update(`${name}\n`).update(content).update("\n");
    for (const path of paths) add(path, await readFile(path));
    for (const id of pictures) add(id, (await images.read(id)) ?? "missing");
    return sum.digest("hex");
  }

  async function hashListing(date: DigestDate): Promise<string | null> {
    for (const path of listings.pathsOf(date)) {
      const bytes = await files.readBytes(path);
      if (bytes !== null) return createHash("sha256").update(bytes).digest("hex");
    }
    return null;
  }

  return {
    recall: async (date, inputs) => {
      const receipt = await files.readJson(pathOf(date), Receipt);
      if (receipt?.inputs !== inputs || receipt.program !== program) return null;
      // One that is kept no more was not needed any more.
      const listing = await hashListing(date);
      if (listing !== null && listing !== receipt.listing) return null;
      return (await hash(receipt)) === receipt.outputs ? receipt : null;
    },
    remember: async (date, receipt) => {
      const [outputs, listing] = [await hash(receipt), await hashListing(date)];
      await files.writeJson(pathOf(date), { ...receipt, program, outputs, listing }, Receipt);
    },
    recount: (date, receipt, counted) =>
      files.writeJson(pathOf(date), { ...receipt, ...counted }, Receipt),
  };
}
