import { expect, test } from "vitest";
import type { Card, DraftedCard } from "../../../src/core/card/card.ts";
import { buildDailyDigest } from "../../../src/core/digest/digest.ts";
import { renderWeekPrompt } from "../../../src/core/digest/week/week-prompt.ts";
import { countTags } from "../../../src/core/digest/week/week-tags.ts";
import { mergeCards } from "../../../src/core/digest/week-cards.ts";
import { DigestDate } from "../../../src/core/paper/date.ts";
import { DigestWeek } from "../../../src/core/paper/week.ts";
import { makeDraftedCard, makePaper } from "../../support/make.ts";

const WEEK = DigestWeek.parse("2026-W07");

function makeDay(date: string, cards: Card[]) {
  const day = { date: DigestDate.parse(date), status: "settled" as const, listed: cards.length };
  return buildDailyDigest({ ...day, cards });
}

function makeCard(id: string, upvotes: number, overrides: Partial<DraftedCard> = {}): DraftedCard {
  return makeDraftedCard({ paper: makePaper({ id, title: `Paper ${id}`, upvotes }), ...overrides });
}

test("a paper of two days is one card of the week, with upvotes as last seen", () => {
  const days = [
    makeDay("2026-02-12", [makeCard("2602.00001", 10), makeCard("2602.00002", 20)]),
    makeDay("2026-02-13", [makeCard("2602.00001", 30)]),
  ];

  const merged = mergeCards(days).cards.map(({ paper }) => [paper.id, paper.upvotes]);

  expect(merged).toEqual([
    ["2602.00001", 30],
    ["2602.00002", 20],
  ]);
});

test("a week is in the order of its latest day: what its reader is interested in comes first", () => {
  const early = makeDay("2026-02-12", [makeCard("2602.00001", 20), makeCard("2602.00002", 10)]);
  const late = makeDay("2026-02-13", [makeCard("2602.00003", 30)]);
  const orderOf = (interests: string[]) =>
    mergeCards([early, { ...late, interests }]).cards.map(({ paper }) => paper.id);

  expect(orderOf([])).toEqual(["2602.00003", "2602.00001", "2602.00002"]);
  expect(orderOf(["00002"])).toEqual(["2602.00002", "2602.00003", "2602.00001"]);
});

test("what a person has hidden is not in a week: no card, no tag, no word of the week's question", () => {
  const hidden = makeCard("2602.00001", 30, { hidden: true, tags: ["RAG"] });
  const days = [makeDay("2026-02-13", [hidden, makeCard("2602.00002", 20, { tags: ["LLM"] })])];

  const { cards } = mergeCards(days);

  expect(cards.map(({ paper }) => paper.id)).toEqual(["2602.00002"]);
  expect(countTags(WEEK, cards)).toEqual({
    week: WEEK,
    cards: 1,
    tags: [{ name: "LLM", cards: 1 }],
  });
  const drafted = cards.filter((card) => card.status === "ok");
  const template = { version: "1", system: "", user: "{{cards}}" };
  const question = JSON.stringify(renderWeekPrompt(template, drafted));
  expect(question).toContain("Paper 2602.00002");
  expect(question).not.toContain("Paper 2602.00001");
});
