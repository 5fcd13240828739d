import { expect, test } from "vitest";
import { kindsOf, meaningOfPoint, meaningOfProse } from "../../../support/meaning-of.ts";

test.each([
  ["배치를 키우면 학습이 불안정해짐", "larger batches may destabilize training", "단정한 말"],
  ["큰 배치의 효과가 입증됨", "large batches are a promising direction", "입증된 것처럼 쓴 말"],
  [
    "언어 100개를 아우르는 코퍼스를 구축함",
    "we aim to cover 100 languages in a corpus",
    "목표를 결과로 쓴 말",
  ],
  [
    "캐시를 적용하자 지연이 실제로 줄어듦",
    "apply a cache to shorten the latency",
    "목표를 결과로 쓴 말",
  ],
])("more than the quote is sure of is an error: %s", (text, quote, kind) => {
  expect(kindsOf(meaningOfPoint(text, quote))).toContain(kind);
});

test.each([
  ["배치를 키우면 학습이 불안정해질 수 있음", "larger batches may destabilize training"],
  ["큰 배치는 유망한 방향임", "large batches are a promising direction"],
  ["언어 100개를 아우르는 코퍼스가 목표", "we aim to cover 100 languages in a corpus"],
  ["지연을 줄이려고 캐시를 적용", "apply a cache to shorten the latency"],
  ["사용자가 관심 있는 영상을 골라 냄", "decodes the videos that the user may be interested in"],
])("what the quote is as sure of is none: %s", (text, quote) => {
  expect(kindsOf(meaningOfPoint(text, quote))).toEqual([]);
});

test("a hope of the abstract that prose tells as reached is a warning", () => {
  const abstract =
    "We release a corpus of dialogues. We hope our study can help developers build safer agents for hospitals.";

  expect(
    kindsOf(
      meaningOfProse("개발자들은 이 연구로 병원용의 더 안전한 에이전트를 완성했습니다.", abstract),
    ),
  ).toEqual(["목표를 결과로 쓴 말"]);
  expect(
    kindsOf(
      meaningOfProse("개발자들이 더 안전한 에이전트를 만드는 데 도움이 되기를 바랍니다.", abstract),
    ),
  ).toEqual([]);
});
