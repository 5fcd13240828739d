import type { DraftedCard } from "../../src/core/card/card.ts";
import type { Provenance } from "../../src/core/card/provenance.ts";
import type { Draft } from "../../src/core/draft/draft.ts";
import { NOT_LOOKED_UP } from "../../src/core/paper/artefacts.ts";
import type { Paper } from "../../src/core/paper/paper.ts";

/** A valid paper; a test states only the fields it is about. */
export function makePaper(overrides: Partial<Paper> = {}): Paper {
  const id = overrides.id ?? "2602.12036";
  return {
    id,
    title: "Composition-RL: Compose Your Verifiable Prompts for Reinforcement Learning",
    abstract:
      "Large-scale verifiable prompts underpin the success of Reinforcement Learning with Verifiable Rewards (RLVR), but they contain many uninformative examples and are costly to expand further. In this paper, we propose Composition-RL, a simple yet useful approach for better utilizing limited verifiable prompts targeting pass-rate-1 prompts. Extensive experiments across model sizes from 4B to 30B show that Composition-RL consistently improves reasoning capability over RL trained on the original dataset.",
    upvotes: 73,
    authors: ["Ada Lovelace"],
    url: `https://huggingface.co/papers/${id}`,
    thumbnailUrl: `https://cdn-thumbnails.huggingface.co/social-thumbnails/papers/${id}.png`,
    codeUrl: "https://github.com/XinXU-USTC/Composition-RL",
    projectUrl: null,
    organization: null,
    ...overrides,
  };
}

/** A draft of {@link makePaper}'s paper that no check complains about. */
export function makeDraft(overrides: Partial<Draft> = {}): Draft {
  return {
    keyPoints: [
      {
        evidence: "they contain many uninformative examples and are costly to expand further",
        text: "프롬프트에 배울 것 없는 예제가 많고 더 늘리는 비용도 큼",
      },
      {
        evidence:
          "a simple yet useful approach for better utilizing limited verifiable prompts targeting pass-rate-1 prompts",
        text: "Composition-RL이 다 맞히는 pass-rate-1 프롬프트를 재활용",
      },
      {
        evidence:
          "Extensive experiments across model sizes from 4B to 30B show that Composition-RL consistently improves reasoning capability",
        text: "4B부터 30B까지의 모델에서 추론 능력이 꾸준히 향상",
      },
    ],
    headline: "쉬운 문제들을 합쳐 새 학습 문제로 만드는 방법",
    oneLine:
      "Composition-RL은 이미 다 맞히는 쉬운 프롬프트들을 합쳐 새 학습 문제로 만들어, 4B부터 30B까지의 모델에서 추론 능력을 끌어올립니다.",
    developerView:
      "정답을 자동으로 채점할 수 있는 문제로 모델을 직접 학습하는 팀에 쓸모가 있습니다. API로만 모델을 쓰는 팀은 학습 과정에 손댈 수 없어 맞지 않습니다.",
    actions: [
      "우리 학습 프롬프트에서 pass-rate-1에 드는 문제의 비율 산출",
      "Composition-RL로 합친 프롬프트와 원래 프롬프트의 정답률 비교",
    ],
    risks: [
      {
        basis: "inferred",
        evidence: null,
        text: "자동으로 채점할 수 없는 과제에는 문제를 합치는 방법이 통하지 않을 수 있음",
      },
    ],
    explanation:
      "RLVR은 답을 검증할 수 있는 프롬프트로 모델을 학습하는 강화 학습입니다. 그런데 학습이 진행되면 배울 것이 남지 않은 예제가 많아지고, 새 프롬프트를 모으는 데는 비용이 많이 듭니다. Composition-RL은 모델이 늘 맞히는 프롬프트를 버리지 않고 다시 학습에 쓰는 방법입니다. 쉬운 프롬프트들을 합쳐 아직 풀 만한 새 문제로 바꾸는 것이 핵심이며, 그래서 한정된 프롬프트를 더 오래 쓸 수 있습니다. 저자들은 pass-rate-1 프롬프트를 겨냥한 이 방법을 단순하지만 쓸모 있는 방법이라고 소개합니다. 4B부터 30B까지의 모델에서 실험한 결과, 원래 데이터로 강화 학습을 한 모델보다 추론 능력이 꾸준히 나아졌습니다.",
    uncertainty:
      "점수가 몇 점 올랐는지와 문제를 합치는 데 드는 비용이 초록에 없습니다. 비교한 benchmark의 이름도 나오지 않습니다.",
    adoption: {
      need: "작은 규모의 학습",
      compute: "small",
    },
    tags: ["Reinforcement Learning", "LLM", "Reasoning"],
    ...overrides,
  };
}

/** A card of {@link makePaper}'s paper that is ready to print. */
export function makeDraftedCard(overrides: Partial<DraftedCard> = {}): DraftedCard {
  return {
    paper: makePaper(),
    artefacts: NOT_LOOKED_UP,
    image: "images/2602.12036.webp",
    tags: ["LLM"],
    hidden: false,
    status: "ok",
    draft: makeDraft(),
    findings: [],
    confidence: "상",
    confidenceReason: "검사에서 오류와 주의가 나오지 않았습니다.",
    difficulty: "중",
    difficultyReason: "공개된 것이 있지만 작은 규모의 학습이 필요합니다.",
    provenance: makeProvenance(),
    ...overrides,
  };
}

/** Where a draft came from; a test states only what it is about. */
export function makeProvenance(overrides: Partial<Provenance> = {}): Provenance {
  return {
    model: "test-model",
    promptVersion: "1",
    fingerprint: "0".repeat(64),
    draftedAt: "2026-02-14T02:30:00.000Z",
    attempts: 1,
    usage: { inputTokens: 1200, outputTokens: 700, costUsd: null },
    edited: [],
    ...overrides,
  };
}
