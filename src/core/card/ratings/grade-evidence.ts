import { readPlainly } from "../../checks/tex/read-plainly.ts";
import { cleanLine } from "../../text.ts";
import { type Comparison, readComparison, readGroups } from "./comparison.ts";
import { CONTROLLED } from "./comparison-words.ts";
import type { Rating } from "./grade.ts";
import { readOwnNames } from "./own-names.ts";
import { readResults } from "./own-results.ts";
import { readShortForms } from "./proper-names.ts";
import { hasResultNumber } from "./result-numbers.ts";
import { isSurvey } from "./survey.ts";

const WITH_NUMBER: Readonly<Record<Comparison, string>> = {
  named: "수치와 비교 대상이 모두 있음",
  benchmark: "공개 benchmark에서 잰 수치 있음",
  control: "수치와 자체 대조군 있음",
};

const WITHOUT_NUMBER: Readonly<Record<Comparison, string>> = {
  named: "비교 대상 있음, 점수 없음",
  benchmark: "benchmark 이름만 있고 점수 없음",
  control: "자체 대조군 있음, 점수 없음",
};

/** The order in which comparisons are told: the most telling one first. */
const COMPARISONS: readonly Comparison[] = ["named", "benchmark", "control"];

/**
 * How far a paper's abstract lets a reader rely on its results: 상 when it gives a measured value and what
 * that is compared with by name (a method, a model, a public benchmark, or a control of the paper's own), 중
 * when it gives one of the two, 하 when neither. What it takes to run (speed, time, memory, money) is a value; sizes
 * of data and models, counts of tasks, years and what was spent on the paper are none; "prior work" is no name. A
 * survey has no results of its own, whatever it tells of others.
 */
export function gradeEvidence({ title, abstract }: { title: string; abstract: string }): Rating {
  const text = readPlainly(cleanLine(abstract));
  if (isSurvey(cleanLine(title), text)) return { grade: "하", reason: "조사 논문, 자체 결과 없음" };
  const names = {
    own: readOwnNames(cleanLine(title), text),
    shortForms: readShortForms(text),
    groups: readGroups(text),
  };
  const results = readResults(text);
  const numbers = results.filter(hasResultNumber);
  const found = new Set(results.map((result) => readComparison(result, names)));
  if (results.length > 0 && CONTROLLED.test(text)) found.add("control");
  const comparison = COMPARISONS.find((kind) => found.has(kind));
  if (comparison === undefined) {
    if (numbers.length > 0) return { grade: "중", reason: "수치 있음, 비교 대상 불명" };
    const reason = results.length > 0 ? "결과 수치와 비교 대상 없음" : "초록에 결과가 없음";
    return { grade: "하", reason };
  }
  return numbers.length > 0
    ? { grade: "상", reason: WITH_NUMBER[comparison] }
    : { grade: "중", reason: WITHOUT_NUMBER[comparison] };
}
