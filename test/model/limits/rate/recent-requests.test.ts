import { expect, test } from "vitest";
import type { CountedRequest } from "../../../../src/model/limits/rate/counted-request.ts";
import {
  countTaken,
  countTakenBefore,
  dropOld,
  lengthenWindow,
  noRequests,
  noteAnswerTime,
  type RecentRequests,
  waitForRoom,
} from "../../../../src/model/limits/rate/recent-requests.ts";

const WINDOW_MS = noRequests().windowMs;

const requestsAt = (
  state: CountedRequest["state"],
  ...times: readonly number[]
): CountedRequest[] => times.map((atMs) => ({ atMs, countedAtMs: atMs, state }));

const recentOf = (...requests: CountedRequest[]): RecentRequests => ({ ...noRequests(), requests });

test("as many as the limit may be sent at once, and the next when the first of them counts no more", () => {
  const recent = recentOf(...requestsAt("accepted", 0, 10_000, 20_000));

  expect(waitForRoom(recent, 4, 30_000)).toBe(0);
  expect(waitForRoom(recent, 2.5, 30_000)).toBe(WINDOW_MS - 30_000);
  expect(waitForRoom(recent, 2, 30_000)).toBe(10_000 + WINDOW_MS - 30_000);
  dropOld(recent, WINDOW_MS);
  expect(waitForRoom(recent, 3, WINDOW_MS)).toBe(0);
});

test("a request counts as long as the provider may have got it in the window, also one that was sent before", () => {
  const [gone, late, next] = [
    { atMs: 0, countedAtMs: 500, state: "accepted" },
    { atMs: 400, countedAtMs: 2_400, state: "sent" },
    { atMs: 3_000, countedAtMs: 3_100, state: "accepted" },
  ] as const;
  const recent = recentOf(gone, late, next);
  const leftAt = (nowMs: number) => {
    dropOld(recent, nowMs);
    return [...recent.requests];
  };

  expect(leftAt(500)).toEqual([gone, late, next]);
  expect(leftAt(1_000 + WINDOW_MS)).toEqual([late, next]);
  expect(leftAt(2_400 + WINDOW_MS)).toEqual([next]);
  expect(leftAt(3_100 + WINDOW_MS)).toEqual([]);
});

test("what is refused was not taken, and what is under way was, once it could have been refused", () => {
  const recent = recentOf(
    ...requestsAt("accepted", 0),
    ...requestsAt("refused", 1_000),
    ...requestsAt("sent", 1_000, 5_000),
  );

  expect(countTaken(recent, 5_000)).toBe(2);
  expect(countTakenBefore(recent, 1_000)).toBe(2);
  expect(countTakenBefore(recent, 500)).toBe(1);
});

test("a window becomes longer, by twice as much each time, by an answer at least, and never without end", () => {
  const slow = noteAnswerTime(noRequests(), 9_000);

  expect(lengthenWindow(noRequests()).windowMs).toBe(WINDOW_MS + 2_000);
  expect(lengthenWindow(lengthenWindow(noRequests())).windowMs).toBe(WINDOW_MS + 6_000);
  expect(lengthenWindow(slow).windowMs).toBe(WINDOW_MS + 9_000);
  const long = Array.from({ length: 20 }).reduce<RecentRequests>(lengthenWindow, noRequests());
  expect(long.windowMs).toBe(180_000);
});
