import { expect, test } from "vitest";
import { kindsOf, meaningOfPoint } from "../../../support/meaning-of.ts";

test.each([
  ["캐시를 쓰면 응답이 두 배 느려짐", "caching makes responses twice as fast as before"],
  [
    "검증 단계를 더하면 정확도가 떨어짐",
    "adding a verification step improves accuracy on all tasks",
  ],
  ["새 tokenizer는 메모리 사용량을 늘림", "the new tokenizer reduces memory usage on long inputs"],
  ["한 번에 다룰 수 있는 프레임은 최소 512개", "the model handles up to 512 frames at once"],
  ["최신 모델도 사람의 점수를 웃돎", "even recent models score below human experts"],
  ["비교한 것은 비공개 모델임", "we compare with leading open-source models"],
  ["라벨이 있어야 학습 가능", "it enables label-free training of the whole encoder"],
  ["층 절반을 빼면 정확도가 2.4% 좋아짐", "a 2.4% accuracy drop by pruning half of the layers"],
])("a word whose opposite the quote says is an error: %s", (text, quote) => {
  const findings = meaningOfPoint(text, quote);

  expect(findings.length).toBeGreaterThan(0);
  expect(findings.every(({ severity }) => severity === "error")).toBe(true);
  expect(text).toContain(findings[0]?.excerpt);
});

test.each([
  ["오류가 줄지만 속도도 떨어지지 않음", "reduces errors without degrading speed"],
  ["성능 저하를 막으면서 메모리 절감", "saves memory while preventing performance degradation"],
  ["inference 시간을 절반으로 단축", "achieves a 2x speedup at inference"],
  ["망각이 눈에 띄게 완화됨", "significantly mitigates catastrophic forgetting"],
  ["기존 방식은 정확도가 낮음", "existing approaches suffer from poor accuracy"],
  ["MeshNet은 FlowNet보다 느림", "FlowNet is faster than MeshNet"],
  ["검색 범위를 넓혀도 비용은 늘지 않음", "widens the search at no additional cost"],
  ["강화 학습 없이도 느린 추론이 가능", "enables slow thinking without reinforcement learning"],
])("the same said in another way is none: %s", (text, quote) => {
  expect(kindsOf(meaningOfPoint(text, quote))).toEqual([]);
});
