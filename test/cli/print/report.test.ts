import { expect, test } from "vitest";
import { describeDay, describeUnmatched } from "../../../src/cli/print/report.ts";
import { DigestDate } from "../../../src/core/paper/date.ts";

test.each([
  [{ listed: 5, ok: 5 }, "5 of 5 papers as cards"],
  [{ listed: 1, ok: 1 }, "1 of 1 paper as a card"],
  [{ listed: 5, ok: 6 }, "6 cards, 5 papers listed"],
])("a day with %o is described without more cards than papers", (counts, words) => {
  const date = DigestDate.parse("2026-02-13");
  const day = { date, status: "settled", failed: 0, files: [], problem: null, ...counts } as const;

  expect(describeDay({ ...day, files: [] })).toBe(`2026-02-13: ${words}, settled`);
});

test.each<[what: string, lists: (string[] | undefined)[], lines: string[]]>([
  [
    "no day matched",
    [["airships", "zeppelins"], ["zeppelins", "balloons"], undefined],
    ['No listed paper matches the interests "zeppelins".'],
  ],
  ["some day matched", [["airships"], ["balloons"]], []],
  ["no day was looked through for", [undefined], []],
])("interests that %s", (_what, lists, lines) => {
  const days = lists.map((unmatchedInterests) => ({
    ...{ date: DigestDate.parse("2026-02-13"), status: "settled" as const },
    ...{ listed: 9, ok: 5, failed: 0, files: [], problem: null },
    ...(unmatchedInterests !== undefined && { unmatchedInterests }),
  }));

  expect(describeUnmatched(days)).toEqual(lines);
});
