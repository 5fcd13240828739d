import { expect, test } from "vitest";
import { kindsOf, meaningOfPoint } from "../../../support/meaning-of.ts";

test.each([
  [
    "모델 응답 8,400개에 사람 평점 4,200개를 수집",
    "4,200 model responses and 8,400 human ratings",
    "서로 바뀐 숫자",
  ],
  [
    "OSWorld 71.6, AndroidWorld 56.5",
    "obtains 56.5 on OSWorld, 71.6 on AndroidWorld",
    "서로 바뀐 숫자",
  ],
])("a number on another noun is an error: %s", (text, quote, kind) => {
  expect(kindsOf(meaningOfPoint(text, quote))).toContain(kind);
});

test.each([
  ["모델 응답 4,200개에 사람 평점 8,400개를 수집", "4,200 model responses and 8,400 human ratings"],
  ["AndroidWorld 71.6, OSWorld 56.5", "obtains 56.5 on OSWorld, 71.6 on AndroidWorld"],
  ["benchmark 8개에서 기준선을 앞섬", "outperforms the baselines on eight benchmarks"],
  ["하위 분야 6개에 걸친 과제", "tasks across six subdomains of the field"],
])("a number on its own noun, wherever it stands, is none: %s", (text, quote) => {
  expect(kindsOf(meaningOfPoint(text, quote))).toEqual([]);
});
