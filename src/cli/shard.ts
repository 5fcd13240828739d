import { UsageError } from "../core/errors.ts";
import type { DigestDate } from "../core/paper/date.ts";
import { quoteGiven } from "../core/printed/printed.ts";

/** One of several runs that divide a range of days among them, counted from 1. */
type Shard = { index: number; count: number };

/**
 * Reads `<i>/<n>`, such as `2/4`.
 *
 * @throws {UsageError} when it is anything else, or i is not from 1 to n.
 */
export function parseShard(text: string): Shard {
  const { index, count } = /^(?<index>\d{1,4})\/(?<count>\d{1,4})$/.exec(text)?.groups ?? {};
  const shard = { index: Number(index), count: Number(count) };
  if (shard.index >= 1 && shard.index <= shard.count) return shard;
  throw new UsageError(
    `${quoteGiven(text)} names no shard.`,
    "Write it as <i>/<n>, such as 2/4 for the second of four.",
  );
}

/**
 * The days of one shard: neighbouring days, since a paper that is listed twice is mostly listed on
 * neighbouring days. All shards together hold each day once, and their sizes differ by one day at most.
 */
export function pickShard(dates: readonly DigestDate[], { index, count }: Shard): DigestDate[] {
  const start = Math.floor((dates.length * (index - 1)) / count);
  return dates.slice(start, Math.floor((dates.length * index) / count));
}
