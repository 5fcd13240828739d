import { onTestFinished } from "vitest";
import { DigestDate } from "../../src/core/paper/date.ts";
import { readDay, recordedDays } from "./recorded.ts";
import { onWeekdays, openRecordedWorld, type RecordedWorld } from "./recorded-world.ts";

/** The newest recorded days on the weekdays from 2026-01-05 on, a Monday; the weekends are empty. */
export async function openBackfillWorld({
  days,
  delayMs,
}: {
  days: number;
  delayMs: number;
}): Promise<RecordedWorld> {
  const listings = onWeekdays(
    DigestDate.parse("2026-01-05"),
    recordedDays().slice(-days).map(readDay),
  );
  const world = await openRecordedWorld(listings, { delayMs });
  onTestFinished(world.close);
  return world;
}
