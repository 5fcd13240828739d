import { expect, test } from "vitest";
import { checkDrafts } from "../../../src/core/checks/check-draft.ts";
import { framesOf } from "../../../src/core/checks/text/frames.ts";
import { makeDraftOf, makePapers } from "../../support/papers.ts";

const OWN = [
  "어느 benchmark의 점수인지에 따라 읽는 법이 달라집니다.",
  "학습에 든 GPU 시간이 빠져 예산을 세우지 못합니다.",
  "데이터의 언어를 알려 주면 한국어에 쓸지 정할 수 있겠습니다.",
  "반복 실험의 편차는 몇입니까? 편차가 크면 순위가 뒤집힙니다.",
  "공개된 것은 코드뿐이어서 같은 데이터로 다시 돌려 보지 못합니다.",
  "두 원인 가운데 어느 쪽의 이득인지 가르지 않았습니다.",
];

/** The findings of frames, for six drafts of which some share the end of their memo. */
function findFrames(shared: number) {
  const entries = makePapers(6).map((paper, index) => ({
    paper,
    draft: makeDraftOf(paper, {
      uncertainty:
        index < shared
          ? `${OWN[index]?.slice(0, 12)} 그 값이 초록에 없습니다.`
          : (OWN[index] ?? ""),
    }),
  }));
  return checkDrafts(entries).map((findings) =>
    findings.filter(({ field, message }) => field === "uncertainty" && message.includes("같은 틀")),
  );
}

test("an ending that more than a third of a day's cards have is named on each of them, as style", () => {
  expect(findFrames(2).flat()).toEqual([]);
  expect(findFrames(3).map((findings) => findings.length)).toEqual([1, 1, 1, 0, 0, 0]);
  expect(findFrames(3)[0]).toMatchObject([{ check: "repetition", severity: "style" }]);
});

test.each([
  ["begin", "로그에 보이는 증상부터 셉니다.", "로그에 보이는 다른 것은 없음"],
  ["end", "답만 받는 쪽에는 맞지 않아 보입니다.", "작은 일에 쓰면 맞지 않아 보입니다."],
  [
    "are built",
    "모델을 직접 학습하는 팀에 가치가 있습니다.",
    "엔진을 직접 배포하는 조에 무게가 실립니다.",
  ],
])("texts that %s alike share a frame", (_, one, other) => {
  expect(framesOf(one).filter((frame) => framesOf(other).includes(frame))).toHaveLength(1);
});

test("texts that only share words share none", () => {
  const [one, other] = [
    "4B 모델을 RL로 직접 학습한 팀의 기록입니다.",
    "RL 학습을 4B 모델에 직접 해 본 기록은 드뭅니다.",
  ];

  expect(framesOf(one).filter((frame) => framesOf(other).includes(frame))).toEqual([]);
});
