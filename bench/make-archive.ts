import { readFileSync } from "node:fs";
import { join } from "node:path";
import { DailyDigest } from "../src/core/digest/digest.ts";
import { addDays, DigestDate, isWeekend } from "../src/core/paper/date.ts";
import { openStore } from "../src/store/open-store.ts";

/** The newest day of an archive; it is a Thursday, so its week is not over. */
export const NEWEST = DigestDate.parse("2026-02-12");

/** Writes this many weekdays of five cards each, the newest first, into an output folder. */
export async function makeArchive(folder: string, days: number): Promise<void> {
  const digest = DailyDigest.parse(
    JSON.parse(readFileSync("examples/2026-02-13/output/daily/2026/2026-02-13.json", "utf8")),
  );
  const store = openStore({
    outputFolder: join(folder, "output"),
    cacheFolder: join(folder, "cache"),
    writer: { processId: process.pid, isRunning: () => false },
  });
  let date = NEWEST;
  for (let made = 0; made < days; date = addDays(date, -1)) {
    if (isWeekend(date)) continue;
    await store.digests.updateDay(date, () => ({ ...digest, date }));
    made += 1;
  }
}
