import { expect, test } from "vitest";
import { checkActions, checkFiller } from "../../../src/core/checks/filler.ts";
import { prepareSource } from "../../../src/core/checks/source.ts";
import { makeDraft, makePaper } from "../../support/make.ts";

test.each([
  ["text", "초록만으로는 자세한 방법을 파악하기 어렵습니다."],
  ["text", "성능 향상이 기대됩니다."],
  ["text", "다양한 분야에 쓸 수 있습니다."],
  ["text", "실무에 적용하여 활용할 수 있을 것입니다."],
  ["actions[0]", "GitHub 저장소의 라이선스 확인"],
  ["actions[1]", "논문의 방법 검토"],
])("%s: would fit any paper: %s", (path, text) => {
  const findings = checkFiller({ path, text });

  expect(findings.length).toBeGreaterThan(0);
  expect(findings.every((finding) => finding.severity === "style")).toBe(true);
});

test.each([
  ["text", "지연이 얼마나 줄었는지 초록에 없습니다."],
  ["actions[0]", "우리 로그에서 부르지 않은 도구의 비율 측정"],
  ["risks[0].text", "공개 여부 확인"],
])("%s: says something: %s", (path, text) => {
  expect(checkFiller({ path, text })).toEqual([]);
});

const SOURCE = prepareSource(makePaper());

test.each([
  [["Composition-RL로 합친 문제의 오답률 집계", "우리 로그에서 쉬운 문제의 비율 산출"], 1],
  [["Composition-RL로 합친 문제의 오답률 집계", "RLVR 보상 곡선이 꺾이는 단계 기록"], 0],
  [["GPU 사용량 측정", "LLM 응답 시간 비교"], 1],
])(
  "actions of which most name nothing of the paper are one finding of style: %j",
  (actions, count) => {
    const findings = checkActions(SOURCE, makeDraft({ actions }));

    expect(findings).toHaveLength(count);
    expect(
      findings.every(({ field, severity }) => field === "actions" && severity === "style"),
    ).toBe(true);
  },
);

test.each([
  ["고립된 루프에 사람 검수를 넣고 거절률 비교", "사람 검수 뒤의 진화 속도를 회차별로 기록", 0],
  ["결과 점수와 비용을 비교", "우리 서비스의 입력을 단계별로 평가", 1],
])(
  "what the card says of the method in Korean names it, and a general word does not: %s, %s",
  (first, second, count) => {
    const draft = makeDraft({
      headline: "고립된 에이전트 사회는 안전을 못 지킨다는 결과",
      oneLine: "완전히 고립된 자기 진화에서는 안전이 지켜지지 않는다는 결과를 보입니다.",
      keyPoints: [
        { evidence: "isolated self-evolution", text: "스스로 하는 진화는 입력 없이 평가됨" },
      ],
      actions: [first, second],
    });

    expect(checkActions(SOURCE, draft)).toHaveLength(count);
  },
);
