import { expect, test } from "vitest";
import { kindsOf, meaningOfPoint } from "../../../support/meaning-of.ts";

test.each([
  [
    "a score at another name",
    "Alpha-7B는 62.6%, Beta-13B는 59.0% 기록",
    "Alpha-7B achieves 59.0% while Beta-13B reaches 62.6%",
  ],
  [
    "names and numbers in two lists",
    "Alpha-7B, Beta-13B, Gamma-1.5의 정답률은 차례로 32.5%, 45.8%, 42.2%",
    "Alpha-7B, Beta-13B, and Gamma-1.5 achieve 32.5%, 42.2%, and 45.8% accuracy",
  ],
])("%s is an error", (_, text, quote) => {
  expect(kindsOf(meaningOfPoint(text, quote))).toContain("이름과 어긋난 숫자");
});

test("what two steps are for, exchanged, is an error", () => {
  const quote =
    "a distillation stage to establish tool-use patterns, and a reinforcement learning stage to refine tool invocation";

  expect(
    kindsOf(
      meaningOfPoint("강화 학습으로 도구 사용 패턴을 잡고, 증류로 도구 호출을 다듬음", quote),
    ),
  ).toContain("짝이 바뀐 말");
  expect(
    kindsOf(
      meaningOfPoint("증류로 도구 사용 패턴을 잡고, 강화 학습으로 도구 호출을 다듬음", quote),
    ),
  ).toEqual([]);
});

test("what becomes what, exchanged, is an error", () => {
  const quote = "we transform clinical documents into executable knowledge graphs for the tool";

  expect(kindsOf(meaningOfPoint("지식 그래프를 임상 문서로 변환", quote))).toContain(
    "자리가 바뀐 말",
  );
  expect(kindsOf(meaningOfPoint("임상 문서를 지식 그래프로 변환", quote))).toEqual([]);
});

test.each([
  ["처리 속도를 32배로 높임", "the model compresses each image 32x before it is deployed"],
  ["사용자 주제 16개에서 고른 성능을 내지 못함", "the 16 video models fail on all 48 user topics"],
])("a number that counts something else is an error: %s", (text, quote) => {
  const abstract = `The speed of image generation matters. ${quote}.`;

  expect(kindsOf(meaningOfPoint(text, quote, abstract))).toContain("다른 것을 세는 숫자");
});

test("a name of another sentence in the place of the quote's is an error", () => {
  const quote = "the tuned model scores 94.1 on RewardBench";
  const abstract = `We compare reward models. In this setting ${quote}. Preferences of HelpSteer2 are added.`;

  expect(
    kindsOf(meaningOfPoint("조정한 모델이 HelpSteer2에서 94.1을 얻음", quote, abstract)),
  ).toContain("인용에 없는 이름");
  expect(
    kindsOf(meaningOfPoint("조정한 모델이 RewardBench에서 94.1을 얻음", quote, abstract)),
  ).toEqual([]);
});

test("the paper's own method beaten by a baseline is an error where the quote has it ahead", () => {
  const quote = "RouteNet significantly outperforms all retrieval baselines";
  const abstract = `We propose RouteNet, a learned router. ${quote}.`;

  expect(kindsOf(meaningOfPoint("RouteNet은 검색 기준선에 크게 뒤짐", quote, abstract))).toContain(
    "제안한 쪽이 뒤진다고 한 말",
  );
  expect(kindsOf(meaningOfPoint("RouteNet이 검색 기준선을 크게 앞섬", quote, abstract))).toEqual(
    [],
  );
});
