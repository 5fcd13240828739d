import { expect, test } from "vitest";
import { kindsOf, meaningOfPoint, meaningOfProse } from "../../../support/meaning-of.ts";

const ABSTRACT =
  "We study judges of text. This work offers a roadmap for developing rigorous and human-aligned intelligent systems.";

test("what a sentence only offers a roadmap for is not done", () => {
  expect(
    kindsOf(
      meaningOfProse("이 논문은 엄밀하고 사람에 맞춘 지능형 시스템을 개발해 냈습니다.", ABSTRACT),
    ),
  ).toEqual(["목표를 결과로 쓴 말"]);
  expect(
    kindsOf(
      meaningOfProse(
        "이 논문은 엄밀하고 사람에 맞춘 지능형 시스템을 향한 로드맵을 내놓습니다.",
        ABSTRACT,
      ),
    ),
  ).toEqual([]);
});

test("what holds on a condition does not hold whatever is chosen", () => {
  const quote = "with tuned K, roughly 80% of responses receive zero advantage";

  expect(
    kindsOf(
      meaningOfPoint(
        "K를 어떻게 정하든 응답의 약 80%는 advantage가 0이 됨",
        quote.replace("zero", "small"),
      ),
    ),
  ).toContain("조건을 없앤 말");
  expect(kindsOf(meaningOfPoint("K를 조정하면 응답의 약 80%는 advantage가 0이 됨", quote))).toEqual(
    [],
  );
});

test("a contrast keeps its sides", () => {
  const quote = "they rely on linguistic probability rather than true visual perception";

  expect(kindsOf(meaningOfPoint("언어적 확률보다 시각 지각에 기댐", quote))).toContain(
    "거꾸로 견준 말",
  );
  expect(kindsOf(meaningOfPoint("시각 지각보다 언어적 확률에 기댐", quote))).toEqual([]);
});
