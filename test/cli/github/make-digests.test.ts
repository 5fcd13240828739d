import { expect, test } from "vitest";
import { toGenerateExitCode } from "../../../src/cli/github/make-digests.ts";
import { startDeadline } from "../../../src/cli/github/run-deadline.ts";
import { InterruptedError, type PapercardsError, UsageError } from "../../../src/core/errors.ts";
import { DigestDate } from "../../../src/core/paper/date.ts";
import { DigestWeek } from "../../../src/core/paper/week.ts";
import { toMissingDay } from "../../../src/pipeline/day-result.ts";

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
