import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { DigestDate } from "../../../src/core/paper/date.ts";
import { EMPTY_REVIEW } from "../../../src/core/review/review.ts";
import type { Model } from "../../../src/model/model.ts";
import { withCache } from "../../../src/model/with-cache.ts";
import { makeDays } from "../../../src/pipeline/make-days.ts";
import type { Run } from "../../../src/pipeline/run.ts";
import { openStore } from "../../../src/store/open-store.ts";
import { makeModelError } from "../../support/make-errors.ts";
import { makeRun } from "../../support/make-run.ts";
import { readDay } from "../../support/recorded.ts";

const DAY = DigestDate.parse("2026-02-13");
const NEXT = DigestDate.parse("2026-05-29");
const OTHER = DigestDate.parse("2026-05-28");

/** The day is made ten days after it; two months later, what it was made of is old. */
const MADE = new Date("2026-02-23T12:00:00Z");
const YOUNG = new Date("2026-04-25T12:00:00Z");
const OLD = new Date("2026-06-01T12:00:00Z");

const [, , , ...LATER_PAPERS] = readDay(DAY);
const LISTED = { [DAY]: readDay(DAY).slice(0, 3), [NEXT]: LATER_PAPERS, [OTHER]: LATER_PAPERS };

/** A run on the day, what it has told of files that were taken out, and the folders of its cache. */
function open(now = MADE) {
  const made = makeRun(LISTED, now);
  const pruned: number[] = [];
  const run = { ...made.run, reporter: { onPruned: (files: number) => void pruned.push(files) } };
  return { ...made, run, pruned, list: () => listCache(made.folder) };
}

/** What a cache has of listings, and how many answers. */
function listCache(folder: string) {
  const listFiles = (name: string) => {
    const path = join(folder, "cache", name);
    const entries = existsSync(path)
      ? readdirSync(path, { recursive: true, encoding: "utf8" })
      : [];
    return entries.filter((entry) => entry.includes(".json")).toSorted();
  };
  return {
    listings: listFiles("listings").map((name) => name.slice(0, 10)),
    answers: listFiles("answers").length,
  };
}

const at = (now: Date, run: Run): Run => ({ ...run, now: () => now });
const dry = (run: Run): Run => ({ ...run, choices: { ...run.choices, isDryRun: true } });
const withTop = (top: number, run: Run): Run => ({ ...run, choices: { ...run.choices, top } });

/** The same run with a model that answers in its own way. */
function asking({ run, bare }: ReturnType<typeof open>, ask: Model["ask"]): Run {
  const { store, ledger } = run;
  return { ...run, model: withCache({ ...bare, ask }, { cache: store.answers, ledger }) };
}

test("what an old day was made of is taken out, and making the day again asks nothing and changes nothing", async () => {
  const { run, asked, pruned, list, folder } = open();
  await makeDays([DAY], run);
  await makeDays([NEXT], at(OLD, run));
  const left = list();
  const digest = readFileSync(join(folder, `output/daily/2026/${DAY}.json`), "utf8");
  const before = asked.length;

  const [again] = await makeDays([DAY], at(OLD, run));

  expect(left).toEqual({ listings: [NEXT], answers: 2 });
  expect(pruned).toEqual([3]);
  expect(again).toMatchObject({ status: "settled", ok: 2, failed: 0 });
  expect(asked).toHaveLength(before);
  expect(readFileSync(join(folder, `output/daily/2026/${DAY}.json`), "utf8")).toBe(digest);
});

test("nothing is taken out within two months, nor as long as a run may look back and tell of holes", async () => {
  const { run, pruned, list } = open();
  await makeDays([DAY], run);

  await makeDays([NEXT], at(YOUNG, run));
  await makeDays([OTHER], { ...at(OLD, run), choices: { ...run.choices, lookbackDays: 90 } });

  expect(list().listings).toEqual([DAY, OTHER, NEXT]);
  expect(pruned).toEqual([]);
});

test("a run that has written no digest takes nothing out, and neither does a dry run", async () => {
  const { run, list } = open();
  await makeDays([DAY], run);

  await makeDays([NEXT], dry(at(OLD, run)));
  await makeDays([DigestDate.parse("2026-05-30")], at(OLD, run));

  expect(list().listings).toContain(DAY);
});

test("what was paid for and is in no digest stays, with the listing that its question was asked by", async () => {
  const { run, asked, list } = open();
  await makeDays([DAY], dry(withTop(3, run)));
  await makeDays([DAY], run);

  await makeDays([NEXT], at(OLD, run));
  const left = list();
  const before = asked.length;
  await makeDays([DAY], {
    ...at(OLD, withTop(3, run)),
    choices: { ...run.choices, top: 3, given: ["top"] },
  });

  expect(left).toEqual({ listings: [DAY, NEXT], answers: 5 });
  expect(asked).toHaveLength(before);
});

