import { expect, test } from "vitest";
import { dropEmphasis, mendPhrase } from "../../../src/core/draft/mend-texts.ts";

test.each([
  ["작은 모델로 추론 비용 절감.", "작은 모델로 추론 비용 절감"],
  ["**작은 모델로 추론 비용 절감**", "작은 모델로 추론 비용 절감"],
  ["**작은 모델로 추론 비용 절감.**", "작은 모델로 추론 비용 절감"],
  ["**작은 모델로 추론 비용 절감**.", "작은 모델로 추론 비용 절감"],
  ["# 작은 모델로 추론 비용 절감", "작은 모델로 추론 비용 절감"],
  ["__작은 모델로 추론 비용 절감__", "작은 모델로 추론 비용 절감"],
])("the phrase %j becomes %j", (written, phrase) => {
  expect(mendPhrase(written)).toBe(phrase);
});

test.each(["비교 상대는 Kim et al.", "대상은 U.S.", "비용 절감. 속도 향상.", "그 밖에...", "왜?"])(
  "the phrase %j stays as it is",
  (phrase) => {
    expect(mendPhrase(phrase)).toBe(phrase);
  },
);

test.each([
  ["이 논문은 **LoRA**로 **비용**을 줄입니다.", "이 논문은 LoRA로 비용을 줄입니다."],
  ["A*와 B*를 비교합니다.", "A*와 B*를 비교합니다."],
  ["2 ** 3 ** 4", "2 ** 3 ** 4"],
  ["`pass@k`와 `top_p`", "`pass@k`와 `top_p`"],
])("of %j emphasis alone is dropped", (written, text) => {
  expect(dropEmphasis(written)).toBe(text);
});
