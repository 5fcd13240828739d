import { expect, test } from "vitest";
import { meaningOfPoint } from "../../../support/meaning-of.ts";

const METHOD = "RouteNet compresses the cache of each attention layer with a learned router";
const DATA = "We release a corpus of 2,400 medical dialogues annotated by physicians";
const ABSTRACT = `Long contexts are expensive. ${METHOD}. ${DATA}. Experiments follow.`;

test("a point whose words all stand in another sentence than its quote is an error of the whole field", () => {
  const [finding, ...others] = meaningOfPoint(
    "의사가 주석한 의료 대화 2,400개의 말뭉치 공개",
    METHOD,
    ABSTRACT,
  );

  expect(others).toEqual([]);
  expect(finding).toMatchObject({ severity: "error", excerpt: null });
  expect(finding?.message).toContain("We release a corpus");
});

test("a point and its own quote are none, though the quote does not repeat the name", () => {
  const quote = "compresses the cache of each attention layer with a learned router";

  expect(meaningOfPoint("RouteNet은 학습한 router로 층마다 cache를 압축", quote, ABSTRACT)).toEqual(
    [],
  );
});

test("advice and a text that retells nothing of the abstract are left alone", () => {
  expect(meaningOfPoint("숫자만 다름", METHOD, ABSTRACT)).toEqual([]);
});
