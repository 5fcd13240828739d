import { expect, test } from "vitest";
import { openHubClock } from "../../../src/pipeline/papers/hub-clock.ts";

const HERE = new Date("2026-02-14T03:00:00Z");

function open() {
  const told: string[] = [];
  return {
    told,
    clock: openHubClock(
      () => HERE,
      (message) => told.push(message),
    ),
  };
}

test.each(["2026-02-14T02:50:00Z", "2026-02-14T03:10:00Z"])(
  "when the Hub says %j, this machine's clock is trusted",
  (sentAt) => {
    const { told, clock } = open();

    expect(clock.at(new Date(sentAt))).toEqual(HERE);
    expect(told).toEqual([]);
  },
);

test("when the Hub tells no time, it counts as four days earlier, and that is told once", () => {
  const { told, clock } = open();

  const times = [clock.at(null), clock.at(null)].map((time) => time.toISOString());

  expect(times).toEqual(["2026-02-10T03:00:00.000Z", "2026-02-10T03:00:00.000Z"]);
  expect(told).toEqual([expect.stringContaining("The Hub told no time")]);
});

test.each([
  ["2026-02-14T02:49:59Z", "10 minutes ahead of", "2026-02-14T02:49:59Z"],
  ["2026-02-14T00:00:00Z", "3 hours ahead of", "2026-02-14T00:00:00Z"],
  ["2026-02-11T03:00:00Z", "3 days ahead of", "2026-02-11T03:00:00Z"],
  ["2026-02-17T03:00:00Z", "3 days behind", HERE],
  ["2026-08-14T03:00:00Z", "181 days behind", HERE],
  ["9999-12-31T23:59:59Z", "behind", HERE],
])(
  "when the Hub says %j, the earlier clock counts, and that is told once",
  (text, difference, at) => {
    const { told, clock } = open();
    const sentAt = new Date(text);

    const times = [clock.at(sentAt), clock.at(sentAt)];

    expect(times).toEqual([new Date(at), new Date(at)]);
    expect(told).toEqual([expect.stringMatching(`is (?:\\d+ days )?${difference} the Hub's \\(`)]);
  },
);

test.each(["2026-02-11T03:00:00Z", "2026-02-14T03:00:00Z"])(
  "an answer from %j that a cache has had for three days is of three days ago, and the clock is right",
  (text) => {
    const { told, clock } = open();

    const time = clock.at(new Date(text), 3 * 24 * 60 * 60_000);

    expect(time).toEqual(new Date("2026-02-11T03:00:00Z"));
    expect(told).toEqual([expect.stringContaining("a cache that has had it for 3 days")]);
  },
);
