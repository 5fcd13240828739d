import type { DigestDate } from "../../src/core/paper/date.ts";
import { openReviewArchive, type ReviewArchive } from "../../test/support/review-archive.ts";
import { makeFolder } from "../../test/support/temporary.ts";
import { makeRandom } from "../random.ts";
import { type Outside, openOutside } from "./outside.ts";

/** An archive that lives through a year. */
export type Archive = Pick<ReviewArchive, "origin" | "server" | "people" | "settle"> & {
  isReview: boolean;
  outside: Outside;
  random: () => number;
  /** The folder that goes from run to run; a lost one is replaced. */
  cache: string;
  /** The name of the model, which an upgrade may change. */
  model: string;
  /** What people have written into days, and which cards they have hidden. */
  edits: { date: string; text: string }[];
  hidden: { date: string; id: string }[];
  /** Days that a label skips. */
  skipped: Set<string>;
  /** Days that the program has named, with the command that makes them. */
  told: Set<string>;
  /** What has happened, a line each. */
  diary: string[];
  note: (date: DigestDate, line: string) => void;
};

/** Opens an archive without a digest. The same seed makes the same year. */
export async function openArchive(seed: number, isReview: boolean): Promise<Archive> {
  const { origin, server, people, settle } = await openReviewArchive();
  const diary: string[] = [];
  return {
    ...{ origin, server, people, settle, isReview, diary },
    outside: await openOutside(),
    random: makeRandom(seed),
    cache: makeFolder(),
    model: "test-model",
    edits: [],
    hidden: [],
    skipped: new Set(),
    told: new Set(),
    note: (date, line) => diary.push(`${date} ${line}`),
  };
}

/** One of these, and undefined of none. */
export function pick<Item>(random: () => number, items: readonly Item[]): Item | undefined {
  return items[Math.floor(random() * items.length)];
}

/** What has a share of chance, if any has: `[0.1, …]` in one of ten cases. */
export function draw<Item>(
  random: () => number,
  shares: readonly (readonly [share: number, item: Item])[],
): Item | undefined {
  let roll = random();
  for (const [share, item] of shares) {
    if (roll < share) return item;
    roll -= share;
  }
  return undefined;
}
