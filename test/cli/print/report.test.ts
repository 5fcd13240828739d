import { expect, test } from "vitest";
import { describeDay, describeKept, describeUnmatched } from "../../../src/cli/print/report.ts";
import { DigestDate } from "../../../src/core/paper/date.ts";
import type { DayResult } from "../../../src/pipeline/day-result.ts";

test.each([
  [{ listed: 5, ok: 5 }, "5 of 5 papers as cards"],
  [{ listed: 1, ok: 1 }, "1 of 1 paper as a card"],
  [{ listed: 5, ok: 6 }, "6 cards, 5 papers listed"],
])("a day with %o is described without more cards than papers", (counts, words) => {
  const date = DigestDate.parse("2026-02-13");
  const day = { date, status: "settled", failed: 0, files: [], problem: null, ...counts } as const;

  expect(describeDay({ ...day, files: [] })).toBe(`2026-02-13: ${words}, settled`);
});

test.each([
  ["2026-02-14", "no papers (Saturday)"],
  ["2026-02-16", "no papers (Presidents' Day in the US)"],
  ["2026-02-17", "no papers"],
])("the line on %s says %s, with the week end or holiday that explains it", (text, words) => {
  const date = DigestDate.parse(text);
  const counts = { listed: 0, ok: 0, failed: 0, files: [], problem: null };

  expect(describeDay({ date, status: "empty", ...counts })).toBe(`${text}: ${words}.`);
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

test("days that keep another choice than the settings say are named in one line, with the flags that make them", () => {
  const makeDay = (day: number, kept: DayResult["kept"]): DayResult => ({
    ...{ date: DigestDate.parse(`2026-02-${day}`), status: "settled", listed: 9, ok: 5 },
    ...{ failed: 0, files: [], problem: null },
    ...(kept !== undefined && { kept }),
  });
  const usual = [makeDay(10, undefined), makeDay(11, {})];
  const other = makeDay(12, { top: 3, interests: [] });

  expect(describeKept(usual)).toEqual([]);
  expect(describeKept([...usual, other, makeDay(13, { interests: ["audio", "RAG"] })])).toEqual([
    'Made with another choice than the settings say, and kept so: 2026-02-12 (--top 3 --interests ""), 2026-02-13 (--interests "audio, RAG"). The flags choose anew; published cards leave only with --redraft.',
  ]);
  expect(describeKept(Array.from({ length: 7 }, () => other)).join()).toContain(" and 2 more.");
});
