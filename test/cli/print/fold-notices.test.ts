import { expect, test } from "vitest";
import { foldNotices } from "../../../src/cli/print/fold-notices.ts";
import { addDays, DigestDate } from "../../../src/core/paper/date.ts";

const FIRST = DigestDate.parse("2026-02-13");
const LOOK_AGAIN = "the Hub lists nothing for this weekday; the next run looks again.";

/** What a reporter is told, line by line. */
function openLines() {
  const lines: string[] = [];
  const reporter = foldNotices({
    onNotice: (message) => void lines.push(message),
    onEnd: () => void lines.push("end"),
  });
  return { lines, reporter };
}

test("several days with one and the same notice are told in one line, in their order, before the end", () => {
  const { lines, reporter } = openLines();

  for (const days of [3, 0]) reporter.onNotice?.(LOOK_AGAIN, addDays(FIRST, days));
  reporter.onNotice?.("one listed paper has no title.", addDays(FIRST, 1));
  reporter.onEnd?.();

  expect(lines).toEqual([
    `2026-02-13, 2026-02-16: ${LOOK_AGAIN}`,
    "2026-02-14: one listed paper has no title.",
    "end",
  ]);
});

test("of many days with one notice the first five are named, and the others counted", () => {
  const { lines, reporter } = openLines();

  for (let days = 0; days < 8; days += 1) reporter.onNotice?.(LOOK_AGAIN, addDays(FIRST, days));
  reporter.onEnd?.();

  expect(lines[0]).toMatch(/^2026-02-13, .*, 2026-02-17 and 3 more: the Hub/);
});

test("a notice that is about no day is told at once", () => {
  const { lines, reporter } = openLines();

  reporter.onNotice?.("Another papercards process waits.");

  expect(lines).toEqual(["Another papercards process waits."]);
});