test("a day of a dry run alone is kept for good: publishing it a year later asks nothing", async () => {
  const { run, asked, list } = open();
  await makeDays([DAY], dry(run));
  await makeDays([NEXT], at(new Date("2027-02-01T12:00:00Z"), run));
  const before = asked.length;

  await makeDays([DAY], at(new Date("2027-02-01T12:00:00Z"), run));

  expect(asked).toHaveLength(before);
  expect(list().listings).toEqual([DAY, NEXT]);
});

test("a day that has just been written is left alone, however old: it is not published yet", async () => {
  const { run, list } = open();
  await makeDays([DAY], dry(run));

  await makeDays([DAY, NEXT], at(OLD, run));
  const first = list().listings;
  await makeDays([OTHER], at(OLD, run));

  expect(first).toEqual([DAY, NEXT]);
  expect(list().listings).toEqual([OTHER, NEXT]);
});

test("a day with a failed card stays until the card is there", async () => {
  const opened = open();
  const failing = asking(opened, async (question, signal) => {
    if (opened.asked.length === 1) throw makeModelError("Nobody answers.");
    return opened.bare.ask(question, signal);
  });
  const { run, list } = opened;
  await makeDays([DAY], failing);

  await makeDays([NEXT], at(OLD, run));
  const failed = list();
  await makeDays([DAY], at(OLD, run));
  await makeDays([OTHER], at(OLD, run));

  expect(failed.listings).toEqual([DAY, NEXT]);
  expect(list().listings).toEqual([OTHER, NEXT]);
});

test("a day that was not over when it was made stays", async () => {
  const { run, list } = open(new Date("2026-02-13T12:00:00Z"));
  await makeDays([DAY], run);

  await makeDays([NEXT], at(OLD, run));

  expect(list().listings).toEqual([DAY, NEXT]);
});

test("an answer of a clock that was ahead stays until its time has passed", async () => {
  const opened = open();
  const { run, list } = opened;
  const ahead = asking(opened, async (question, signal) => ({
    ...(await opened.bare.ask(question, signal)),
    answeredAt: "2031-01-01T00:00:00.000Z",
  }));
  await makeDays([DAY], ahead);

  await makeDays([NEXT], at(OLD, run));

  expect(list()).toEqual({ listings: [DAY, NEXT], answers: 4 });
});

test("the answer of a re-ask goes with the first one", async () => {
  const opened = open();
  const { run, list } = opened;
  const reasked = asking(opened, async (question, signal) => {
    const isFirst = opened.asked.length === 0;
    const answer = await opened.bare.ask(question, signal);
    return isFirst ? { ...answer, text: "no JSON" } : answer;
  });
  await makeDays([DAY], reasked);
  const before = list().answers;

  await makeDays([NEXT], at(OLD, run));

  expect(before).toBe(3);
  expect(list()).toEqual({ listings: [NEXT], answers: 2 });
});

test("reviews stay, and a day that is done is skipped without its listing", async () => {
  const { run, list, folder, listed } = open();
  await makeDays([DAY], run, { skipsDone: true });
  await run.store.reviews.update(DAY, (_, write) => write({ ...EMPTY_REVIEW, revision: 1 }));
  await makeDays([NEXT], at(OLD, run));
  const fetched = listed.length;

  const [again] = await makeDays([DAY], at(OLD, run), { skipsDone: true });

  expect(list().listings).toEqual([NEXT]);
  expect(readdirSync(join(folder, "cache/reviews"))).toEqual([`${DAY}.json`]);
  expect(again?.isUnchanged).toBe(true);
  expect(listed).toHaveLength(fetched);
});

test("nothing is taken out while another process is at work on the same cache", async () => {
  const { run, list, folder } = open();
  const other = openStore({
    outputFolder: join(folder, "other"),
    cacheFolder: join(folder, "cache"),
    writer: { processId: 2, isRunning: () => true },
  });
  await makeDays([DAY], run);
  const release = await other.claims.take("drafting-2026-03-02", {
    signal: run.signal,
    onWait: () => {},
  });

  await makeDays([NEXT], at(OLD, run));
  const meanwhile = list().listings;
  await release();
  await makeDays([OTHER], at(OLD, run));

  expect(meanwhile).toEqual([DAY, NEXT]);
  expect(list().listings).toEqual([OTHER, NEXT]);
});

test("what cannot be read stays, and fails no run", async () => {
  const { run, list, folder } = open();
  await makeDays([DAY], run);
  writeFileSync(join(folder, `output/daily/2026/${DAY}.json`), '{"kind":');

  const [made] = await makeDays([NEXT], at(OLD, run), { writesIndex: false });

  expect(made).toMatchObject({ ok: 2, problem: null });
  expect(list().listings).toEqual([DAY, NEXT]);
});
