import { expect, test } from "vitest";
import { countRequest } from "../../../../src/model/limits/rate/counted-request.ts";
import {
  addRefusal,
  dropTrial,
  endByAnswer,
  endWhenTaken,
  isOfSameBurst,
  NO_REFUSALS,
  type RefusalRow,
  tryAfter,
} from "../../../../src/model/limits/rate/refusal-row.ts";

const DETAILS = { isLimitKnown: false, isLong: false };

/** The waits of so many refusals in a row, each at the time of the last one. */
function waitsOf(count: number, details: typeof DETAILS): number[] {
  let row: RefusalRow = NO_REFUSALS;
  return Array.from({ length: count }, () => {
    row = addRefusal(row, 0, details);
    return row.untilMs;
  });
}

test("each refusal in a row doubles the wait, up to one that is longer where a limit is known", () => {
  expect(waitsOf(5, DETAILS)).toEqual([1_000, 2_000, 4_000, 8_000, 8_000]);
  expect(waitsOf(8, { ...DETAILS, isLimitKnown: true }).slice(4)).toEqual([
    ...[16_000, 32_000, 64_000, 64_000],
  ]);
});

test("a request that was sent before the last refusal is of the same burst", () => {
  const row = addRefusal(NO_REFUSALS, 500, DETAILS);

  expect(isOfSameBurst(row, countRequest(499))).toBe(true);
  expect(isOfSameBurst(row, countRequest(500))).toBe(false);
  expect(isOfSameBurst(NO_REFUSALS, countRequest(0))).toBe(false);
});

test("the request that is sent after a refusal ends the row when it is answered, or not refused at once", () => {
  const request = countRequest(2_000);
  const row = tryAfter(addRefusal(NO_REFUSALS, 0, DETAILS), request);

  expect(endByAnswer(row, countRequest(1_000))).toBe(row);
  expect(endByAnswer(row, request)).toBe(NO_REFUSALS);
  expect(endWhenTaken(row, 3_000)).toBe(row);
  expect(endWhenTaken(row, 4_000)).toBe(NO_REFUSALS);
});

test("after a wait of hours only an answer ends the row", () => {
  const request = countRequest(2_000);
  const row = tryAfter(addRefusal(NO_REFUSALS, 0, { ...DETAILS, isLong: true }), request);

  expect(endWhenTaken(row, 60_000)).toBe(row);
  expect(endByAnswer(row, request)).toBe(NO_REFUSALS);
});

test("a request that was lost shows nothing, so that another is tried", () => {
  const request = countRequest(2_000);
  const row = tryAfter(addRefusal(NO_REFUSALS, 0, DETAILS), request);

  expect(dropTrial(row, request)).toMatchObject({ count: 1, trial: null });
});
