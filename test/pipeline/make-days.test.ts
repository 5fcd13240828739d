import { existsSync } from "node:fs";
import { join } from "node:path";
import { expect, test, vi } from "vitest";
import { InterruptedError, StoreError } from "../../src/core/errors.ts";
import { DigestDate } from "../../src/core/paper/date.ts";
import { WaitingError } from "../../src/model/batch/waiting-error.ts";
import { type MadeDay, toMadeDay } from "../../src/pipeline/day-result.ts";
import { type MakeDaysOptions, makeDays } from "../../src/pipeline/make-days.ts";
import { makeModelError, makeSourceError } from "../support/make-errors.ts";
import { makeRun } from "../support/make-run.ts";
import { readDay } from "../support/recorded.ts";

const DAYS = ["2026-02-10", "2026-02-11", "2026-02-12", "2026-02-13"].map((date) =>
  DigestDate.parse(date),
);

/** What the system says of a disk without room. */
const FULL = Object.assign(new Error("no space left"), { code: "ENOSPC" });

/** Makes days without papers, after doing something for each. */
function makeEmpty(work: (date: DigestDate) => Promise<void>) {
  return async (date: DigestDate): Promise<MadeDay> => {
    await work(date);
    return toMadeDay(null, { date, listed: 0, files: [], problem: null });
  };
}

test("days come in their order, however long each of them takes", async () => {
  const gates = new Map(DAYS.map((date) => [date, Promise.withResolvers<void>()]));
  const started: DigestDate[] = [];
  const told: DigestDate[] = [];

  const making = makeDays(DAYS, makeRun().run, {
    daysAtOnce: 3,
    make: makeEmpty(async (date) => {
      started.push(date);
      await gates.get(date)?.promise;
    }),
    onDay: ({ date }) => {
      told.push(date);
    },
  });
  for (const date of DAYS.slice(1)) gates.get(date)?.resolve();
  await vi.waitFor(() => expect(started).toHaveLength(3));
  const meanwhile = { started: started.toSorted(), told: [...told] };
  gates.get(DAYS[0] ?? expect.fail())?.resolve();
  const results = await making;

  expect(meanwhile).toEqual({ started: DAYS.slice(0, 3), told: [] });
  expect(results.map(({ date }) => date)).toEqual(DAYS);
  expect(told).toEqual(DAYS);
});

test.each([
  new InterruptedError(),
  new StoreError("output/", "is full.", { fix: "Make room.", korean: null }, { cause: FULL }),
  makeModelError("The key is refused.", { endsRun: true }),
  makeModelError("Nobody answers.", { reason: "MODEL_UNREACHABLE" }),
])("after $name the days that are left are not begun, and say why", async (problem) => {
  const begun: DigestDate[] = [];

  const results = await makeDays(DAYS, makeRun().run, {
    make: makeEmpty(async (date) => {
      begun.push(date);
      if (date === DAYS[1]) throw problem;
    }),
  });

  expect(begun).toEqual(DAYS.slice(0, 2));
  expect(results.map(({ status }) => status)).toEqual(["empty", "missing", "missing", "missing"]);
  expect(results.map((day) => day.problem)).toEqual([null, problem, problem, problem]);
});

test.each([
  makeSourceError(new URL("https://huggingface.co/api/daily_papers"), "was answered with 500."),
  new WaitingError(),
  new StoreError("output/daily/2026/2026-02-11.md", "was edited by hand.", {
    fix: "Undo that edit.",
    korean: null,
  }),
  makeModelError("No paper of 2 got a draft.", { reason: "BAD_ANSWER" }),
])("$name costs its own day, and no other", async (problem) => {
  const results = await makeDays(DAYS, makeRun().run, {
    make: makeEmpty(async (date) => {
      if (date === DAYS[1]) throw problem;
    }),
  });

  expect(results.map(({ status }) => status)).toEqual(["empty", "missing", "empty", "empty"]);
});

test("a bug ends the run, once the days under way have ended", async () => {
  const ended: DigestDate[] = [];

  const making = makeDays(DAYS, makeRun().run, {
    daysAtOnce: 2,
    make: makeEmpty(async (date) => {
      if (date === DAYS[0]) throw new TypeError("a bug");
      await new Promise((resolve) => setImmediate(resolve));
      ended.push(date);
    }),
  });

  await expect(making).rejects.toThrow("a bug");
  expect(ended).toEqual([DAYS[1]]);
});

test("the index follows the days, unless nothing was written or it is left to others", async () => {
  const indexAfter = async (items: readonly unknown[], options: MakeDaysOptions = {}) => {
    const { run, folder } = makeRun({ "2026-02-13": items });
    const [day] = await makeDays(DAYS.slice(3), run, options);
    return { status: day?.status, isWritten: existsSync(join(folder, "output/README.md")) };
  };
  const items = readDay("2026-02-13");

  expect(await indexAfter(items)).toEqual({ status: "settled", isWritten: true });
  expect(await indexAfter([])).toEqual({ status: "empty", isWritten: false });
  expect(await indexAfter(items, { writesIndex: false })).toMatchObject({ isWritten: false });
});
