import { expect, test } from "vitest";
import { findingsOf } from "../../support/findings-of.ts";

const abstract =
  "We classify attacks as silver noise, inter-context conflict and white Denial-of-Service. The router mixes steering vectors with a probe-guided gate. Direct Preference Optimization is a baseline.";

test.each([
  ["names in a Korean sentence", "router가 섞은 steering vector를 probe 기반 gate로 조절"],
  ["a list of the source's terms", "silver noise, inter-context conflict로 분류"],
  ["a long name", "Direct Preference Optimization보다 나은 방법"],
  ["Greek letters and arrows", "F1 0.18→0.50, τ와 α의 조절"],
])("accepts %s", (_, text) => {
  expect(findingsOf("language", abstract, text)).toEqual([]);
});

test("says of an empty text that it is empty, and no more", () => {
  const messages = findingsOf("language", abstract, " ").map(({ message }) => message);

  expect(messages).toEqual(["비어 있습니다."]);
  expect(findingsOf("length", abstract, " ")).toEqual([]);
});

test.each([
  [
    "an English sentence of the abstract",
    "We classify attacks as silver noise, inter-context conflict and white Denial-of-Service.",
  ],
  [
    "an English sentence within Korean",
    "저자들은 The router mixes steering vectors with a probe-guided gate 방법을 씁니다",
  ],
  [
    "English words with Korean particles",
    "reinforcing mechanism을 leverage하는 powerful scalable framework",
  ],
  ["Hanja", "모델의 性能을 높임"],
  ["kana", "모델の 성능을 높임"],
  ["Cyrillic", "прог 방식의 도입"],
  ["mojibake", "ëª¨ë¸ 성능 향상"],
  ["a replacement character", "모\uFFFD 성능 향상"],
  ["a lone letter", "모델 성ㅡ능 향상"],
  ["a zero-width space", "모델\u200B의 성능 향상"],
  ["a control character", "모델\u0007의 성능 향상"],
  ["no Hangul at all", "85.4%"],
])("refuses %s", (_, text) => {
  const findings = findingsOf("language", abstract, text);

  expect(findings.length).toBeGreaterThan(0);
  expect(findings.every((finding) => finding.severity === "error")).toBe(true);
});
