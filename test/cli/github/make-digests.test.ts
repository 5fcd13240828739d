import { expect, test } from "vitest";
import { makeDigests, toGenerateExitCode } from "../../../src/cli/github/make-digests.ts";
import { startDeadline } from "../../../src/cli/github/run-deadline.ts";
import { InterruptedError, type PapercardsError, UsageError } from "../../../src/core/errors.ts";
import { DigestDate } from "../../../src/core/paper/date.ts";
import { DigestWeek } from "../../../src/core/paper/week.ts";
import { toMissingDay } from "../../../src/pipeline/day-result.ts";
import type { Run } from "../../../src/pipeline/run.ts";
import { makeRun } from "../../support/make-run.ts";
import { readDay } from "../../support/recorded.ts";

const { result: missing } = toMissingDay(DigestDate.parse("2026-02-13"), new InterruptedError());
const day = { ...missing, status: "settled" as const, ok: 2, problem: null };

const ofWeek = (problem: PapercardsError, days = [day]) => ({
  days,
  summaries: days.map(() => "a day"),
  weekProblems: [{ week: DigestWeek.parse("2026-W07"), problem }],
});

/** What an interrupt becomes that is not the user's. */
async function passDeadline(): Promise<PapercardsError> {
  const { inTime, clear } = startDeadline(1, new AbortController().signal);
  const ended = inTime(() => Promise.reject(new InterruptedError()));
  clear();
  return ended.catch((error) => error);
}

test("a run that is stopped while its weeks are made ends as one that is stopped", () => {
  expect(toGenerateExitCode(ofWeek(new InterruptedError()), 0)).toBe(130);
  expect(toGenerateExitCode(ofWeek(new InterruptedError(), []), 0)).toBe(130);
});

test("a run whose deadline passes while its weeks are made is partly done", async () => {
  const late = await passDeadline();

  expect(late).toMatchObject({ code: "DEADLINE" });
  expect(toGenerateExitCode(ofWeek(late), 0)).toBe(3);
  expect(toGenerateExitCode(ofWeek(late, []), 0)).toBe(3);
});

test("a week that cannot be made leaves a run partly done, or without anything", () => {
  const problem = new UsageError("There is no digest.", "Make days first.");

  expect(toGenerateExitCode(ofWeek(problem), 0)).toBe(3);
  expect(toGenerateExitCode(ofWeek(problem, []), 0)).toBe(2);
});

const [MONDAY, FRIDAY] = ["2026-02-09", "2026-02-13"].map((date) => DigestDate.parse(date));
const WEEK = [MONDAY ?? expect.fail(), FRIDAY ?? expect.fail()];

/** Makes these days, and the weeks of the whole window; with `stop`, the run is stopped once a day is written. */
async function makeWindow(dates: readonly DigestDate[], run: Run, stop?: AbortController) {
  const deadline = startDeadline(1, stop?.signal ?? run.signal);
  const guard: typeof deadline.guard = (make) => async (date, running) => {
    const made = await make(date, running);
    stop?.abort();
    return made;
  };
  const made = await makeDigests(
    dates,
    { ...run, signal: stop?.signal ?? run.signal },
    {
      ...{ week: null, window: WEEK, isReview: false, unfit: [] },
      deadline: { ...deadline, guard },
    },
  );
  deadline.clear();
  return made;
}

test("a week that a stopped run keeps from its days is named, and made by the next run, which asks nothing more", async () => {
  const papers = readDay("2026-02-13").slice(0, 4);
  const { run, asked } = makeRun({ [WEEK[0] ?? ""]: papers, [WEEK[1] ?? ""]: papers });

  const stopped = await makeWindow(WEEK.slice(1), run, new AbortController());
  expect(stopped.days.map(({ status }) => status)).toEqual(["settled"]);
  expect(stopped.weekProblems).toMatchObject([
    {
      week: "2026-W07",
      problem: { code: "INTERRUPTED", fix: expect.stringContaining("with it as `week`") },
    },
  ]);
  expect(toGenerateExitCode(stopped, 0)).toBe(130);

  const next = await makeWindow([], run);
  expect(next).toMatchObject({ days: [], weekProblems: [] });
  expect(next.summaries).toHaveLength(1);
  expect(asked).toContain("2026-W07");

  const later = await makeWindow([], run);
  expect(later).toEqual({ days: [], summaries: [], weekProblems: [] });
});

test("a week that lacks a day which was published without it is made again", async () => {
  const papers = readDay("2026-02-13").slice(0, 4);
  const { run } = makeRun({
    [WEEK[0] ?? ""]: papers.slice(0, 1),
    [WEEK[1] ?? ""]: papers.slice(1),
  });
  const weekly = () => run.store.digests.readWeek(DigestWeek.parse("2026-W07"));
  await makeWindow(WEEK.slice(0, 1), run);
  await makeWindow(WEEK.slice(1), run, new AbortController());
  const before = (await weekly())?.cards.length;

  await makeWindow([], run);

  expect([before, (await weekly())?.cards.length]).toEqual([1, 3]);
});
