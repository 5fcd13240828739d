import { expect, test } from "vitest";
import type { Card } from "../../../src/core/card/card.ts";
import { buildDailyDigest } from "../../../src/core/digest/digest.ts";
import { DigestDate } from "../../../src/core/paper/date.ts";
import { withKnownTouches } from "../../../src/core/review/known-touches.ts";
import { makeDraft, makeDraftedCard, makeProvenance } from "../../support/make.ts";

const makeDay = (cards: Card[]) =>
  buildDailyDigest({ date: DigestDate.parse("2026-02-13"), status: "settled", listed: 9, cards });
const edit = (edited: string[], oneLine = "사람이 고친 글입니다.") =>
  makeDraftedCard({
    draft: makeDraft({ oneLine }),
    provenance: makeProvenance({ edited }),
  });

test.each<[string, Card | null, Card, string[]]>([
  ["the published one has, too", edit(["oneLine"]), edit(["oneLine"]), ["oneLine"]],
  ["the published one has with another text", edit(["oneLine"], "x"), edit(["oneLine"]), []],
  ["nobody has edited in the published one", edit([]), edit(["oneLine"]), []],
  ["is beside the edited one", edit(["oneLine"]), edit(["tags", "oneLine"]), ["oneLine"]],
  ["is of a day that is not published", null, edit(["oneLine"]), []],
])("an edit that %s is a person's only where that is known", (_, published, made, edited) => {
  const day = withKnownTouches(makeDay([made]), published && makeDay([published]));

  expect(day.cards).toMatchObject([{ draft: made.draft, provenance: { edited } }]);
});

test("tags that nobody is known to have chosen are those of the draft and paper", () => {
  const card = edit(["tags"]);

  const day = withKnownTouches(makeDay([{ ...card, tags: ["Chosen"] }]), makeDay([edit([])]));

  expect(day.cards[0]?.tags).not.toContain("Chosen");
});

test("a card is hidden where the published one is, whatever is said of it", () => {
  const [shown, hidden] = [edit([]), { ...edit([]), hidden: true }];

  expect(withKnownTouches(makeDay([hidden]), makeDay([shown])).cards).toMatchObject([
    { hidden: false },
  ]);
  expect(withKnownTouches(makeDay([shown]), makeDay([hidden])).cards).toMatchObject([
    { hidden: true },
  ]);
  expect(withKnownTouches(makeDay([hidden]), null).cards).toMatchObject([{ hidden: false }]);
});

test("a day with none but known edits is the same", () => {
  const made = makeDay([edit(["oneLine"])]);

  expect(withKnownTouches(made, makeDay([edit(["oneLine"])]))).toBe(made);
});
