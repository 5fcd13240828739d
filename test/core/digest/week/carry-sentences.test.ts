import { expect, test } from "vitest";
import { carrySentences, keepSentences } from "../../../../src/core/digest/week/carry-sentences.ts";
import type { WeekIntro, WeekSentence } from "../../../../src/core/digest/week/week-intro.ts";
import { makeDraftedCard, makePaper } from "../../../support/make.ts";

const [A, B, C] = ["2602.00001", "2602.00002", "2602.00003"] as const;
const PROVENANCE = {
  ...{
    model: "test-model",
    promptVersion: "1",
    fingerprint: "0",
    draftedAt: "2026-02-16T00:00:00Z",
  },
  usage: { inputTokens: null, outputTokens: null, costUsd: null },
};

const toIntro = (...sentences: WeekSentence[]): WeekIntro => ({
  sentences,
  provenance: PROVENANCE,
});
const textsOf = (intro: WeekIntro | null) => intro?.sentences.map(({ text }) => text);
const cardsOf = (...ids: string[]) =>
  ids.map((id) => makeDraftedCard({ paper: makePaper({ id }) }));

const EDITED: WeekSentence = {
  ...{ text: "사람이 고친 문장입니다.", papers: [A] },
  original: { text: "모델이 쓴 문장입니다.", papers: [A, B] },
};

test("a sentence that a person has changed stands in the place of the one that it comes from", () => {
  const made = toIntro(
    { text: "앞 문장입니다.", papers: [C] },
    { text: "모델이 쓴 문장입니다.", papers: [A, B] },
  );

  expect(textsOf(carrySentences(made, toIntro(EDITED)))).toEqual([
    "앞 문장입니다.",
    "사람이 고친 문장입니다.",
  ]);
});

test("it replaces one about the same papers, once, and stands at the end where there is none", () => {
  const same = toIntro(
    { text: "같은 논문의 새 문장입니다.", papers: [B, A] },
    { text: "같은 논문의 둘째 문장입니다.", papers: [A, B] },
  );

  expect(textsOf(carrySentences(same, toIntro(EDITED)))).toEqual([
    "사람이 고친 문장입니다.",
    "같은 논문의 둘째 문장입니다.",
  ]);
  expect(
    textsOf(carrySentences(toIntro({ text: "딴 문장입니다.", papers: [C] }), toIntro(EDITED))),
  ).toEqual(["딴 문장입니다.", "사람이 고친 문장입니다."]);
});

test("what nobody has touched gives way, and what is hidden or dismissed does not come back as new", () => {
  const hidden: WeekSentence = { text: "숨긴 문장입니다.", papers: [A], hidden: true };
  const before = toIntro({ text: "손대지 않은 문장입니다.", papers: [B] }, hidden);
  const made = toIntro({ text: "숨긴 문장입니다.", papers: [A] });

  expect(carrySentences(made, before)?.sentences).toEqual([hidden]);
  expect(carrySentences(null, before)?.sentences).toEqual([hidden]);
  expect(
    carrySentences(null, toIntro({ text: "손대지 않은 문장입니다.", papers: [B] })),
  ).toBeNull();
});

test("sentences carried onto themselves change nothing", () => {
  const intro = toIntro(
    EDITED,
    { text: "둘째 문장입니다.", papers: [A] },
    { text: "셋째.", papers: [A] },
  );

  expect(carrySentences(intro, intro)).toEqual(intro);
});

test("a person's sentences stay when there are more than a week may have", () => {
  const many = Array.from({ length: 10 }, (_, at) => ({
    text: `${at}번 문장입니다.`,
    papers: [C],
  }));

  const kept = textsOf(carrySentences(toIntro(...many), toIntro(EDITED)));

  expect(kept).toHaveLength(10);
  expect(kept).toContain(EDITED.text);
});

test("a sentence goes with a paper that has no draft any more; a person's stays with the others", () => {
  const both: WeekSentence = { text: "두 논문을 말합니다.", papers: [A, B] };
  const touched: WeekSentence = { ...both, original: { text: "다른 글.", papers: [A, B] } };

  expect(keepSentences(toIntro(both), cardsOf(A))).toBeNull();
  expect(keepSentences(toIntro(both), cardsOf(A, B))?.sentences).toEqual([both]);
  expect(keepSentences(toIntro(touched), cardsOf(B))?.sentences[0]?.papers).toEqual([B]);
  expect(keepSentences(toIntro(touched), cardsOf(C))).toBeNull();
});
