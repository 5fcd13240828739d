import { expect, test } from "vitest";
import { findingsOf } from "../../support/findings-of.ts";

const CHECKS = ["numbers", "terms"] as const;

/** Of the ways in which a card tells something, those that an abstract holds. */
function held(abstract: string, forms: string): string {
  return forms
    .split("|")
    .filter((form) => CHECKS.every((check) => findingsOf(check, abstract, form).length === 0))
    .join("|");
}

test.each([
  ["until 5th Dec 2023", "2023년 12월 5일까지", "2023년 11월 5일|2023년 12월 6일"],
  ["on 5 Dec. 2023", "2023년 12월 5일", "10월 5일"],
  ["on 3 dec 2023", "12월 3일", "11월 3일"],
  ["on the 5th of December", "12월 5일", "12월 6일|11월 5일"],
  ["December 5th, 2023", "2023년 12월 5일", "12월 7일"],
  ["as of May 5", "5월 5일", "3월"],
  ["since May, and in March of it", "5월|3월", "6월"],
  ["(July-August 2025)", "2025년 7~8월", "9월"],
  ["from October (2024) to May (2025)", "2024년 10월부터 2025년 5월까지", "9월"],
  ["from Jan to Mar 2024", "2024년 1~3월|2024년 1분기", "2분기|4월|상반기"],
  ["January to June 2024", "2024년 상반기|1월부터 6월", "하반기|1분기"],
])("%s is told as %s, and not as %s", (abstract, right, wrong) => {
  expect(held(abstract, `${right}|${wrong}`)).toBe(right);
});

test.each([
  ["at 3 pm", "오후 3시|3시|15시", "오전 3시|새벽 3시|5시"],
  ["at 3:30 a.m.", "오전 3:30|새벽 3시 30분", "오후 3:30|오후 3시"],
  ["at 12 PM", "오후 12시", "오전 12시"],
  ["at 15:00", "오후 3시|15시", "오후 5시"],
  ["from 9am to 5pm", "오전 9시부터 오후 5시까지|9시부터 17시까지", "오후 9시|오전 5시"],
  ["at 3 in the afternoon", "오후 3시", "오후 4시"],
  ["at 3 am and at 3 pm", "오전 3시와 오후 3시", "오전 4시"],
  ["for 3 hours until 3 pm", "3시간|오전 3시간", "오전 3시"],
  ["at 8am", "오전 8시|아침 8시|8시", "밤 8시|저녁 8시|20시|오후 여덟 시"],
  ["at 10 pm", "밤 10시|오후 10시|밤 열 시|22시", "낮 10시|아침 10시|새벽 열 시"],
  ["at 2 am", "새벽 2시|밤 2시|새벽 두 시|2 am", "낮 2시|오후 두 시|2:00 PM|14시"],
  ["at 12 am", "자정에|밤 12시|0시", "정오에|낮 12시"],
  ["at 12:30 pm", "낮 12시 30분|12시 30분", "밤 12시 30분|0시 30분"],
  ["at noon", "정오에|낮 12시|12시", "자정에|밤 12시"],
  ["by midnight", "자정까지|밤 12시|0시", "정오까지|낮 12시"],
])("the hour of %s is told as %s, and not as %s", (abstract, right, wrong) => {
  expect(held(abstract, `${right}|${wrong}`)).toBe(right);
});

test.each([
  ["in Q1 and Q2", "1·2분기|1, 2분기|1분기와 2분기|상반기", "3분기|1·3분기|하반기|2개"],
  ["in Q1–Q3", "1~3분기|1분기부터 3분기까지", "4분기|상반기"],
  ["in Q1 2024", "2024년 1분기|2024년 1/4분기|2024년 1사분기|1Q24", "2분기|1월|1개|2Q24"],
  ["in 1Q24", "2024년 1분기", "2분기|2023년"],
  ["in 2024Q3", "2024년 3분기", "2분기"],
  ["in Q3'24", "2024년 3분기", "2분기|2023년"],
  ["in the third quarter of 2024", "2024년 3분기", "2024년 1분기"],
  ["in the final quarter", "4분기", "3분기"],
  ["in H1 2024", "2024년 상반기|2024년 전반기|1H24", "2024년 하반기|2분기|1개"],
  ["in 2H24", "2024년 하반기|2024년 후반기", "2024년 상반기|2023년"],
  ["in the first half of 2024", "2024년 상반기", "2024년 하반기"],
  ["in the latter half of the year", "하반기", "상반기"],
  ["halves the cost over a quarter", "절반", "상반기|하반기|1분기"],
  ["in FY24", "2024 회계연도|FY24|FY2024", "2023 회계연도|FY23|24개"],
  ["in FY 2024", "2024 회계연도|FY24|FY2024", "FY23"],
  ["in fiscal '24", "2024 회계연도|FY2024", "2023 회계연도"],
  ["in FY23/24", "2023/2024 회계연도|FY23/24", "2022년|FY22/23"],
])("the part of a year %s is told as %s, and not as %s", (abstract, right, wrong) => {
  expect(held(abstract, `${right}|${wrong}`)).toBe(right);
});

test.each([
  "as Mar et al. 2023 show",
  "as in May et al. (2021)",
  "as June and Li (2022) show",
  "as Li & May (2021) show",
  "it is known (May, 2021)",
  "what a model may do, and march on",
  "Level 9 may be enough",
  "What Models May Fail At",
  "the agent of a Dec-POMDP",
  "with MAR 2 as a backbone",
])("%s names no month", (abstract) => {
  expect(held(abstract, "3월|5월|6월|12월")).toBe("");
});

test("a code of a quarter that is a name is checked as a name", () => {
  expect(held("Questions Q1 and Q2, on H100 and MiroThinker-H1.", "Q1|Q4|MiroThinker-H1")).toBe(
    "Q1|MiroThinker-H1",
  );
});
