import { expect, test } from "vitest";
import { buildCard, type Card, type DraftedCard } from "../../../src/core/card/card.ts";
import type { Outcome } from "../../../src/core/card/outcome.ts";
import { composeCards } from "../../../src/core/digest/compose-cards.ts";
import { buildDailyDigest, type DailyDigest } from "../../../src/core/digest/digest.ts";
import { NOT_LOOKED_UP } from "../../../src/core/paper/artefacts.ts";
import { DigestDate } from "../../../src/core/paper/date.ts";
import type { Paper } from "../../../src/core/paper/paper.ts";
import { makeDraftedCard, makeProvenance } from "../../support/make.ts";
import { makeDraftOf, makePapers } from "../../support/papers.ts";

const [A = expect.fail(), B = expect.fail(), C = expect.fail()] = makePapers(3);
const IMAGES = new Map([A, B, C].map(({ id }) => [id, null]));

const draftBy = (paper: Paper, model: string): Outcome => ({
  status: "drafted",
  paper,
  artefacts: NOT_LOOKED_UP,
  draft: makeDraftOf(paper),
  findings: [],
  provenance: makeProvenance({ model }),
});
const fail = (paper: Paper): Outcome => ({
  status: "failed",
  paper,
  artefacts: NOT_LOOKED_UP,
  failure: { code: "BAD_ANSWER", message: "No JSON." },
});
const cardBy = (paper: Paper, model: string, overrides: Partial<DraftedCard> = {}): Card => ({
  ...makeDraftedCard({ paper, draft: makeDraftOf(paper), image: null }),
  provenance: makeProvenance({ model }),
  ...overrides,
});
const editedCard = (paper: Paper): Card =>
  cardBy(paper, "old", {
    draft: { ...makeDraftOf(paper), oneLine: "사람이 고친 한 줄입니다." },
    provenance: makeProvenance({ model: "old", edited: ["oneLine"] }),
  });
const digestOf = (...cards: Card[]): DailyDigest =>
  buildDailyDigest({ date: DigestDate.parse("2026-02-13"), status: "settled", listed: 3, cards });

/** What a card says, in a word. */
const tell = (card: Card) => {
  if (card.status === "failed") return card.hidden ? "failed, hidden" : "failed";
  const { edited, model } = card.provenance;
  return `${edited.length > 0 ? "edited" : model}${card.hidden ? ", hidden" : ""}`;
};

const OLD = digestOf(cardBy(A, "old"), cardBy(B, "old"));
const FAILED = buildCard(fail(A), null);

/** The cards by paper, when these outcomes meet a digest that was `before`, and is `now` by now. */
function meet(outcomes: Outcome[], before: DailyDigest | null, now: DailyDigest | null) {
  const cards = composeCards(outcomes, { images: IMAGES, before, now });
  return Object.fromEntries(cards.map((card) => [card.paper.id, tell(card)]));
}

test.each<[what: string, now: DailyDigest | null, expected: string[]]>([
  ["nothing", OLD, ["new", "new"]],
  ["an edit", digestOf(editedCard(A), cardBy(B, "old")), ["edited", "new"]],
  [
    "a card that was hidden",
    digestOf(cardBy(A, "old", { hidden: true }), cardBy(B, "old")),
    ["old, hidden", "new"],
  ],
  ["another draft", digestOf(cardBy(A, "third"), cardBy(B, "old")), ["third", "new"]],
  ["a card that was taken out", digestOf(cardBy(B, "old")), ["new", "new"]],
  ["a digest that was taken away", null, ["new", "new"]],
])("another model's drafts meet %s of the meantime", (_, now, [a, b]) => {
  expect(meet([draftBy(A, "new"), draftBy(B, "new")], OLD, now)).toEqual({ [A.id]: a, [B.id]: b });
});

test("a first digest that was published meanwhile stays, and lacks nothing", () => {
  const now = digestOf(cardBy(A, "old"), cardBy(B, "old", { hidden: true }));

  const met = meet([draftBy(A, "new"), draftBy(C, "new")], null, now);

  expect(met).toEqual({ [A.id]: "old", [B.id]: "old, hidden", [C.id]: "new" });
});

test("a card beyond this run's number of cards stays only if it was changed meanwhile", () => {
  const before = digestOf(cardBy(A, "old"), cardBy(B, "old"), cardBy(C, "old"));
  const now = digestOf(cardBy(A, "old"), editedCard(B), cardBy(C, "old"));

  expect(meet([draftBy(A, "new")], before, now)).toEqual({ [A.id]: "new", [B.id]: "edited" });
});

test.each<[what: string, now: Card[], expected: string]>([
  ["a failed card", [FAILED], "new"],
  ["a failed card that was hidden", [{ ...FAILED, hidden: true }], "new, hidden"],
  ["a card that a person got a draft for", [cardBy(A, "asked")], "asked"],
])("a first draft meets %s", (_, now, expected) => {
  expect(meet([draftBy(A, "new")], digestOf(FAILED), digestOf(...now))).toEqual({
    [A.id]: expected,
  });
});

test("a paper that failed keeps the card that it has now, hidden or not", () => {
  const now = digestOf(editedCard(A), cardBy(B, "old", { hidden: true }));

  expect(meet([fail(A), fail(B), fail(C)], OLD, now)).toEqual({
    [A.id]: "edited",
    [B.id]: "old, hidden",
    [C.id]: "failed",
  });
});

test("a card that was shown again meanwhile is not hidden again", () => {
  const before = digestOf(cardBy(A, "old", { hidden: true }));

  expect(meet([draftBy(A, "new")], before, digestOf(cardBy(A, "old")))).toEqual({ [A.id]: "old" });
});

test("a failed card of the meantime that is none of these papers stays", () => {
  expect(meet([draftBy(B, "new")], null, digestOf(FAILED))).toEqual({
    [A.id]: "failed",
    [B.id]: "new",
  });
});

test("a hidden card without a draft stays as it is, so that no reader is told of a change that nobody sees", () => {
  const hidden = { ...FAILED, paper: { ...A, abstract: "", upvotes: 0 }, hidden: true };

  const cards = composeCards([fail(A)], {
    images: IMAGES,
    ...{ before: digestOf(hidden), now: digestOf(hidden) },
  });

  expect(cards).toEqual([hidden]);
});
