import { expect, test } from "vitest";
import { kindsOf, meaningOfPoint, meaningOfProse } from "../../../support/meaning-of.ts";

test.each([
  ["모든 언어를 지원", "supports a range of languages such as Hindi and Tamil"],
  ["어떤 공격이든 예외 없이 막음", "blocks attacks in many cases"],
  ["입력의 종류를 가리지 않고 정확도가 오름", "accuracy rises on short inputs"],
  ["학습은 반드시 수렴함", "training can converge under these settings"],
])("a word that leaves nothing out and that the quote lacks is an error: %s", (text, quote) => {
  expect(kindsOf(meaningOfPoint(text, quote))).toContain("인용보다 넓힌 말");
});

test.each([
  ["세 benchmark 모두에서 일관되게 앞섬", "consistently leads across three benchmarks"],
  ["문서 길이와 관계없이 정확도 유지", "keeps its accuracy independently of document length"],
  ["어느 모델도 75%를 넘기지 못함", "no model exceeds 75%"],
  ["모든 업무가 아니라 일부 업무만 다룸", "covers only a subset of enterprise tasks"],
])("a word that leaves nothing out, as the quote says, is none: %s", (text, quote) => {
  expect(kindsOf(meaningOfPoint(text, quote))).toEqual([]);
});

test.each([
  ["과제에서 GPT-4o를 앞섬", "outperforms GPT-4o in most tasks", "범위가 빠진 문장"],
  ["기존 연구는 영어만 다룸", "prior work primarily focuses on English", "예외를 없앤 말"],
  ["inference 속도 3.5배 향상", "up to 3.5x faster inference", "한도가 빠진 숫자"],
])("a bound or a majority that was lost is an error: %s", (text, quote, kind) => {
  expect(kindsOf(meaningOfPoint(text, quote))).toContain(kind);
});

test.each([
  ["과제 대부분에서 GPT-4o를 앞섬", "outperforms GPT-4o in most tasks"],
  ["기존 연구는 주로 영어를 다룸", "prior work primarily focuses on English"],
  ["inference 속도가 3.5배까지 빨라짐", "up to 3.5x faster inference"],
  ["문항이 8,000개가 넘음", "comprises over 8,000 questions"],
])("a bound told in another way is none: %s", (text, quote) => {
  expect(kindsOf(meaningOfPoint(text, quote))).toEqual([]);
});

test("prose that says 모든 where the abstract names a few is a warning", () => {
  const abstract =
    "We study translation models. Distillation improves low-resource translation on two language pairs.";

  expect(kindsOf(meaningOfProse("증류는 모든 언어 쌍에서 번역을 개선합니다.", abstract))).toContain(
    "초록보다 넓힌 말",
  );
  expect(kindsOf(meaningOfProse("증류는 두 언어 쌍에서 번역을 개선합니다.", abstract))).toEqual([]);
});

test.each([
  ["에이전트가 검증된 증거에 따라 행동", "agents act only on verified evidence"],
  ["표본을 사람이 검토한 질문에서 뽑음", "samples are drawn solely from human reviewed questions"],
])("only, lost alone, is an error: %s", (text, quote) => {
  expect(kindsOf(meaningOfPoint(text, quote))).toContain("사라진 한정");
});

test("a bound is told where one of two equal numbers has it", () => {
  const quote = "adapters can be under 1% of the base model's size in rank-1 settings";

  expect(
    meaningOfPoint("rank-1 설정이면 adapter 크기가 base model의 1%에 못 미칠 수 있음", quote),
  ).toEqual([]);
  expect(meaningOfPoint("adapter 크기가 base model의 1%일 수 있음", quote)).not.toEqual([]);
});

test("only, told by 만, is none", () => {
  expect(
    kindsOf(
      meaningOfPoint(
        "에이전트가 검증된 증거에 따라서만 행동",
        "agents act only on verified evidence",
      ),
    ),
  ).toEqual([]);
});

test.each([
  [
    "가장 어려운 대목은 결과 이미지를 묘사하는 일",
    "one of the hardest parts is to describe the edited image",
  ],
  ["기존 평가는 모두 환경이 변하지 않는다고 가정", "most evaluations assume static environments"],
  ["편향 교정의 중요성이 입증됨", "our results suggest that correcting bias is critical"],
])("a word that is surer than the quote is an error: %s", (text, quote) => {
  expect(kindsOf(meaningOfPoint(text, quote))).toContain("원문보다 센 말");
});
