import { expect, test } from "vitest";
import { findingsOf } from "../../support/findings-of.ts";

test.each([
  ["최초", "세계 최초의 방법", "the first method"],
  ["최고", "최고 성능 달성", "the best results"],
  ["SOTA", "SOTA 달성", "state-of-the-art results"],
  ["최첨단", "최첨단 성능", "cutting-edge results"],
  ["획기적", "획기적인 방법", "a breakthrough"],
  ["유일", "유일한 공개 모델", "the only open model"],
  ["압도적", "압도적인 차이", "by a large margin"],
  ["전례 없는", "전례 없는 규모", "an unprecedented scale"],
  ["완벽", "완벽한 복원", "perfect reconstruction"],
])("%s needs words of the source behind it", (_, text, allowed) => {
  expect(findingsOf("claims", "We train models.", text)).toMatchObject([{ severity: "warning" }]);
  expect(findingsOf("claims", `It is ${allowed}.`, text)).toEqual([]);
});
