import { expect, test } from "vitest";
import { buildCard } from "../../../src/core/card/card.ts";
import { checkDraft } from "../../../src/core/checks/check-draft.ts";
import { buildDailyDigest, type DailyDigest } from "../../../src/core/digest/digest.ts";
import { NOT_LOOKED_UP } from "../../../src/core/paper/artefacts.ts";
import { DigestDate } from "../../../src/core/paper/date.ts";
import {
  carryDrafted,
  fillFailed,
  keepTouched,
  sameCards,
  tellTheSame,
} from "../../../src/core/review/carry-edits.ts";
import { toRemoved } from "../../../src/core/review/removed-card.ts";
import { makeDraft, makeDraftedCard, makePaper, makeProvenance } from "../../support/make.ts";

const makeDay = (cards: DailyDigest["cards"]) =>
  buildDailyDigest({ date: DigestDate.parse("2026-02-13"), status: "settled", listed: 9, cards });
const paper = makePaper();
const other = makeDraftedCard({ paper: makePaper({ id: "2602.00002", upvotes: 1 }) });
const made = makeDay([makeDraftedCard(), other]);
const failedCard = buildCard(
  {
    status: "failed",
    paper,
    artefacts: NOT_LOOKED_UP,
    failure: { code: "NO_ABSTRACT", message: "It has none." },
  },
  null,
);

test("what a person has edited or hidden stays when a day is made again, also when the day lists it no more", () => {
  const provenance = makeProvenance({ edited: ["oneLine"] });
  const edited = makeDraftedCard({ draft: makeDraft({ oneLine: "고친 문장입니다." }), provenance });
  const theirs = makeDay([edited, { ...other, hidden: true }]);

  expect(keepTouched(made, theirs)).toEqual(theirs);
  expect(keepTouched(makeDay([]), theirs)).toEqual(theirs);
  expect(keepTouched(made, makeDay([]))).toEqual(made);
});

test("what a person has dismissed in one version of a day stays in the other, also beside an edit", () => {
  const uncertainty =
    "77.7%가 무엇을 뜻하는지 초록에 없습니다. 비교한 benchmark의 이름도 없습니다.";
  const provenance = makeProvenance({ edited: ["oneLine"] });
  const draft = makeDraft({ uncertainty });
  const findings = checkDraft(paper, draft);
  const asDismissed = (reason: string) =>
    findings.map((one) => ({ ...one, dismissed: { reason, at: "2026-02-14T03:00:00.000Z" } }));
  const plain = makeDraftedCard({ draft, findings });
  const ours = makeDraftedCard({ draft, findings: asDismissed("본문 표 2의 값") });
  const edited = makeDraftedCard({
    draft: { ...draft, oneLine: "고친 말." },
    findings,
    provenance,
  });

  for (const [own, theirs] of [
    [plain, ours],
    [ours, plain],
    [ours, edited],
  ] as const) {
    const [card] = keepTouched(makeDay([own]), makeDay([theirs])).cards;
    expect(card).toMatchObject({ findings: asDismissed("본문 표 2의 값"), draft: theirs.draft });
  }
  expect(findings).toMatchObject([{ severity: "error" }]);
});

test("a card that was taken out stays hidden, and is the one that was made again", () => {
  const theirs = makeDay([toRemoved(paper.id), other]);

  expect(keepTouched(made, theirs).cards[0]).toEqual(makeDraftedCard({ hidden: true }));
  expect(tellTheSame(theirs, keepTouched(made, theirs))).toBe(true);
});

test("of a day that a person has left, only failed cards are filled", () => {
  const theirs = makeDay([{ ...failedCard, hidden: true }]);

  expect(fillFailed(theirs, made).cards).toEqual([makeDraftedCard({ hidden: true })]);
  expect(fillFailed(makeDay([other]), made).cards).toEqual([other]);
});

test("a card that has a draft in one version of a day never goes back to failed", () => {
  const hidden = { ...failedCard, hidden: true };
  const withdrawn = { ...failedCard, failure: { code: "WITHDRAWN", message: "It was." } } as const;

  expect(carryDrafted(makeDay([failedCard, other]), made)).toEqual(made);
  expect(carryDrafted(made, makeDay([failedCard, other]))).toEqual(made);
  expect(carryDrafted(makeDay([failedCard]), makeDay([hidden]))).toEqual(makeDay([hidden]));
  expect(carryDrafted(makeDay([withdrawn]), made)).toEqual(makeDay([withdrawn]));
});

test("upvotes tell a reader nothing new, and a draft or a hidden card does", () => {
  const risen = makeDay([makeDraftedCard({ paper: makePaper({ upvotes: 99 }) }), other]);
  const rewritten = makeDay([makeDraftedCard(), { ...other, draft: makeDraft({ oneLine: "새" }) }]);

  expect(tellTheSame(made, risen)).toBe(true);
  expect(tellTheSame(made, rewritten)).toBe(false);
  expect(tellTheSame(made, makeDay([makeDraftedCard()]))).toBe(false);
  expect([...sameCards(made, rewritten)]).toEqual([paper.id]);
});
