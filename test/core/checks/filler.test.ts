import { expect, test } from "vitest";
import { checkActions, checkFiller } from "../../../src/core/checks/filler.ts";
import { prepareSource } from "../../../src/core/checks/source.ts";
import { makePaper } from "../../support/make.ts";

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
    const findings = checkActions(SOURCE, { actions });

    expect(findings).toHaveLength(count);
    expect(
      findings.every(({ field, severity }) => field === "actions" && severity === "style"),
    ).toBe(true);
  },
);
