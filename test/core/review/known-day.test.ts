import { expect, test } from "vitest";
import type { Card } from "../../../src/core/card/card.ts";
import { checkDraft } from "../../../src/core/checks/check-draft.ts";
import { buildDailyDigest, type DailyDigest } from "../../../src/core/digest/digest.ts";
import { DigestDate } from "../../../src/core/paper/date.ts";
import { toKnownDay } from "../../../src/core/review/known-day.ts";
import { makeDraft, makeDraftedCard, makeProvenance } from "../../support/make.ts";

const makeDay = (cards: Card[]) =>
  buildDailyDigest({ date: DigestDate.parse("2026-02-13"), status: "settled", listed: 9, cards });
/** Seen in the week after that day. */
const toKnown = (made: DailyDigest, published: DailyDigest | null) =>
  toKnownDay(made, { published, now: new Date("2026-02-20T12:00:00Z") });
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
  const day = toKnown(makeDay([made]), published && makeDay([published]));

  expect(day.cards).toMatchObject([{ draft: made.draft, provenance: { edited } }]);
});

test("tags that nobody is known to have chosen are those of the draft and paper", () => {
  const card = edit(["tags"]);

  const day = toKnown(makeDay([{ ...card, tags: ["Chosen"] }]), makeDay([edit([])]));

  expect(day.cards[0]?.tags).not.toContain("Chosen");
});

test("a card is hidden where the published one is, whatever is said of it", () => {
  const [shown, hidden] = [edit([]), { ...edit([]), hidden: true }];

  expect(toKnown(makeDay([hidden]), makeDay([shown])).cards).toMatchObject([{ hidden: false }]);
  expect(toKnown(makeDay([shown]), makeDay([hidden])).cards).toMatchObject([{ hidden: true }]);
  expect(toKnown(makeDay([hidden]), null).cards).toMatchObject([{ hidden: false }]);
});

test.each<[what: string, published: boolean | null, made: boolean, known: boolean]>([
  ["the published card has, too", true, true, true],
  ["the published card has and the other does not say", true, false, true],
  ["the published card has not", false, true, false],
  ["is of a day that is not published", null, true, false],
])("what %s is dismissed only where a person is known to have", (_, published, made, known) => {
  const draft = makeDraft({ uncertainty: "77.7%가 무엇을 뜻하는지 초록에 없습니다." });
  const dismissed = { reason: "본문 표 2의 값", at: "2026-02-14T03:00:00.000Z" };
  const cardOf = (isDismissed: boolean) => {
    const card = makeDraftedCard({ draft });
    const findings = checkDraft(card.paper, draft).filter(({ severity }) => severity === "error");
    return {
      ...{ ...card, confidence: isDismissed ? ("상" as const) : ("하" as const) },
      findings: findings.map((one) => (isDismissed ? { ...one, dismissed } : one)),
    };
  };

  const day = toKnown(
    makeDay([cardOf(made)]),
    published === null ? null : makeDay([cardOf(published)]),
  );

  const [card = expect.fail()] = day.cards;
  const found = card.findings.find(({ severity }) => severity === "error");
  expect(found?.dismissed?.reason).toBe(known ? dismissed.reason : undefined);
  expect(card.confidence === "하").toBe(!known);
});

test("a day with none but known edits is the same", () => {
  const made = makeDay([edit(["oneLine"])]);

  expect(toKnown(made, makeDay([edit(["oneLine"])])).cards).toBe(made.cards);
});

test.each<[string, DailyDigest["status"], DailyDigest["status"] | null, string, string]>([
  ["says settled while it goes on", "settled", null, "2026-02-14T02:59:00Z", "provisional"],
  ["says settled once it has closed", "settled", null, "2026-02-14T03:00:00Z", "settled"],
  ["was made before it closed", "provisional", null, "2026-02-14T03:00:00Z", "provisional"],
  ["is settled where it is published", "provisional", "settled", "2026-02-20T00:00:00Z", "settled"],
  [
    "is published as settled and goes on",
    "settled",
    "settled",
    "2026-02-14T02:59:00Z",
    "provisional",
  ],
])("a day that %s: what the clock can tell is not taken", (_, said, there, now, status) => {
  const published = there && { ...makeDay([edit([])]), status: there };
  const made = { ...makeDay([edit([])]), status: said };

  expect(toKnownDay(made, { published, now: new Date(now) }).status).toBe(status);
});

test("an older form is known from the published day or its open request alone", () => {
  const day = makeDay([edit([])]);
  const raised: DailyDigest = { ...day, raisedFrom: 1 };
  const now = new Date("2026-02-20T12:00:00Z");

  expect(toKnown(raised, null)).toEqual(day);
  expect(toKnown(raised, day)).toEqual(day);
  expect(toKnown(raised, raised)).toEqual(raised);
  expect(toKnownDay(raised, { published: null, proposed: raised, now })).toEqual(raised);
  expect(toKnown(day, raised)).toEqual(day);
});
