import { expect, test } from "vitest";
import { kindsOf, meaningOfPoint } from "../../../support/meaning-of.ts";

test.each([
  [
    "핵심 정보까지 보존하지는 못함",
    "compresses the history while preserving key information",
    "긍정과 부정이 바뀐 말",
  ],
  [
    "외부 검색기의 도움으로 답을 고침",
    "revises its answers without relying on an external retriever",
    "사라진 부정",
  ],
  ["적대적 학습을 함께 수행", "we perform no adversarial training", "사라진 부정"],
])("a denial that was added or lost is an error: %s", (text, quote, kind) => {
  expect(kindsOf(meaningOfPoint(text, quote))).toContain(kind);
});

test.each([
  ["핵심 정보는 잃지 않음", "compresses the history while preserving key information"],
  ["시각 입력 없이도 풀림", "samples are solvable without visual input"],
  [
    "외부 검색기에 기대지 않고 답을 고침",
    "revises its answers without relying on an external retriever",
  ],
  ["적대적 학습을 전혀 쓰지 않음", "we perform no adversarial training"],
  ["성능을 그대로 유지", "without degrading performance"],
  [
    "최신 모델도 과제 대부분을 해결하지 못함",
    "frontier models are still unable to solve the majority of tasks",
  ],
])("a denial told in another way, or two that cancel, are none: %s", (text, quote) => {
  expect(kindsOf(meaningOfPoint(text, quote))).toEqual([]);
});
