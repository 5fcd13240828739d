import { expect, test } from "vitest";
import { describeToSee, describeTroubles } from "../../../src/cli/print/end-of-run.ts";
import { InterruptedError, type SourceError } from "../../../src/core/errors.ts";
import type { ModelError } from "../../../src/model/model-error.ts";
import type { FailedPaper } from "../../../src/pipeline/day-result.ts";
import { makeDayResult } from "../../support/make-day-result.ts";
import { makeModelError, makeSourceError } from "../../support/make-errors.ts";

const CLOSED = makeModelError("x answered 401: no.", {
  ...{ reason: "MODEL_CLOSED", endsRun: true, fix: "Check OPENAI_API_KEY." },
});

/** A failed card: its answers could not be used, unless another error is given. */
function fail(id: string, error: ModelError | null = null): FailedPaper {
  const { message = "No JSON.", fix = "Choose another model." } = error ?? {};
  return { id, problem: { code: error?.reason ?? "BAD_ANSWER", message, fix } };
}

const missing = (problem: InterruptedError | SourceError | ModelError, isStopped = false) => ({
  ...({ status: "missing", ok: 0, problem } as const),
  ...(isStopped && { isStopped }),
});

test("a run that leaves nothing to do ends without a word about it", () => {
  const days = [makeDayResult(0), makeDayResult(1, { status: "empty" })];

  expect([...describeToSee(days), ...describeTroubles(days)]).toEqual([]);
});

test("cards that failed for one cause are named with their days in one line, with the next step", () => {
  const days = [
    makeDayResult(0, { failures: [fail("2602.00001")] }),
    makeDayResult(1, { failures: [fail("2602.00001"), fail("2602.00002")] }),
  ];

  expect(describeTroubles(days)).toEqual([
    "BAD_ANSWER: No JSON. 3 cards failed: 2602.00001 of 2026-01-05, 2602.00001 of 2026-01-06, 2602.00002 of 2026-01-06.",
    "  fix: Choose another model.",
  ]);
});

test("of more than ten names the others are counted", () => {
  const days = Array.from({ length: 26 }, (_, index) => {
    const url = new URL(`https://huggingface.co/api/daily_papers?date=${index}`);
    return makeDayResult(index, missing(makeSourceError(url, "answered 503.")));
  });

  const [problem, fix, ...others] = describeTroubles(days);

  expect(problem).toMatch(
    /^SOURCE: GET \S+=0 answered 503\. 26 days not made for this or the like: (2026-01-\d\d, ){9}2026-01-14 and 16 more\.$/,
  );
  expect([fix?.startsWith("  fix: "), others]).toEqual([true, []]);
});

test("a day that was asked for alone is not named again", () => {
  const problem = makeSourceError("The listing", "is another day's.");

  expect(describeTroubles([makeDayResult(0, missing(problem))])[0]).toBe(
    "SOURCE: The listing is another day's.",
  );
  expect(describeTroubles([makeDayResult(0, missing(problem))], 2)[0]).toMatch(
    / 1 day not made: 2026-01-05\.$/,
  );
});

test.each([
  ["an interrupt", new InterruptedError(), "INTERRUPTED: The run was interrupted."],
  ["a model that is closed", CLOSED, "MODEL: x answered 401: no."],
])("a range that %s has ended is one message, the last one", (_, problem, words) => {
  const unsure = makeSourceError("The listing", "is another day's.");
  const days = [
    makeDayResult(0),
    makeDayResult(1, { problem, isStopped: true }),
    ...Array.from({ length: 340 }, (_, index) => makeDayResult(index + 2, missing(problem, true))),
    makeDayResult(342, missing(unsure)),
  ];

  const lines = describeTroubles(days);

  expect(lines).toHaveLength(4);
  expect(lines[2]).toBe(
    `${words} Stopped at 2026-01-06, 340 days left; the same command, run again, goes on there.`,
  );
});

test("cards that the end of the run has left without a draft stand in its message, and those of another cause do not", () => {
  const failures = [fail("2602.00001"), fail("2602.00002", CLOSED)];
  const days = [
    makeDayResult(0, { problem: CLOSED, isStopped: true, failures }),
    makeDayResult(1, missing(CLOSED, true)),
  ];

  expect(describeTroubles(days)).toEqual([
    "BAD_ANSWER: No JSON. 1 card failed: 2602.00001 of 2026-01-05.",
    "  fix: Choose another model.",
    "MODEL: x answered 401: no. Stopped at 2026-01-05, 1 day left; the same command, run again, goes on there. 1 card failed: 2602.00002 of 2026-01-05.",
    "  fix: Check OPENAI_API_KEY.",
  ]);
});

test("cards with errors are counted, with the command that shows them", () => {
  const [one, other] = [makeDayResult(0, { withErrors: 1 }), makeDayResult(3, { withErrors: 5 })];

  expect(describeToSee([one, makeDayResult(1)])).toEqual([
    "1 card with an error, see `papercards review 2026-01-05`.",
  ]);
  expect(describeToSee([one, makeDayResult(1), other])).toEqual([
    "6 cards with errors, see `papercards review --list`: 2026-01-05 (1), 2026-01-08 (5).",
  ]);
});

test("cards without their picture are counted, with the command that tries again", () => {
  const [one, other] = [
    makeDayResult(0, { withoutPicture: 1 }),
    makeDayResult(3, { withoutPicture: 5 }),
  ];

  expect(describeToSee([one])).toEqual([
    "1 card lacks its picture: 2026-01-05; run `papercards backfill 2026-01-05 2026-01-05` to try again.",
  ]);
  expect(describeToSee([one, other])).toEqual([
    "6 cards lack their pictures: 2026-01-05, 2026-01-08; run `papercards backfill 2026-01-05 2026-01-08` to try again.",
  ]);
});
