import { expect, test } from "vitest";
import {
  askBucket,
  type Bucket,
  countGiven,
  emptyBucket,
  endHaste,
  hasten,
  paceOf,
  showsPace,
  timeToLearn,
} from "../../../../src/model/limits/rate/bucket.ts";
import type { CountedRequest } from "../../../../src/model/limits/rate/counted-request.ts";

const MINUTE_MS = 60_000;

/** A bucket, empty at 0, that has given one request after each of these times. */
function givenAt(...times: readonly number[]): Bucket {
  const requests = times.map(
    (atMs): CountedRequest => ({ atMs, countedAtMs: atMs, state: "accepted" }),
  );
  return requests.reduce(askBucket, emptyBucket(0));
}

test("its pace is what it gave since it was empty, without the first, which may have been left over", () => {
  expect(paceOf(givenAt(3_000, 6_000, 9_000), MINUTE_MS, 20_000)).toBeCloseTo(2 * (60 / 9));
  expect(paceOf(givenAt(3_000), MINUTE_MS, 20_000)).toBe(3);
});

test("what it refused it has not given", () => {
  const refused: CountedRequest = { atMs: 4_000, countedAtMs: 4_000, state: "refused" };

  expect(countGiven(askBucket(givenAt(3_000), refused), 20_000)).toBe(1);
});

test("ten given requests show a pace, and few are waited for longer", () => {
  const ten = givenAt(...Array.from({ length: 10 }, (_, index) => index));

  expect(showsPace(ten, MINUTE_MS)).toBe(true);
  expect(showsPace(givenAt(1), MINUTE_MS)).toBe(false);
  expect([emptyBucket(0), givenAt(1), ten].map((bucket) => timeToLearn(bucket, MINUTE_MS))).toEqual(
    [10_000, 40_000, 10_000],
  );
});

test("while it is measured each request comes sooner than the one before, until one is refused", () => {
  const first = hasten(givenAt(2_000), 4_000);
  expect(first?.nextAtMs).toBeCloseTo(4_000 + 2_000 * 0.7);
  const second = hasten(first?.bucket ?? emptyBucket(0), 4_000);
  expect(second?.nextAtMs).toBeCloseTo(4_000 + 2_000 * 0.49);

  const refused = endHaste(second?.bucket ?? emptyBucket(0), { isTold: false });
  expect(hasten(refused, 4_000)?.nextAtMs).toBeCloseTo(4_000 + 2_000 * 0.7);
});

test("nothing is hastened where it has given none, or says for how long to wait", () => {
  expect(hasten(emptyBucket(0), 4_000)).toBe(null);
  expect(hasten(endHaste(givenAt(2_000), { isTold: true }), 4_000)).toBe(null);
});
