import { readdirSync, readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";

const FOLDER = "test/fixtures/daily-papers";

/** Days whose listing was recorded, oldest first. */
export function recordedDays(): string[] {
  return readdirSync(FOLDER)
    .map((name) => name.slice(0, 10))
    .toSorted();
}

/** The items that the Hub gave for a recorded day. */
export function readDay(date: string): unknown[] {
  return JSON.parse(readGzip(`${FOLDER}/${date}.json.gz`));
}

/** The text of a compressed fixture. */
export function readGzip(path: string): string {
  return gunzipSync(readFileSync(path)).toString("utf8");
}
