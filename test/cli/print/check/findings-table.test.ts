import { expect, test } from "vitest";
import { renderFindingsTable } from "../../../../src/cli/print/check/findings-table.ts";
import type { Finding } from "../../../../src/core/checks/finding.ts";
import { buildDailyDigest } from "../../../../src/core/digest/digest.ts";
import { DigestDate } from "../../../../src/core/paper/date.ts";
import { makeDraftedCard } from "../../../support/make.ts";

const finding: Finding = {
  check: "numbers",
  field: "oneLine",
  severity: "error",
  message: "초록에 없는 숫자입니다.",
  excerpt: "77.7%",
};

const render = (findings: Finding[], hidden = false) =>
  renderFindingsTable(
    buildDailyDigest({
      date: DigestDate.parse("2026-02-13"),
      status: "settled",
      listed: 1,
      cards: [makeDraftedCard({ findings, hidden })],
    }),
  );

test("findings stand in columns, the message last", () => {
  const other: Finding = { ...finding, severity: "style", check: "length", field: "actions[0]" };

  expect(render([finding, other])).toEqual([
    "2026-02-13: 2 findings",
    "  paper       severity  check    field       finding",
    "  2602.12036  error     numbers  oneLine     초록에 없는 숫자입니다.",
    "  2602.12036  style     length   actions[0]  초록에 없는 숫자입니다.",
  ]);
});

test("no findings, or only dismissed ones or on hidden cards, are no table", () => {
  const dismissed = { reason: "본문 표 2의 값", at: "2026-02-14T03:00:00.000Z" };

  expect([render([]), render([finding], true)]).toEqual([[], []]);
  expect(render([{ ...finding, dismissed }])).toEqual([]);
});

test("a message stays one short line, and what a terminal would obey is taken out", () => {
  const [, , row = ""] = render([{ ...finding, message: `가\n\u001b[31m${"나".repeat(200)}` }]);

  expect(row).not.toMatch(/\p{Cc}/u);
  expect([...row].length).toBeLessThan(140);
});
