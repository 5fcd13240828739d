import { Draft } from "../../src/core/draft/draft.ts";
import { findTags } from "../../src/core/draft/tags.ts";
import type { Paper } from "../../src/core/paper/paper.ts";
import { makeDraft, makePaper } from "./make.ts";

const METHOD = "Composition-RL";

/** Papers that differ in id, title, abstract and the name of their method. */
export function makePapers(count: number): Paper[] {
  return Array.from({ length: count }, (_, index) => ({
    ...makePaperOf(index),
    upvotes: count - index,
  }));
}

/** The paper at one place of {@link makePapers}. */
export function makePaperOf(index: number): Paper {
  const id = `2602.${String(10_000 + index)}`;
  const { title, abstract } = makePaper();
  const method = methodOf(id);
  return makePaper({ id, title: rename(title, method), abstract: rename(abstract, method) });
}

/** A draft of one of {@link makePapers} that no check complains about. */
export function makeDraftOf(paper: Paper, overrides: Partial<Draft> = {}): Draft {
  const renamed: unknown = JSON.parse(rename(JSON.stringify(makeDraft()), methodOf(paper.id)));
  return { ...Draft.parse(renamed), ...overrides };
}

function rename(text: string, method: string): string {
  return text.replaceAll(METHOD, method);
}

/** `2602.10007` is about `Composition-AAAH`: letters, so that no number is added to the text. */
function methodOf(id: string): string {
  const letters = [...id.slice(-4)].map((digit) => String.fromCharCode(65 + Number(digit)));
  return `Composition-${letters.join("")}`;
}

/** A draft of any paper: three passages of its abstract, and Korean that claims nothing. */
export function makeDraftFrom({ title, abstract }: Paper): Draft {
  const words = abstract.split(" ");
  const [problem = "", idea = "", result = ""] = [0, 8, 16].map((start) =>
    words.slice(start, start + 8).join(" "),
  );
  return makeDraft({
    keyPoints: [
      { evidence: problem, text: "저자들이 초록의 첫머리에서 밝힌 배경과 그 안에서 풀려는 문제" },
      { evidence: idea, text: "문제를 풀려고 초록이 이어서 소개하는 방법의 뼈대와 그 쓰임새" },
      { evidence: result, text: "방법을 써 본 뒤에 저자들이 얻었다고 말하는 것과 그 조건" },
    ],
    oneLine:
      "이 논문은 초록의 첫머리에 적힌 문제를 다루면서 저자들이 고른 방법으로 무엇이 달라지는지 살피고, 그 방법을 쓸 때의 조건을 함께 정리합니다.",
    actions: [
      "우리 데이터에서 같은 문제가 생기는 비율 산출",
      "초록의 방법을 우리 데이터에 적용해 값을 비교",
    ],
    explanation: EXPLANATION,
    tags: [...findTags(title, abstract), "LLM"].slice(0, 6),
  });
}

const EXPLANATION = [
  "저자들은 먼저 지금까지의 방법이 어디에서 막히는지 짚고, 그 까닭을 데이터와 학습 과정에서 찾습니다.",
  "이어서 문제를 더 작은 조각으로 나누어 하나씩 푸는 방법을 내놓고, 조각마다 무엇을 입력으로 받는지 적습니다.",
  "방법의 앞부분은 입력을 고르는 일이고, 뒷부분은 고른 입력으로 모델을 다시 학습하는 일입니다.",
  "실험에서는 같은 조건에서 기존 방법과 견주어 어느 쪽이 더 나은지 살핍니다.",
  "저자들은 얻은 결과가 과제의 종류에 따라 달라진다고 말하고, 달라지는 까닭을 함께 풀이합니다.",
].join(" ");
