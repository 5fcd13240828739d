import { expect, test } from "vitest";
import type { WeekSentence } from "../../../../src/core/digest/week/week-intro.ts";
import { buildIntro } from "../../../../src/core/review/week/build-intro.ts";
import {
  afterPublishingWeek,
  applySentence,
  changeSentence,
  EMPTY_WEEK_REVIEW,
  isSentencePending,
  listSentences,
  sentenceEntryOf,
  sentenceIdOf,
  undoSentence,
  withSentence,
} from "../../../../src/core/review/week/week-review.ts";

const PAPER = "2602.00001";
const WRITTEN: WeekSentence = { text: "모델이 쓴 문장입니다.", papers: [PAPER] };
const ID = sentenceIdOf(WRITTEN);
const untouched = sentenceEntryOf(EMPTY_WEEK_REVIEW, ID);
const AT = { reason: "맞는 말", at: "2026-02-16T00:00:00.000Z" };

test("a changed sentence keeps the one that the model has written, and with it its id", () => {
  const entry = changeSentence(WRITTEN, untouched, { text: "고친 문장입니다." });
  const published = applySentence(WRITTEN, entry);
  const again = applySentence(
    published,
    changeSentence(published, untouched, { text: "또 고침." }),
  );

  expect(published).toEqual({ text: "고친 문장입니다.", papers: [PAPER], original: WRITTEN });
  expect(again.original).toEqual(WRITTEN);
  expect([sentenceIdOf(published), sentenceIdOf(again)]).toEqual([ID, ID]);
});

test("a sentence that says what it said before is unchanged", () => {
  const entry = changeSentence(WRITTEN, untouched, { text: "고친 문장입니다." });
  const back = changeSentence(WRITTEN, entry, { text: WRITTEN.text });
  const published = applySentence(WRITTEN, entry);

  expect(isSentencePending(WRITTEN, entry)).toBe(true);
  expect(isSentencePending(WRITTEN, back)).toBe(false);
  expect(applySentence(published, changeSentence(published, untouched, WRITTEN))).toEqual(WRITTEN);
});

test("a dismissal counts until the words change", () => {
  const dismissed = { ...untouched, dismissals: { one: AT } };

  expect(applySentence(WRITTEN, dismissed).dismissed).toEqual({ one: AT });
  expect(changeSentence(WRITTEN, dismissed, { text: "딴 말." }).dismissals).toEqual({});
  expect(
    applySentence(
      { ...WRITTEN, dismissed: { one: AT } },
      { ...untouched, dismissals: { one: null } },
    ),
  ).toEqual(WRITTEN);
});

test("an edit outlives the sentence that it was made of", () => {
  const entry = changeSentence(WRITTEN, untouched, { text: "고친 문장입니다." });
  const review = withSentence(EMPTY_WEEK_REVIEW, ID, entry);
  const others = [{ text: "새 문장입니다.", papers: [PAPER] }];

  expect([...listSentences(others, review).values()].map(({ text }) => text)).toEqual([
    "새 문장입니다.",
    WRITTEN.text,
  ]);
});

test("publishing writes what was decided, and keeps that a sentence was accepted", () => {
  const provenance = {
    ...{ model: "m", promptVersion: "1", fingerprint: "0", draftedAt: "2026-02-16T00:00:00Z" },
    usage: { inputTokens: null, outputTokens: null, costUsd: null },
  };
  const review = withSentence(EMPTY_WEEK_REVIEW, ID, {
    ...untouched,
    accepted: true,
    hidden: true,
  });

  const built = buildIntro({ sentences: [WRITTEN], provenance }, review);

  expect(built?.sentences).toEqual([{ ...WRITTEN, hidden: true }]);
  expect(afterPublishingWeek(review).sentences[ID]).toMatchObject({ accepted: true, hidden: null });
});

test("an act is not undone once its sentence has been changed by another one", () => {
  const after = { ...untouched, accepted: true };
  const act = { before: untouched, after };

  expect(undoSentence({ ...after, revision: 7 }, act)).toEqual(untouched);
  expect(undoSentence({ ...after, hidden: true }, act)).toBeNull();
});
