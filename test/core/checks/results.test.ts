import { expect, test } from "vitest";
import { fieldsOf } from "../../../src/core/checks/fields.ts";
import { readPassage } from "../../../src/core/checks/passage.ts";
import { checkResultsTold } from "../../../src/core/checks/results.ts";
import { makeDraft } from "../../support/make.ts";

const POINTS = makeDraft().keyPoints;

/** The texts of a draft that tells a number in so many fields besides its headline. */
function tell(result: string, times: number) {
  const [first = "", second = "", third = ""] = [0, 1, 2].map((at) =>
    at < times ? `정답률이 ${result}입니다.` : "숫자는 없습니다.",
  );
  const draft = makeDraft({
    headline: `정답률 ${result}의 방법`,
    keyPoints: POINTS.map((point) => ({ ...point, text: "숫자 없는 항목" })),
    oneLine: first,
    explanation: second,
    uncertainty: third,
  });
  return fieldsOf(draft).map(readPassage);
}

test.each(["61.8%", "3배", "42.5"])(
  "a result may be told twice, and a third time is named: %s",
  (result) => {
    expect(checkResultsTold(tell(result, 2))).toEqual([]);
    expect(checkResultsTold(tell(result, 3))).toMatchObject([
      { check: "repetition", severity: "style", field: "uncertainty" },
    ]);
  },
);

test("a count that is no result may be told as often as need be", () => {
  expect(checkResultsTold(tell("12개", 3))).toEqual([]);
});
