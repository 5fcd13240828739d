import { expect, test } from "vitest";
import { checkNumbers } from "../../../src/core/checks/check-numbers.ts";
import { readPassage } from "../../../src/core/checks/passage.ts";
import { prepareSource } from "../../../src/core/checks/source.ts";

/** What is found in a card's sentence, by its severity, beside an abstract with one figure. */
function severities(told: string, text: string): string[] {
  const source = prepareSource({ title: "A Paper", abstract: `We report ${told} here.` });
  const passage = readPassage({ path: "text", text, role: "report", quote: null });
  return checkNumbers(source, passage).map(({ severity }) => severity);
}

test.each([
  ["2024-05-06", "2024년 5월 6일", "2024년 6월 5일"],
  ["2024/5/6", "2024-05-06", "2024-06-05"],
  ["30 tokens per second", "초당 30토큰", "분당 30토큰"],
  ["30 tokens/s", "초당 토큰 30개", "시간당 토큰 30개"],
  ["60 calls a minute", "분당 60건", "초당 60건"],
  ["30 fps", "초당 30프레임", "분당 30프레임"],
  ["100 km/h", "시속 100km", "초속 100km"],
  ["3 m/s", "초속 3미터", "3미터"],
  ["3 m/s", "속도 3m", "3m"],
  ["3 meters per second", "초당 3미터", "3미터"],
  ["60 mph", "시속 60마일", "60마일"],
  ["a distance of 3 m at 3 m/s", "3미터", "30미터"],
  ["a distance of 3 m each time", "3미터", "300미터"],
  ["200 Hz", "초당 200회", "분당 200회"],
  ["200 Hz", "초당 200번", "200번"],
  ["-5°C", "영하 5도", "영상 5도"],
  ["5 degrees below zero", "영하 5도", "영상 5도"],
  ["5°C", "영상 5도", "영하 5도"],
  ["-5°C", "-5도", "5도"],
  ["37°C", "섭씨 37도", "화씨 37도"],
  ["$98^{\\circ}$F", "화씨 98도", "섭씨 98도"],
  ["37 degrees", "섭씨 37도", "섭씨 38도"],
  ["rank 12 of all", "12위", "13위"],
  ["a place among the top five of 12 teams", "5위 안", "12위"],
  ["the nineteenth century", "19세기", "18세기"],
  ["the 95th percentile", "95백분위수", "99백분위수"],
  ["the 99th-percentile latency", "99백분위", "9,900"],
  ["the twenty-first century", "21세기", "22세기"],
  ["less than a dollar", "1달러 미만", "2달러 미만"],
  ["a quarter of an hour", "15분", "25분"],
  ["a quarter of the data", "4분의 1", "15분"],
  ["AIME'24", "AIME 2024", "AIME 2025"],
  ["2048 MB", "2GB", "2TB"],
  ["2 GB", "2,048MB", "2,048KB"],
])("%s may be told as %s, and %s is an error", (told, right, wrong) => {
  expect(severities(told, `결과는 ${right}입니다.`)).toEqual([]);
  expect(severities(told, `결과는 ${wrong}입니다.`)).toContain("error");
});

test("where a source names no span in which it counts, a card may name one", () => {
  expect(severities("a second stage with 24 frames", "초당 24프레임입니다.")).toEqual([]);
  expect(severities("a second stage with 24 frames", "분당 24프레임입니다.")).toEqual([]);
});

test("a place in an order that the source does not know is a warning, unless the text numbers itself", () => {
  expect(severities("the third iteration", "세 번째 반복입니다.")).toEqual([]);
  expect(severities("four iterations", "네 번째 반복입니다.")).toEqual([]);
  expect(severities("the third iteration", "네 번째 반복입니다.")).toEqual(["warning"]);
  expect(severities("results", "첫 번째는 길이, 두 번째는 폭, 세 번째는 높이입니다.")).toEqual([]);
});

test.each([
  ["an accuracy of 0.85", "85%", "0.85%"],
  ["a success rate of 0.8", "80%", "8%"],
  ["an accuracy from 0.63 to 0.72", "63%", "6.3%"],
  ["85% of the cases", "0.85", "0.58"],
  ["85% accuracy", "0.85", "8.5"],
  ["a recall of 85%", "0.85", "0.58"],
  ["an accuracy higher by 0.85", "0.85", "85%"],
  ["an accuracy gain of 85%", "85%", "0.85"],
  ["a learning rate of 0.85", "0.85", "85%"],
  ["a correlation of 0.85", "0.85", "85%"],
  ["an F1 score of 0.912", "91.2%", "9.12%"],
  ["AUC scores of 0.871 and 0.854", "85.4%", "8.54%"],
  ["a macro-F1 gain of 0.12", "0.12", "12%"],
  ["an accuracy of 85.3", "85.3%", "85.3%p"],
  ["an F1 of 83.1 compared to 76.3", "76.3%", "76.3배"],
  ["reaches 49.2 mAP", "49.2%", "49.2배"],
  ["improves by 7.6 mAP", "7.6", "7.6%"],
  ["improves by 7.6 mAP points", "7.6", "7.6%"],
  ["a map of 85.3", "85.3", "85.3%"],
])(
  "a share is the same from 0 to 1 and in percent: %s may be told as %s, not as %s",
  (told, right, wrong) => {
    expect(severities(told, `결과는 ${right}입니다.`)).toEqual([]);
    expect(severities(told, `결과는 ${wrong}입니다.`)).toContain("error");
  },
);

test.each([
  ["a 5.1% absolute improvement", "5.1%p"],
  ["an absolute improvement of 23%", "23%p"],
  ["by 16.5% in absolute success rate", "16.5%p"],
  ["4.0% and 2.3% absolute improvements", "4%p와 2.3%p"],
  ["up to 15.80% (absolute)", "15.8%p"],
  ["an absolute gain of about 20\\%", "20%p"],
])("a change that is absolute is one in points: %s may be told as %s", (told, right) => {
  expect(severities(told, `결과는 ${right}입니다.`)).toEqual([]);
});

test.each([
  "an improvement of 23%",
  "an absolute gain with a relative reduction of 23%",
  "23% lower mean absolute error",
  "an absolute gain. Others reach 23%",
])("a change in percent is none in points: %s", (told) => {
  expect(severities(told, "결과는 23%p입니다.")).toEqual(["error"]);
});
