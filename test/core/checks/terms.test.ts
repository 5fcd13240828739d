import { expect, test } from "vitest";
import { checkDraft } from "../../../src/core/checks/check-draft.ts";
import { findingsOf } from "../../support/findings-of.ts";
import { makeDraft, makePaper } from "../../support/make.ts";

test.each([
  ["a plural", "large transformers", "transformer 구조"],
  ["the singular of one that ends in -es", "fixed inductive biases of boxes", "bias와 box"],
  ["another case", "the COCO dataset", "Coco 데이터셋"],
  ["a hyphen for a space", "tool calling agents", "tool-calling 에이전트"],
  ["one word for two", "data set of fine tuning", "finetuning용 dataset"],
  ["another ending", "we quantize models", "quantization 적용"],
  ["a particle", "We present RAMP.", "RAMP는 새 방법"],
  ["a part of a name", "on IMO-AnswerBench", "AnswerBench 점수"],
  ["a short name", "with Qwen2.5-1.5B", "Qwen 모델"],
  ["a number with a scale", "a 196B-parameter model", "196B 모델"],
  ["a short form of the words", "supervised fine-tuning of models", "SFT 단계"],
  ["a short form with small letters", "by chain of thought", "CoT로 유도"],
  ["a long form of the short one", "a sparse MoE model", "Mixture of Experts 구조"],
  ["a general term", "We train models.", "LLM의 fine-tuning과 GPU"],
  ["a parameter", "We train models.", "parameter 수"],
  ["an accent", "a naive Bézier curve", "Bezier 곡선"],
  ["a compound of held parts", "a training-free LLM method", "LLM 기반 training-free"],
  ["a single letter", "top answers", "상위 k개의 답"],
  ["a name in a command", "we propose \\textsc{FastLoop}", "FastLoop 제안"],
  [
    "a name in pieces of TeX",
    "{S}ignal {P}reservation with Phy\\uline{Reason}",
    "PhyReason의 Signal",
  ],
  ["a name with powers", "the SL$^{2}$A-INR model", "SL2A-INR 모델"],
  ["a name with an accent in TeX", 'T\\"ULU 3 models', "TÜLU 3와 Tulu 3"],
  ["a Greek letter by its name", "on τ-bench with $\\pi_{0.5}$", "tau-bench의 pi0.5"],
  ["a Greek letter by its sign", "on tau-bench with pi_{0.5}", "τ-bench의 π0.5"],
  ["a name behind a tie", "models~(LRMs) of Stage~3", "LRM의 Stage 3"],
])("holds %s", (_, abstract, text) => {
  expect(findingsOf("terms", abstract, text)).toEqual([]);
});

test.each([
  ["a model", "We train models.", "Llama-3-70B로 실험", "Llama-3-70B"],
  ["another version", "with GPT-4o", "GPT-5와 비교", "GPT-5"],
  ["a data set", "We train models.", "ImageNet에서 검증", "ImageNet"],
  ["a short form by luck", "fast images. Data is large", "FID 개선", "FID"],
  ["a letter and a digit", "We train models.", "T5보다 빠름", "T5"],
  ["a part of another word", "It leverages data.", "RAG를 적용", "RAG"],
  ["another metric", "by F1 and recall", "BLEU 향상", "BLEU"],
  ["a lower-case name", "We train models.", "dropout 적용", "dropout"],
])("refuses %s", (_, abstract, text, excerpt) => {
  expect(findingsOf("terms", abstract, text)).toMatchObject([{ severity: "error", excerpt }]);
});

test("in advice, a tool of its own is a matter of style", () => {
  const findings = findingsOf("terms", "We train models.", "PyTorch로 재현", { role: "advise" });

  expect(findings).toMatchObject([{ severity: "style", excerpt: "PyTorch" }]);
});

test("advice may name what the Hub says about the paper, and a report may not", () => {
  const paper = makePaper({ organization: "Tsinghua" });
  const draft = makeDraft({ actions: ["Tsinghua 저장소의 코드로 4B 모델의 정답률 측정"] });
  const report = makeDraft({ oneLine: "Tsinghua의 Composition-RL은 쉬운 문제를 합칩니다." });

  const ofTerms = (drafted: typeof draft) =>
    checkDraft(paper, drafted).filter((finding) => finding.check === "terms");

  expect(ofTerms(draft)).toEqual([]);
  expect(ofTerms(report)).toMatchObject([{ field: "oneLine", severity: "error" }]);
});
