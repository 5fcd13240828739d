import { expect, test } from "vitest";
import { MAX_EVIDENCE_CHARS } from "../../../../src/core/draft/bounds.ts";
import { meaningOfPoint, meaningOfProse } from "../../../support/meaning-of.ts";

const fill = (unit: string) => unit.repeat(MAX_EVIDENCE_CHARS / unit.length);

/** Repeated pieces of what the rules look for, as long as a quote may be. */
const ENGLISH = [
  "that may ",
  "without a ",
  "improves over ",
  "outperforms A, ",
  "comparable to b ",
  "no un",
  "to a to ",
  "1 2 ",
  "a",
  "gains ",
  "is the most ",
];
const KOREAN = [
  "보다 높",
  "A를 앞서 ",
  "지 않",
  "어떤 이든 ",
  "모든 모델 ",
  "3개 ",
  "없이는 ",
  "만 ",
  "에 뒤지",
  "가",
];

test.each(KOREAN)(
  "a text that is nothing but %j is held against any quote in no time",
  (piece) => {
    for (const english of ENGLISH) {
      const text = fill(piece);
      const quote = fill(english);

      expect(meaningOfPoint(text, quote).length).toBeLessThan(100);
      expect(meaningOfProse(text, `${quote}.`).length).toBeLessThan(100);
    }
  },
  60_000,
);
