import { expect, test } from "vitest";
import { kindsOf, meaningOfPoint, meaningOfProse } from "../../../support/meaning-of.ts";

const QUOTE = "FlowNet consistently outperforms MeshNet on three retrieval benchmarks";

test.each([
  ["MeshNet이 검색 benchmark 세 개에서 FlowNet을 앞섬"],
  ["FlowNet은 검색 benchmark 세 개에서 MeshNet에 뒤짐"],
  ["MeshNet은 검색 benchmark 세 개에서 FlowNet보다 우수"],
])("a comparison told the wrong way round is an error: %s", (text) => {
  expect(kindsOf(meaningOfPoint(text, QUOTE))).toContain("앞뒤가 바뀐 비교");
});

test.each([
  ["검색 benchmark 세 개에서 FlowNet이 MeshNet을 앞섬"],
  ["검색 benchmark 세 개에서 MeshNet은 FlowNet에 뒤짐"],
  ["MeshNet은 검색 benchmark 세 개에서 FlowNet에 미치지 못함"],
  ["MeshNet보다 FlowNet이 검색 benchmark 세 개에서 우수"],
  ["MeshNet을 앞선 FlowNet의 검색 benchmark 세 개 결과"],
])("a comparison turned round correctly is none: %s", (text) => {
  expect(kindsOf(meaningOfPoint(text, QUOTE))).toEqual([]);
});

test("a comparison with somebody else than the quote names is an error", () => {
  const abstract = `${QUOTE}. GraphNet is slow.`;

  expect(
    kindsOf(meaningOfPoint("FlowNet은 GraphNet보다 검색 성적이 높음", QUOTE, abstract)),
  ).toContain("다른 비교 대상");
});

test("a comparison where the quote compares nothing is an error", () => {
  const quote = "Compatible with many optimizers including AdamW and Lion";

  expect(kindsOf(meaningOfPoint("AdamW, Lion 등 여러 방법보다 나은 성능", quote))).toEqual([
    "인용에 없는 비교",
  ]);
});

test.each([
  ["GPT-4o보다 높은 정확도를 보임", "achieves accuracy comparable to GPT-4o"],
  ["GPT-4o를 능가함", "is competitive with GPT-4o on long documents"],
])("as good as another is not better: %s", (text, quote) => {
  expect(kindsOf(meaningOfPoint(text, quote))).toContain("비슷하다는 것을 앞선다고 한 말");
});

test.each([
  ["GPT-4o와 견줄 만한 정확도를 보임", "achieves accuracy comparable to GPT-4o"],
  ["GPT-4o에 뒤지지 않음", "is competitive with GPT-4o on long documents"],
])("as good as another, said in other words, is none: %s", (text, quote) => {
  expect(kindsOf(meaningOfPoint(text, quote))).toEqual([]);
});

test("in prose it is a warning, against the sentence that names who is compared", () => {
  const abstract =
    "We train a small model on synthetic dialogues. It beats the RECAP baseline on math. On coding tasks it performs on par with GPT-4o.";
  const [finding] = meaningOfProse("이 모델은 코딩 과제에서 GPT-4o를 앞섭니다.", abstract);

  expect(finding?.severity).toBe("warning");
  expect(finding?.message).toContain("비슷하다는 것을 앞선다고 한 말");
});
