import { expect, test } from "vitest";
import { buildCard } from "../../../src/core/card/card.ts";
import { buildDailyDigest, type StoredDigest } from "../../../src/core/digest/digest.ts";
import { listIndexEntries, readFacts } from "../../../src/core/digest/index-archive.ts";
import { renderIndexPage } from "../../../src/core/digest/index-page.ts";
import { NOT_LOOKED_UP } from "../../../src/core/paper/artefacts.ts";
import { addDays, DigestDate, datesBetween, isWeekend } from "../../../src/core/paper/date.ts";
import { DigestWeek, weekOf } from "../../../src/core/paper/week.ts";
import { parseMarkdown } from "../../support/github-markdown.ts";
import { makeDraft, makeDraftedCard, makePaper } from "../../support/make.ts";

function makeDay(date: DigestDate) {
  const card = makeDraftedCard({ draft: makeDraft({ headline: `${date}의 머리글` }) });
  return buildDailyDigest({ date, status: "settled", listed: 1, cards: [card] });
}

function renderIndex(digests: readonly StoredDigest[]): string {
  return renderIndexPage(listIndexEntries(digests.map(readFacts)));
}

/** The index of all weekdays of a time and their weeks. */
function renderYears(first: string, last: string): string {
  const days = datesBetween(DigestDate.parse(first), DigestDate.parse(last)).filter(
    (date) => !isWeekend(date),
  );
  const weeks = [...new Set(days.map(weekOf))].map((week): StoredDigest => {
    const papers = days
      .filter((date) => weekOf(date) === week)
      .map((date) => ({ date, id: "2602.12036" }));
    const common = { schemaVersion: 2, kind: "weekly", copiedFrom: null, top: 10 } as const;
    return { ...common, week: DigestWeek.parse(week), papers };
  });
  return renderIndex([...days.map(makeDay), ...weeks]);
}

test("after a year and a half the newest days and weeks are open, and all else is folded by month", () => {
  const index = renderYears("2025-01-01", "2026-06-30");

  const open = parseMarkdown(index.replaceAll(/<details>[\s\S]*?<\/details>/g, ""));
  const shown = open.children.flatMap((node) => (node.type === "list" ? node.children : []));
  expect(shown).toHaveLength(10 + 4);
  expect(index.match(/^<details><summary>.*<\/summary>$/gm)).toEqual([
    ...["6월 (22일)", "5월 (21일)", "4월 (22일)", "3월 (22일)", "2월 (20일)", "1월 (22일)"].map(
      fold,
    ),
    fold("주간 (27주)"),
    ...["12월 (23일)", "11월 (20일)", "10월 (23일)", "9월 (22일)", "8월 (21일)", "7월 (23일)"].map(
      fold,
    ),
    ...["6월 (21일)", "5월 (22일)", "4월 (22일)", "3월 (21일)", "2월 (20일)", "1월 (23일)"].map(
      fold,
    ),
    fold("주간 (52주)"),
  ]);
  expect(index.indexOf("### 2026년")).toBeLessThan(index.indexOf("### 2025년"));
});

const fold = (summary: string) => `<details><summary>${summary}</summary>`;

test("a day has its weekday and the headline of its first card, a week its dates", () => {
  const lines = renderYears("2026-02-09", "2026-02-13").split("\n");

  expect(lines).toContain(
    "- [2026-02-13](daily/2026/2026-02-13.md) 금: 2026-02-13의 머리글 (카드 1장)",
  );
  expect(lines).toContain("- [2026-W07](weekly/2026/2026-W07.md) 2.9(월)–2.15(일) (카드 5장)");
});

test("a paper that its day does not show any more is not counted for the week", () => {
  const date = DigestDate.parse("2026-02-13");
  const papers = [
    { date, id: "2602.12036" },
    { date, id: "2602.00001" },
    { date: addDays(date, -1), id: "2602.12036" },
  ];
  const common = { schemaVersion: 2, kind: "weekly", copiedFrom: null, top: 10 } as const;
  const index = renderIndex([makeDay(date), { ...common, week: weekOf(date), papers }]);

  expect(index).toContain("–2.15(일) (카드 1장)");
});

test("an archive without a digest says so", () => {
  expect(renderIndexPage([])).toContain("아직 만든 날이 없습니다.");
});

test("a week tells the cards that failed, as its day does", () => {
  const date = DigestDate.parse("2026-02-13");
  const failure = { code: "BAD_ANSWER", message: "No JSON." } as const;
  const failed = buildCard(
    { status: "failed", paper: makePaper({ id: "2602.00001" }), artefacts: NOT_LOOKED_UP, failure },
    null,
  );
  const day = { ...makeDay(date), cards: [...makeDay(date).cards, failed] };
  const papers = ["2602.12036", "2602.00001"].map((id) => ({ date, id }));
  const week = DigestWeek.parse("2026-W07");
  const common = { schemaVersion: 2, kind: "weekly", copiedFrom: null, top: 10 } as const;
  const index = renderIndex([day, { ...common, week, papers }]);

  expect(index.match(/카드 2장, 실패 1장/g)).toHaveLength(4); // each stands open and folded
});
