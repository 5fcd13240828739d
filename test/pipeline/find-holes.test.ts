import { expect, test } from "vitest";
import { buildCard } from "../../src/core/card/card.ts";
import type { FailureCode } from "../../src/core/card/failure.ts";
import { buildDailyDigest, type DailyDigest } from "../../src/core/digest/digest.ts";
import { NOT_LOOKED_UP } from "../../src/core/paper/artefacts.ts";
import { DigestDate, datesBetween, isWeekend } from "../../src/core/paper/date.ts";
import { findHoles } from "../../src/pipeline/find-holes.ts";
import { makePaper } from "../support/make.ts";
import { makeRun } from "../support/make-run.ts";

const FRIDAY = "2026-02-13";

/** A hole of one day that has a digest. */
const UNFINISHED = { first: "2026-02-04", last: "2026-02-04", hasDigests: true };

const failCard = (code: FailureCode) =>
  buildCard(
    {
      ...{ status: "failed", paper: makePaper(), artefacts: NOT_LOOKED_UP },
      failure: { code, message: "No draft." },
    },
    null,
  );

const date = (text: string) => DigestDate.parse(text);
const weekdays = (first: string, last: string) =>
  datesBetween(date(first), date(last)).filter((day) => !isWeekend(day));

/** Today, days whose listing is known to have papers or none, and days that nobody wants. */
type Known = {
  now?: string;
  empty?: string[];
  full?: string[];
  unwanted?: string[];
  waiting?: string[];
};

/** The holes of an archive with these days, for a look-back of a week. */
async function find(
  made: readonly string[],
  { now = FRIDAY, empty = [], full = [], unwanted = [], waiting = [] }: Known = {},
) {
  const { run } = makeRun({}, new Date(`${now}T12:00:00Z`));
  for (const day of made.map(date)) {
    const digest = buildDailyDigest({ date: day, status: "settled", listed: 9, cards: [] });
    await run.store.digests.updateDay(day, () => digest);
  }
  const foundEmpty = { at: `${now}T12:00:00Z`, run: "another" };
  for (const day of empty.map(date)) {
    await run.store.listings.remember({ date: day, settled: true, items: [], foundEmpty });
  }
  for (const day of full.map(date)) {
    await run.store.listings.remember({ date: day, settled: true, items: [{}] });
  }
  const isUnwanted = async (day: string) => unwanted.includes(day);
  const holes = await findHoles({ lookbackDays: 7, isUnwanted, waiting: new Set(waiting) }, run);
  return holes.map(({ first, last }) => `${first} ${last}`);
}

test("days between the archive's end and the look-back window are a hole", async () => {
  expect(await find(["2026-02-03"])).toEqual(["2026-02-04 2026-02-05"]);
  expect(await find(["2026-02-04"])).toEqual(["2026-02-05 2026-02-05"]);
});

test("days that wait for their merge are in no hole, and count as the archive's", async () => {
  const waiting = ["2026-02-02", "2026-02-04", "2026-W06"];

  expect(await find(["2026-01-30"], { waiting })).toEqual([
    "2026-02-03 2026-02-03",
    "2026-02-05 2026-02-05",
  ]);
  expect(await find([], { waiting: ["2026-02-04"] })).toEqual(["2026-02-05 2026-02-05"]);
});

test("a hole has any length, and is there as long as it has left the window lately", async () => {
  const since = weekdays("2026-01-26", "2026-02-05");

  expect(await find(["2025-06-02"])).toEqual(["2025-06-03 2026-02-05"]);
  expect(await find(["2026-01-05", ...since])).toEqual(["2026-01-06 2026-01-23"]);
  expect(await find(["2025-11-03", ...weekdays("2025-12-01", "2026-02-05")])).toEqual([]);
});

test("days that were made part one hole from the next", async () => {
  expect(await find(["2026-01-30", "2026-02-04"])).toEqual([
    "2026-02-02 2026-02-03",
    "2026-02-05 2026-02-05",
  ]);
});

test("weekends and days that are known as empty are no hole, and within one they part nothing", async () => {
  expect(await find(["2026-02-06"], { now: "2026-02-16" })).toEqual([]);
  expect(await find(["2026-02-03"], { empty: ["2026-02-04", "2026-02-05"] })).toEqual([]);
  expect(await find(["2026-02-03"], { empty: ["2026-02-05"] })).toEqual(["2026-02-04 2026-02-04"]);
  expect(await find(["2026-01-29"], { empty: ["2026-02-03"] })).toEqual(["2026-01-30 2026-02-05"]);
  expect(await find(["2026-02-06"], { now: "2026-02-16", full: ["2026-02-07"] })).toEqual([
    "2026-02-07 2026-02-07",
  ]);
});

test("an archive without a day before the window has no hole", async () => {
  expect(await find([])).toEqual([]);
  expect(await find(["2026-02-06", "2026-02-13"])).toEqual([]);
  expect(await find(["2026-02-05"])).toEqual([]);
});

test("a day that nobody wants is no hole, and within one parts nothing", async () => {
  expect(await find(["2026-02-03"], { unwanted: ["2026-02-04"] })).toEqual([
    "2026-02-05 2026-02-05",
  ]);
  expect(await find(["2026-02-03"], { unwanted: ["2026-02-04", "2026-02-05"] })).toEqual([]);
  expect(await find(["2026-02-02"], { unwanted: ["2026-02-04"] })).toEqual([
    "2026-02-03 2026-02-05",
  ]);
});

test.each<[what: string, change: Partial<DailyDigest>, holes: object[]]>([
  ["is provisional", { status: "provisional" }, [UNFINISHED]],
  ["has a card that a run would try again", { cards: [failCard("MODEL_CLOSED")] }, [UNFINISHED]],
  ["lacks a card for good", { cards: [failCard("NO_ABSTRACT"), failCard("WITHDRAWN")] }, []],
])("a day that has left the window and %s is told as it is", async (_, change, holes) => {
  const { run } = makeRun({}, new Date(`${FRIDAY}T12:00:00Z`));
  for (const day of weekdays("2026-02-02", "2026-02-05")) {
    const whole = buildDailyDigest({ date: day, status: "settled", listed: 1, cards: [] });
    const digest = day === UNFINISHED.first ? { ...whole, ...change } : whole;
    await run.store.digests.updateDay(day, () => digest);
  }

  expect(await findHoles({ lookbackDays: 7 }, run)).toEqual(holes);
});
