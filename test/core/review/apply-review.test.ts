import { expect, test } from "vitest";
import { createApplyReview } from "../../../src/core/review/apply-review.ts";
import {
  changeDraft,
  decide,
  EMPTY_REVIEW,
  entryOf,
  type Review,
  type ReviewEntry,
} from "../../../src/core/review/review.ts";
import { makeDraftedCard } from "../../support/make.ts";
import { makeDraftOf, makePapers } from "../../support/papers.ts";

const CARDS = makePapers(3).map((paper) => makeDraftedCard({ paper, draft: makeDraftOf(paper) }));
const [FIRST = expect.fail(), SECOND = expect.fail()] = CARDS;
const idOf = ({ paper }: typeof FIRST) => paper.id;

const withEntry = (review: Review, id: string, entry: ReviewEntry): Review => ({
  ...review,
  cards: { ...review.cards, [id]: entry },
});

/** The review after the first card's summary has become another text. */
function editFirst(oneLine: string): Review {
  const entry = changeDraft(FIRST, entryOf(EMPTY_REVIEW, idOf(FIRST)), (draft) => ({
    ...draft,
    oneLine,
  }));
  return withEntry(EMPTY_REVIEW, idOf(FIRST), entry ?? expect.fail());
}

test("an empty review leaves every card as it is, open and not pending", () => {
  const applied = createApplyReview()(CARDS, EMPTY_REVIEW);

  expect(applied.map(({ card }) => card)).toEqual(CARDS);
  expect(applied.every(({ decision, isPending }) => decision === "open" && !isPending)).toBe(true);
});

test("a change of one card checks that card alone again", () => {
  const apply = createApplyReview();
  const before = apply(CARDS, EMPTY_REVIEW);

  const after = apply(CARDS, editFirst("정확도가 99.9% 오릅니다."));

  expect(after[0]?.card.findings.map(({ check }) => check)).toContain("numbers");
  expect(after[0]?.isPending).toBe(true);
  expect(after[1]).toBe(before[1]);
  expect(after[2]).toBe(before[2]);
});

test("a sentence that stands under another card, too, is found on the changed one", () => {
  const copied = editFirst(SECOND.draft.explanation);

  const [changed, other] = createApplyReview()(CARDS, copied);

  expect(changed?.card.findings.map(({ check }) => check)).toContain("repetition");
  expect(other?.card).toEqual(SECOND);
});

test("a hidden card would be changed by publishing, an accepted one would not", () => {
  const untouched = entryOf(EMPTY_REVIEW, idOf(FIRST));
  const apply = (decision: "hidden" | "accepted") =>
    createApplyReview()(
      CARDS,
      withEntry(EMPTY_REVIEW, idOf(FIRST), decide(untouched, decision)),
    )[0];

  expect(apply("hidden")).toMatchObject({ decision: "hidden", isPending: true });
  expect(apply("accepted")).toMatchObject({ decision: "accepted", isPending: false });
});
