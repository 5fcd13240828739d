import { expect, test } from "vitest";
import { checkMixedTerms, checkWording } from "../../../src/core/checks/wording.ts";
import { makeDraft } from "../../support/make.ts";

const POINT = "keyPoints[0].text";

test.each([
  ["4B 모델과 견줘 더 높은 점수", "견줘"],
  ["시험해 볼 값어치가 있습니다.", "값어치"],
  ["느려지는 까닭은 메모리입니다.", "까닭"],
  ["3D를 아는 표현 학습", "3D를 아는"],
  ["모델이 제힘으로 고침", "제힘"],
  ["판단의 내력을 남김", "내력"],
  ["문서에 딸린 그림", "딸린"],
  ["사실에 닻을 내리도록 학습", "닻을 내리"],
  ["두 방법을 견줍니다.", "견줍니다"],
  ["문서에 그림이 딸려 있습니다.", "딸려"],
  ["사실에 닻을 내립니다.", "닻을 내립니다"],
  ["정답 대용으로 쓴 라벨", "정답 대용"],
  ["구역 중심의 작은 기억", "작은 기억"],
])("a forced native word is named: %s", (text, found) => {
  expect(checkWording({ path: "oneLine", text })).toMatchObject([
    { check: "wording", severity: "style", excerpt: expect.stringContaining(found) },
  ]);
});

test("내력벽 is a word of building, and no forced one", () => {
  expect(checkWording({ path: "oneLine", text: "내력벽을 허문 도면을 찾아냅니다." })).toEqual([]);
});

test.each([
  "사람의 안내 없이 성능이 조금씩 나빠지는 일이 잦은 시스템",
  "이미지를 생성하고 편집하는 일을 함께 배우게 한 5B 통합 모델".replace("5B ", ""),
  "4B부터 30B까지의 모델에서 꾸준히 나아진 추론 능력",
  "로봇이 실제 환경에서 겪은 행동을 예측하며 학습하는 방식",
  "계산 비용을 절반 아래로 크게 줄이는 구조",
  "긴 문서에서 필요한 구절을 자주 놓치는 최근 benchmark",
  "기존 방법이 여러 층의 정보를 놓치는 접근의 한계",
  "닫힌 고리 안에서 안전 정렬도 지킨다는 시스템의 이상",
  "사람이 손으로 만지는 물체에서 자주 번지는 오류",
  "정답이 없는 과제에도 쓸 수 있는 보상 함수",
  "사람이 직접 고른 문제로 이루어진 benchmark",
  "저자들이 직접 수집해 정제한 3만 개의 대화",
  "서로 검증하며 답을 고쳐 나가는 두 에이전트",
  "도구 호출이 빠졌을 때 생기는 문제",
  "사람은 풀지만 모델은 끝까지 못 푸는 문제",
  "같은 질문을 여러 번 던져 답이 갈리는 정도를 재는 지표",
  "전문가도 답이 갈리는 사례만 따로 모은 시험 문항",
  "정답률은 유지하면서 토큰을 덜 쓰는 추론 모델",
  "학습 때는 검증된 rollout을 나누고 추론 때는 따로 움직이는 에이전트",
  "원인은 생성 능력 자체보다 context 이해의 한계라는 진단",
])("a key point that ends in a long clause and a noun is named: %s", (text) => {
  expect(checkWording({ path: POINT, text })).toMatchObject([{ check: "wording" }]);
  expect(checkWording({ path: "risks[0].text", text })).toEqual([]);
});

test.each([
  "사람의 안내가 없으면 자기 진화가 금세 정체하거나 나빠짐",
  "LedgerWeb은 닷새 동안 이어지는 장부 과제 340개로 구성",
  "합성 깊이를 서서히 늘려 성능을 더 높일 수 있음",
  "입력을 고르는 단계와 학습 단계를 분리",
  "표준 OPD는 보상과 KL 정규화의 비중이 같음",
  "빠른 수렴",
  "학습에 쓴 샘플은 약 50M개",
  "안전을 인간의 가치 분포에서 벌어진 정도로 정식화",
  "어떤 조건에서 두 방법의 차이가 나는지가 불분명",
  "비용과 운영 부담을 들일 만큼 복잡한 구조가 필요한지는 불분명",
  "어느 층까지 학습해야 성능이 그대로일지는 불분명",
  "장기 의존을 적은 메모리로 처리하는 프레임워크를 제안",
  "장기 의존을 적은 메모리로 처리하는 프레임워크 제안",
  "교사의 보상 비중을 학습 내내 늘 같게 둔 경우임",
  "보상 함수 여러 개와 감독 신호를 함께 쓰는 MR-GRPO",
  "비교 대상은 원본 데이터로 강화 학습한 모델",
  "비교 기준은 같은 데이터로 미세 조정한 모델",
  "대조군은 도구 없이 같은 질문에 답하게 한 에이전트",
  "입력은 흔들린 손으로 찍은 짧은 동영상",
  "남은 과제는 여러 사람이 함께 쓰는 환경에서의 안전",
  "핵심 가정은 두 모델이 서로 다른 실수를 한다는 점",
  "GRPO 없이 SFT만 해도 정확도 차이는 1점 미만",
  "평가 축은 사실성, 일관성, 그리고 사람이 느끼는 자연스러움",
  "주된 실패 원인은 모델이 끝까지 읽지 않은 문서",
  "메모리를 크게 늘리지 않는 접근 권한을 제한",
])("a key point with subject and predicate is not: %s", (text) => {
  expect(checkWording({ path: POINT, text })).toEqual([]);
});

test.each([
  ["도구", "tools"],
  ["파이프라인", "pipeline"],
  ["멀티모달", "multimodal"],
  ["매개변수", "parameters"],
])("%s and %s on one card are one term in two ways", (hangul, latin) => {
  const draft = makeDraft({
    oneLine: `${hangul}에 관한 문장입니다.`,
    uncertainty: `${latin}에 관한 값이 빠졌습니다.`,
  });

  expect(checkMixedTerms(draft)).toMatchObject([
    { check: "wording", severity: "style", field: "uncertainty", excerpt: latin },
  ]);
});

test("a term that a draft writes in two ways is named once, and a name that holds it is none", () => {
  const mixed = makeDraft({
    oneLine: "도구를 부르는 시점을 배웁니다.",
    uncertainty: "어느 tool을 썼는지 빠졌습니다.",
  });
  const named = makeDraft({
    oneLine: "도구를 부르는 시점을 배웁니다.",
    uncertainty: "tool-calling 점수와 ToolBench 점수가 빠졌습니다.",
  });

  expect(checkMixedTerms(mixed)).toMatchObject([{ field: "uncertainty", excerpt: "tool" }]);
  expect(checkMixedTerms(named)).toEqual([]);
});

test("no particle follows a word that is filled into a message", () => {
  const mixed = makeDraft({ oneLine: "도구를 씁니다.", uncertainty: "어느 tool을 썼는지" });

  const [ofTerms] = checkMixedTerms(mixed);
  const [ofWord] = checkWording({ path: "oneLine", text: "느려지는 까닭은 메모리입니다." });

  expect(ofTerms?.message).toContain("“tool”, “도구”.");
  expect(ofWord?.message).toMatch(/: 이유\.$/);
});
