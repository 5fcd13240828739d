import { readdirSync, readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { z } from "zod";

const FOLDER = "test/fixtures/daily-papers";

/** Days whose listing was recorded, oldest first. */
export function recordedDays(): string[] {
  return readdirSync(FOLDER)
    .map((name) => name.slice(0, 10))
    .toSorted();
}

/** One recorded day in five, from the whole time. */
export const SOME_DAYS = recordedDays().filter((_, index) => index % 5 === 0);

/** The items that the Hub gave for a recorded day. */
export function readDay(date: string): unknown[] {
  return JSON.parse(readGzip(`${FOLDER}/${date}.json.gz`));
}

/** The text of a compressed fixture. */
export function readGzip(path: string): string {
  return gunzipSync(readFileSync(path)).toString("utf8");
}

/** 124 real items in 33 classes of oddity; see test/fixtures/README.md. */
export function readOddItems(): { tag: string; item: unknown }[] {
  return readGzip("test/fixtures/odd-items.jsonl.gz")
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line));
}

const Dated = z.looseObject({ paper: z.looseObject({ submittedOnDailyAt: z.string() }) });

/** The same items, on another day's list: those that say on which they stand say that one. */
export function listOn(date: string, items: readonly unknown[]): unknown[] {
  const submittedOnDailyAt = `${date}T00:00:00.000Z`;
  return items.map((item) => {
    const dated = Dated.safeParse(item);
    if (!dated.success) return item;
    return { ...dated.data, paper: { ...dated.data.paper, submittedOnDailyAt } };
  });
}
