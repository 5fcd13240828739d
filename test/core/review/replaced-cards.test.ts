import { expect, test } from "vitest";
import type { Card } from "../../../src/core/card/card.ts";
import { buildDailyDigest } from "../../../src/core/digest/digest.ts";
import { DigestDate } from "../../../src/core/paper/date.ts";
import { describeReplaced, findReplaced } from "../../../src/core/review/replaced-cards.ts";
import { makeDraft, makeDraftedCard, makePaper, makeProvenance } from "../../support/make.ts";

const makeDay = (cards: Card[]) =>
  buildDailyDigest({ date: DigestDate.parse("2026-02-13"), status: "settled", listed: 9, cards });
const makeCard = (id: string, more: Parameters<typeof makeDraftedCard>[0] = {}) =>
  makeDraftedCard({ paper: makePaper({ id }), ...more });

const [one, two, three] = ["2602.00001", "2602.00002", "2602.00003"].map((id) => makeCard(id));
const published = [one ?? expect.fail(), two ?? expect.fail()];
const anew = { provenance: makeProvenance({ fingerprint: "1".repeat(64) }) };
const otherText = makeDraft({ oneLine: "다른 글입니다." });
const tagged = { provenance: makeProvenance({ edited: ["tags"] }) };
const edited = { provenance: makeProvenance({ edited: ["oneLine"] }) };

test.each<[string, Card[], string | null]>([
  ["the same cards replace none", published, null],
  ["a card that is added replaces none", [...published, three ?? expect.fail()], null],
  ["an edit replaces none", [makeCard("2602.00001", edited), ...published.slice(1)], null],
  [
    "an edited text replaces none",
    [makeCard("2602.00001", { ...edited, draft: otherText }), ...published.slice(1)],
    null,
  ],
  [
    "a card with another text, which nobody has edited, is drafted anew",
    [makeCard("2602.00001", { draft: otherText }), ...published.slice(1)],
    "Published cards of 2026-02-13: drafted anew 2602.00001.",
  ],
  [
    "so is one with another text than that which was edited",
    [makeCard("2602.00001", { ...tagged, draft: otherText }), ...published.slice(1)],
    "Published cards of 2026-02-13: drafted anew 2602.00001.",
  ],
  ["hiding replaces none", [makeCard("2602.00001", { hidden: true }), ...published.slice(1)], null],
  [
    "a card of another question is drafted anew",
    [makeCard("2602.00001", anew), ...published.slice(1)],
    "Published cards of 2026-02-13: drafted anew 2602.00001.",
  ],
  [
    "a card that is not there any more is taken out",
    [makeCard("2602.00002", anew)],
    "Published cards of 2026-02-13: drafted anew 2602.00002; taken out 2602.00001.",
  ],
])("%s", (_, cards, told) => {
  const found = findReplaced(makeDay(published), makeDay(cards));

  expect(found && describeReplaced(found)).toBe(told);
});

test("what readers have not seen is no published card", () => {
  const hidden = makeDay([makeCard("2602.00001", { hidden: true })]);

  expect(findReplaced(hidden, makeDay([]))).toBeNull();
  expect(findReplaced(null, makeDay(published))).toBeNull();
});
