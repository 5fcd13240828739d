import { expect, test } from "vitest";
import { meaningOfPoint, meaningOfProse } from "../../../support/meaning-of.ts";

test.each([
  [
    "a number of a name counts nothing",
    "새로 만든 Unreal Engine 5 게임 12개를 제공",
    "twelve newly built Unreal Engine 5 games spanning Solo (7), PvP (3), and Coop (2)",
  ],
  [
    "a variant of a model is no count of what stands before it",
    "SD 1.5, 2.0과 처음 다루는 3-m까지 확산 모델 3종을 데이터셋 10개, 30개가 넘는 과제에서 평가",
    "our study covers three diffusion models (SD 1.5, 2.0, and, for the first time, 3-m) spanning 10 datasets and over 30 tasks",
  ],
  [
    "a size before a name belongs to it",
    "adapter만 넘기는 방식으로 측정한 step이 4B dense 모델에서 18.3배, 30B MoE에서 2.85배 단축",
    "adapter-only handoff reduces the measured step by 18.3x on a 4B dense model and 2.85x on a 30B MoE",
  ],
  [
    "numbers stand in the order of the names before them",
    "inference 한 번에 켜지는 매개변수가 Mistral은 2.5B, Mixtral은 4.3B에 불과",
    "to the Mistral and Mixtral models, only 2.5 billion and 4.3 billion parameters are activated per inference iteration, respectively",
  ],
  [
    "a word that renders an English one of its own is the opposite of no other",
    "말뭉치에는 근거가 되는 문서뿐 아니라 방해 문서와 잡음도 섞여 있음",
    "containing supportive documents, distractors, and noise",
  ],
  [
    "what is cut into pieces may be worked on at once",
    "잘게 나눈 time slice를 TDM encoding-decoding 전략으로 마치 동시인 듯 처리",
    "adopt a time-division-multiplexing (TDM) encoding-decoding strategy to pseudo-simultaneously process these slices",
  ],
  [
    "who is behind may be told first, with 도",
    "일반 instruction tuning VLM도 TSM도 VITask에 못 미침",
    "VITask outperforms both vanilla instruction-tuned VLMs and TSMs",
  ],
  [
    "a rate that is below a number may be told by what failed",
    "가장 앞선 LLM조차 열 번 가운데 여섯 번을 성공하지 못함",
    "even frontier LLMs achieve a success rate below 60\\%",
  ],
])("%s: %s", (_, text, quote) => {
  expect(meaningOfPoint(text, quote)).toEqual([]);
});

test("a point may name at the start of a sentence whatever its quote only points at", () => {
  const quote = "their batch-based nature renders them irrelevant for live systems";
  const abstract = `Geometry is large. While offline models like VGGT achieve inspiring geometry capability, ${quote}. We cache.`;

  expect(
    meaningOfPoint(
      "VGGT 같은 offline 모델은 batch 단위로 처리해 실시간 시스템에는 맞지 않음",
      quote,
      abstract,
    ),
  ).toEqual([]);
});

test.each([
  [
    "an adverb alone tells nothing as done",
    "대상 모델과 참조 모델의 우도비를 쓰며, 이미 잘 학습된 모델을 직접 fine-tuning하게 해 줍니다.",
    "We train. Our key insight is to parameterize a discriminator implicitly using the likelihood ratio between a learnable target model and a fixed reference model, allowing finetuning of a well-trained model.",
  ],
  [
    "what is found is not what is chosen",
    "거른 샘플에서 보상과 실제 점수의 결정계수를 지표로 삼아 유망한 필터링 전략을 몇 가지 찾아냈습니다.",
    "We filter. To choose a proper policy filtration strategy for a given reward model, the coefficient of determination between rewards and actual scores on filtered samples serves as a good metrics and helps us find several promising strategies.",
  ],
  [
    "앞선 맥락 is what came earlier",
    "이 결과는 성능 향상의 상당 부분이 재사용 가능한 skill 추상화만의 공이 아니라 앞선 맥락과 피드백에 적응한 데서 왔음을 시사합니다.",
    "We test skills. In-context learning performs comparably to explicit skill maintenance on average, suggesting that much of the improvement arises from adaptation to prior context and feedback rather than reusable skill abstraction alone.",
  ],
  [
    "who is not better either is denied to be ahead",
    "어휘 기반 기준선은 한 번도 BERT-as-a-Judge를 앞서지 못했고, 훨씬 큰 LLM 심사자라고 해서 BERT-as-a-Judge보다 나은 것도 아니었습니다.",
    "We introduce BERT-as-a-Judge. We show that BERT-as-a-Judge consistently outperforms the lexical baseline while matching the performance of much larger LLM judges.",
  ],
])("in prose, %s", (_, text, abstract) => {
  expect(meaningOfProse(text, abstract)).toEqual([]);
});
