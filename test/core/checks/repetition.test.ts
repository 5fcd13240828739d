import { expect, test } from "vitest";
import { checkDrafts } from "../../../src/core/checks/check-draft.ts";
import {
  checkFrames,
  checkRepetition,
  checkRepetitionAcross,
} from "../../../src/core/checks/repetition.ts";
import { makeDraft, makePaper } from "../../support/make.ts";

const FIRST = "점수가 몇 점 올랐는지와 드는 비용이 초록에 나오지 않습니다.";

test("a draft without repetition has no finding", () => {
  expect(checkRepetition(makeDraft())).toEqual([]);
});

test("the same sentence twice in a card is an error, whatever its signs", () => {
  const draft = makeDraft({ uncertainty: FIRST, developerView: `${FIRST.slice(0, -1)}!` });

  expect(checkRepetition(draft)).toMatchObject([
    { check: "repetition", field: "uncertainty", severity: "error", excerpt: FIRST },
  ]);
});

test("nearly the same sentence is style", () => {
  const draft = makeDraft({ uncertainty: FIRST, developerView: FIRST.replace("드는", "쓴") });

  expect(checkRepetition(draft)).toMatchObject([{ field: "uncertainty", severity: "style" }]);
});

test("the same sentence under two papers is an error under both, and a frame with other names is style", () => {
  const [a, b] = [makePaper({ id: "2602.00001" }), makePaper({ id: "2602.00002" })];
  const one = {
    ...makeDraft(),
    uncertainty: FIRST,
    oneLine: "RAMP는 쉬운 문제를 합쳐 30% 더 빨리 배우게 합니다.",
  };
  const two = {
    ...onlyOwn(),
    uncertainty: FIRST,
    oneLine: "ASA는 쉬운 문제를 합쳐 5% 더 빨리 배우게 합니다.",
  };

  const [ofOne, ofTwo] = checkRepetitionAcross([
    { paper: a, draft: one },
    { paper: b, draft: two },
  ]);

  const expected = [
    { field: "oneLine", severity: "style" },
    { field: "uncertainty", severity: "error" },
  ];
  expect(ofOne).toMatchObject(expected);
  expect(ofTwo).toMatchObject(expected);
});

test("what papers need may be told in the same few words", () => {
  const adoption = { compute: "small" as const, need: "오픈 모델과 RL 학습 환경 필요" };
  const entries = ["1", "2", "3", "4", "5"].map((id) => {
    const own = (text: string) => `${text.split("").toReversed().join("")}${id.repeat(9)}`;
    return { paper: makePaper({ id }), draft: makeDraft({ adoption, oneLine: own("문장") }) };
  });

  const all = checkRepetitionAcross(entries).concat(checkFrames(entries)).flat();

  expect(all.filter(({ field }) => field === "adoption.need")).toEqual([]);
});

test("a paper that is listed twice does not repeat itself", () => {
  const entry = { paper: makePaper(), draft: makeDraft() };

  expect(checkRepetitionAcross([entry, entry])).toEqual([[], []]);
});

test("what is found in a digest does not depend on the order of its cards", () => {
  const entries = ["2602.00001", "2602.00002", "2602.00003"].map((id, index) => ({
    paper: makePaper({ id }),
    draft: makeDraft({ uncertainty: index < 2 ? FIRST : "견준 모델의 이름이 나오지 않습니다." }),
  }));

  expect(checkDrafts(entries.toReversed())).toEqual(checkDrafts(entries).toReversed());
});

/** A draft that shares no sentence with {@link makeDraft}. */
function onlyOwn() {
  const own = (text: string) => text.split("").toReversed().join("");
  const draft = makeDraft();
  return {
    ...draft,
    keyPoints: draft.keyPoints.map((point) => ({ ...point, text: own(point.text) })),
    developerView: own(draft.developerView),
    actions: draft.actions.map(own),
    risks: draft.risks.map((risk) => ({ ...risk, text: own(risk.text) })),
    explanation: own(draft.explanation),
    headline: own(draft.headline ?? ""),
    adoption: { ...draft.adoption, need: own(draft.adoption.need ?? "") },
  };
}
