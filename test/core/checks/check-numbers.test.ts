import { expect, test } from "vitest";
import { findingsOf } from "../../support/findings-of.ts";

test.each([
  ["a comma in thousands", "on 1,000 tasks", "1000개 과제"],
  ["billions as 억", "a 1.5B model", "15억 파라미터 모델"],
  ["billions in words as 억", "292 billion tokens", "2920억 토큰"],
  ["a Korean number of two scales", "128K context", "12만 8천 토큰의 맥락"],
  ["thousands as 만", "100k samples", "10만 건의 샘플"],
  ["a multiple with x", "is 3x faster", "3배 빠름"],
  ["a multiple in words", "is three times faster", "세 배 빠름"],
  ["a multiple in words, in digits", "a two-fold gain", "2배 향상"],
  ["twice", "twice as fast", "두 배 빠름"],
  ["doubling", "doubles the throughput", "처리량 2배"],
  ["LaTeX without its backslash", "a 16times speedup", "16배 빠름"],
  ["LaTeX with it", "a 2.5$\\times$ speedup", "2.5배 빠름"],
  ["degrees that LaTeX left", "360^circ views", "360도 시점"],
  ["a percentage that LaTeX left", "only sim!0.1% loss", "약 0.1%의 손실"],
  ["a power of ten", "a rate of 10^{-3}", "학습률 10⁻³"],
  ["percent as a word", "a 30% gain", "30퍼센트 향상"],
  ["percentage points", "by 5.2 percentage points", "5.2%p 향상"],
  ["points as a score", "by 5.81 points", "5.81점 향상"],
  ["a range with a tilde", "from 4B to 30B", "4B~30B 모델"],
  ["a range with one unit", "from 4B to 30B", "4~30B 모델"],
  ["a range with one unit in the source", "by 2.88--3.45 and 5.81 points", "2.88~3.45점"],
  ["a list with one unit", "1.5, 7, and 32B models", "7B 모델"],
  ["a range in Korean", "from 0.18 to 0.50", "0.18에서 0.5로"],
  ["a half", "half of the cost", "비용의 절반"],
  ["a half as a percentage", "halves the cost", "비용 50% 절감"],
  ["about a half", "cuts cost by 48.7%", "비용을 절반 가까이 절감"],
  ["a third", "one third of the data", "데이터의 3분의 1"],
  ["a number word", "three primitives", "세 가지 기본 능력"],
  ["a number word in digits", "twenty-five tasks", "25개 과제"],
  ["orders of magnitude", "two orders of magnitude faster", "100배 빠름"],
  ["hours", "in 24 hours", "24시간 안에"],
  ["the particle 만 after a number", "only 12 models", "12만 사용"],
  ["digits inside a name", "GPT-4o and pass@1", "GPT-4o의 pass@1"],
  ["digits after a name", "Step 3.5 Flash", "Step 3.5 Flash 공개"],
  ["a name half in Hangul", "System-2 thinking", "시스템-2 사고"],
  ["a size in pixels", "256times256 images", "256x256 이미지"],
  ["a version", "Terminal-Bench 2.0", "Terminal-Bench 2.0 기록"],
  ["a ratio", "interleaved 3:1 attention", "3:1로 섞은 attention"],
  ["a year", "In March 2024", "2024년 3월"],
  ["enumerators", "We train and test.", "(1) 학습하고 (2) 시험"],
  ["an order in words", "We train and test.", "두 번째 단계에서 시험"],
  ["a unit left out", "reaches 85.4%", "85.4를 기록"],
])("holds %s", (_, abstract, text) => {
  expect(findingsOf("numbers", abstract, text)).toEqual([]);
});

test.each([
  ["another value", "a 30% gain", "31% 향상", "31%"],
  ["another unit", "a 30% gain", "30배 향상", "30배"],
  ["percent for a multiple", "is 3x faster", "3% 빠름", "3%"],
  ["percentage points for percent", "a 5% gain", "5%p 향상", "5%p"],
  ["percent for percentage points", "by 5.2 percentage points", "5.2% 향상", "5.2%"],
  ["another scale", "a 7B model", "7억 모델", "7억 모델"],
  ["a count for a multiple", "is 3x faster", "3개 모델", "3개"],
  ["a multiple for a count", "3 models", "3배", "3배"],
  ["minutes for hours", "in 24 hours", "24분 안에", "24분"],
  ["a number word", "three primitives", "네 가지 기본 능력", "네 가지"],
  ["a half from nowhere", "We cut the cost.", "비용 절반", "절반"],
  ["a version turned into a count", "We use GPT-4.", "4개 모델", "4개"],
  ["a number from nowhere", "No number here.", "95.3점 기록", "95.3점"],
])("refuses %s", (_, abstract, text, excerpt) => {
  expect(findingsOf("numbers", abstract, text)).toMatchObject([{ severity: "error", excerpt }]);
});

test("a number of the abstract that is not in the point's own quote is a warning", () => {
  const abstract = "It gains 30% on A. It loses 5% on B.";

  const findings = findingsOf("numbers", abstract, "30% 향상", { quote: "It loses 5% on B." });

  expect(findings).toMatchObject([{ severity: "warning", excerpt: "30%" }]);
});

test.each([
  ["a small count of its own", "우리 로그 20건으로 비교", []],
  ["a small plan of its own", "두 모델을 3회씩 실행", []],
  ["a count that is not small", "우리 로그 5,000건으로 비교", ["warning"]],
  ["a percentage", "정확도가 12% 오를 수 있음", ["error"]],
  ["a multiple", "메모리가 4배 들 수 있음", ["error"]],
  ["a score", "F1이 0.83에 그칠 가능성", ["error"]],
  ["a part", "절반은 실패할 가능성", ["warning"]],
])("advice with %s", (_, text, severities) => {
  const findings = findingsOf("numbers", "We test models.", text, { role: "advise" });

  expect(findings.map((finding) => finding.severity)).toEqual(severities);
});
