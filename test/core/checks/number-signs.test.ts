import { expect, test } from "vitest";
import { findNumbersHeld } from "../../support/findings-of.ts";

test.each([
  [
    "a score of -3.5",
    "-3.5|−3.5|마이너스 3.5|3.5점 하락|3.5만큼 낮음|3.5점 차이",
    "3.5|+3.5|3.5점 상승",
  ],
  ["a change of −3.5%", "-3.5%|3.5% 감소|3.5%의 손실|감소율은 3.5%", "3.5% 증가|3.5%"],
  ["a change of $-3.5\\%$", "-3.5%|3.5% 감소", "3.5% 향상"],
  ["a loss of -$5 million", "500만 달러 손실", "500만 달러 이득"],
  ["a correlation of -0.85", "-0.85|음의 상관 0.85", "상관계수 0.85"],
  ["rotations from -90 to 90", "-90에서 90|-90~90|±90", "-80~90"],
  ["token usage (-3% to -41%)", "3~41% 적은 토큰|-3~-41%", "토큰 3~41% 증가|41%"],
  ["minus 3.5 points", "-3.5점|3.5점 감소", "3.5점 증가"],
  ["a loss of -10 000 units", "-10 000|10,000 감소", "10 000 증가"],
  ["an SNR of -5 dB", "-5dB|5dB 하락", "5dB|5 dB"],
  ["a threshold of $-40$ dBm", "-40dBm|-40 dBm", "40dBm|40 dBm"],
  ["a potential of -70 mV", "-70mV", "70mV"],
  ["ternary weights -1, 0, 1", "{-1, 0, 1}", "-2"],
])("the sign of %s is told as %s, and not as %s", (abstract, right, wrong) => {
  expect(findNumbersHeld(abstract, `${right}|${wrong}`)).toBe(right);
});

test.each([
  ["a gain of 3.5%", "3.5% 향상|3.5%|+3.5%", "-3.5%|마이너스 3.5%"],
  ["a loss of 3.5%", "3.5% 감소|3.5%|-3.5%", "4.5%"],
  ["the accuracy is 35% lower", "35% 낮음|-35%", "-36%"],
])("a card may write a minus for %s only where it is one less", (abstract, right, wrong) => {
  expect(findNumbersHeld(abstract, `${right}|${wrong}`)).toBe(right);
});

test.each([
  ["GPT-4 with 5-10 shots", "5~10샷|10샷", "-10샷"],
  ["ResNet-50, -101 and -152", "101|152", "102"],
  ["Qwen-7B and -14B", "14B", "15B"],
  ["within 3% (+/-3)", "±3|3", "4"],
  ["in $O(T^{-1/3})$ or $10^{-3}$ steps", "3|0.001", "-3"],
  ["plus or minus 0.15 dB", "0.15|±0.15", "0.25"],
  ["a range of 10 –20%", "10~20%|20%", "30%"],
])("a hyphen of %s is no minus", (abstract, right, wrong) => {
  expect(findNumbersHeld(abstract, `${right}|${wrong}`)).toBe(right);
});

test.each([
  [
    "at -20 °C",
    "영하 20도|섭씨 영하 20도|-20℃|섭씨 -20도",
    "20℃|섭씨 20도|20도|영상 20도|화씨 영하 20도",
  ],
  ["at minus 20 degrees", "영하 20도|-20도", "20도|영상 20도"],
  [
    "at 300 K",
    "300K|300 K|300켈빈|절대온도 300도|절대온도 300K",
    "섭씨 300도|300도|300℃|30만 개|300개",
  ],
  ["from 77 to 300 K", "77K에서 300K|77~300 K|77~300K", "300℃|77만 개"],
  ["a 300K simulation", "300K|30만|300켈빈", "300개|섭씨 300도"],
  ["three hundred kelvin", "300K|300 켈빈", "섭씨 300도"],
  ["at 20 °C", "섭씨 20도|20℃|영상 20도", "20K|영하 20도"],
  ["at 68 °F", "화씨 68도|68°F|68℉", "68도|68℃|섭씨 68도"],
  ["from 68 to 77 °F", "화씨 68~77도|화씨 68도에서 77도|화씨 68도와 77도", "68~77도"],
])("the temperature of %s is told as %s, and not as %s", (abstract, right, wrong) => {
  expect(findNumbersHeld(abstract, `${right}|${wrong}`)).toBe(right);
});

test.each([
  ["a 1:4 ratio", "1:4|1대 4|1 대 4", "4:1|4대 1"],
  ["in a ratio of 1 to 4", "1:4|1 대 4", "4:1|4 대 1"],
  ["a two-to-one ratio", "2:1|2대 1", "1:2|1대 2"],
  ["a split of 8:1:1", "8:1:1|8대 1대 1", "1:8:1|1:1:8"],
  ["ratios from 1:2 to 2:1", "1:2에서 2:1|2대 1부터 1대 2", "1:3"],
  ["a 5-to-1 majority", "5대 1|5:1", "1대 5|1:5"],
  ["a five-to-one majority", "5대 1|5:1", "1대 5"],
  ["5-to-10-minute clips", "5~10분|5분에서 10분", "6~10분"],
  ["an 80/20 mix", "80/20|80:20|8:2", "20/80|20:80|2:8"],
  ["a 3/4 majority", "3/4|4분의 3", "4/3"],
  ["won 3 games to 1", "3대 1", "4대 1"],
])("the ratio of %s is told as %s, and not as %s", (abstract, right, wrong) => {
  expect(findNumbersHeld(abstract, `${right}|${wrong}`)).toBe(right);
});
