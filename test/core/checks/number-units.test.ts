import { expect, test } from "vitest";
import { checkNumbers } from "../../../src/core/checks/check-numbers.ts";
import { readPassage } from "../../../src/core/checks/passage.ts";
import { prepareSource } from "../../../src/core/checks/source.ts";
import { findingsOf } from "../../support/findings-of.ts";

/** What an abstract says, how a card says it, and units that would make it false. */
const UNITS: readonly (readonly [string, string, readonly string[]])[] = [
  ["3 weeks", "주", ["일", "분", "초", "시간", "개월", "년", "배", "%"]],
  ["3 days", "일", ["주", "분", "시간", "개월"]],
  ["3 minutes", "분", ["주", "일", "초", "배", "원"]],
  ["3 seconds", "초", ["분", "일", "주", "시간"]],
  ["3 hours", "시간", ["분", "일", "주", "초"]],
  ["3 months", "개월", ["주", "일", "년"]],
  ["3 months", "달", ["주", "년"]],
  ["3 years", "년", ["달", "개월", "주", "일"]],
  ["3%", "%", ["배", "점", "도", "주", "분", "원"]],
  ["3%", "프로", ["배", "점", "할", "%p"]],
  ["30%", "퍼센트", ["할", "배", "점", "줄"]],
  ["3x", "배", ["%", "점", "개", "도", "주", "분", "프로", "명"]],
  ["3 points", "점", ["배", "%", "프로", "주", "분"]],
  ["3 dollars", "달러", ["원", "유로", "배", "주", "분", "도"]],
  ["3 won", "원", ["달러", "배", "초"]],
  ["3 degrees", "도", ["배", "%", "주", "분", "원"]],
];

/** Endings behind a final consonant and behind a vowel, then those behind both. */
const ENDINGS = [
  ..."은/는,이/가,을/를,과/와,으로/로,이나/나,입니다/입니다,이며/이며,인/인,이다/다,이었습니다/였습니다".split(
    ",",
  ),
  ..."의,에,에서,까지,부터,마다,만,도,씩,쯤,째,간,치,차,짜리,정도,가량,동안,보다,만큼,만에,당,의 차이입니다".split(
    ",",
  ),
];

/** Words of their own, and no unit with an ending. */
const WORDS = ["배치", "할당"];

/** Of the ways in which a card tells a number, those that an abstract does not hold. */
function refused(abstract: string, forms: readonly string[]): string[] {
  const source = prepareSource({ title: "A Paper", abstract });
  const passage = { path: "text", role: "report", quote: null } as const;
  return forms.filter(
    (form) => checkNumbers(source, readPassage({ ...passage, text: `결과는 ${form}` })).length > 0,
  );
}

function withEnding(unit: string, ending: string): string {
  const [closed = "", open = closed] = ending.split("/");
  const last = unit === "%" ? "트" : unit === "%p" ? "인트" : unit;
  const jamo = last.normalize("NFD").at(-1) ?? "";
  const isClosed = jamo >= "\u11a8";
  return unit + (isClosed && !(jamo === "\u11af" && closed === "으로") ? closed : open);
}

function withEndings(number: string, unit: string): string[] {
  return ENDINGS.map((ending) => withEnding(unit, ending))
    .filter((word) => !WORDS.includes(word))
    .map((word) => number + word);
}

test.each(UNITS)("%s keep their unit %s before every particle and ending", (told, unit, others) => {
  const abstract = `The result is ${told} here.`;
  const number = /\d+/.exec(told)?.[0] ?? "";
  const right = withEndings(number, unit);
  const wrong = others.flatMap((other) => withEndings(number, other));

  expect(refused(abstract, right)).toEqual([]);
  expect(refused(abstract, wrong)).toEqual(wrong);
});

/** Expects that an abstract with one figure holds some ways to tell it, and none of the others. */
function expectTold(told: string, right: string, wrong: string): void {
  const abstract = `It takes ${told} here.`;

  expect(refused(abstract, right.split("|"))).toEqual([]);
  expect(refused(abstract, wrong.split("|"))).toEqual(wrong.split("|"));
}

test.each([
  ["14 days", "2주입니다|2주의 실험", "14주의 실험|14주부터"],
  ["three weeks", "세 주입니다|세 주의 로그|3 주의 로그|3 주간", "세 시간입니다|세 달의 로그"],
  ["three months", "세 달입니다|석 달간", "세 주입니다|세 주의 로그|삼십 주의 로그"],
  ["300 seconds", "5분의 영상|5분입니다", "300분의 영상|3분의 영상"],
  ["an hour", "60분의 오디오|60분의 이미지|60분의 사용자 영상", "60초의 오디오"],
  ["2.5 times", "두 배 반입니다|2배 반의 속도", "세 배 반입니다|두 배입니다"],
  ["2.5 hours", "두 시간 반입니다|2시간 반이며", "세 시간 반입니다|2시간 반복"],
  ["two and a half weeks", "2주 반입니다", "3주 반입니다"],
  ["two-and-a-half times", "2.5배|두 배 반", "두 배|3.5배"],
  ["2 and a half times", "2.5배", "2배|3배"],
  ["a three-and-a-half-year study", "3년 반|42개월", "3년|4년"],
  ["an hour and a half of video", "1시간 30분|90분|한 시간 반", "1시간 20분|30분"],
  ["a year and a half", "1년 반|1년 6개월|18개월", "6개월|2년 반"],
  ["3 hours and a half", "세 시간 반|3.5시간", "3시간 20분|네 시간 반"],
  ["a day and a half of the logs", "하루|24시간", "36시간"],
  ["3 orders of magnitude", "1,000배|천 배", "100배|30배|10배"],
  ["an order-of-magnitude gain", "10배|열 배", "100배"],
  ["2-3 orders of magnitude", "100~1,000배|100배", "10배|1만 배"],
  ["two to three orders of magnitude", "100배에서 1,000배", "10배"],
  ["30%", "30프로입니다|30프로의 이득|3할입니다", "30할입니다|3프로입니다"],
  ["four times", "네 배입니다|네 곱절입니다|4 배로", "세 곱절입니다|40 배의"],
  ["4K video of an hour", "60분의 4K 영상", "60초의 4K 영상"],
  ["two to three times", "두세 배입니다", "서너 배입니다"],
  ["50 tasks", "오십여 개|50여 개", "오십여 배입니다|50여 배의|오십 배의"],
  ["one thousandth", "1,000분의 1|천분의 일", "100분의 1|1,000분의 2"],
  ["one third", "3분의 일입니다|삼분의 일로|3분의 1", "3분의 이입니다"],
])("%s may be told as %s, and not as %s", expectTold);

test.each([
  ["18 months", "1년 6개월|1년 반|1.5년|18개월", "1년 8개월|2년 반|18년|18주|1년"],
  ["1 year and 6 months", "18개월|1년 6개월|1년 반", "16개월|1년 8개월"],
  ["18 months, then 90 minutes", "1년 6개월 1시간 30분", "1년 6개월 1시간 40분"],
  ["1.5 years", "1년 반입니다|1년 6개월|18개월", "15개월|15년"],
  ["two decades", "20년|20여 년", "2년|20개월|20주"],
  ["the 1990s", "1990년대|90년대", "199년|80년대|90초"],
  ["the '90s", "1990년대|90년대", "1980년대|80년대|90초|90년"],
  ["the '20s", "2020년대|20년대", "1920년대|20초"],
  ["a run of 90s", "90초", "90년대"],
  ["the 21st century", "21세기", "20세기|21년|21시간"],
  ["10^20 FLOPs", "10의 20제곱|10^20|10의 20승", "10의 19제곱|2의 20제곱|10의 마이너스 20제곱"],
  ["10^{-3}", "10의 -3제곱|0.001", "10의 3제곱"],
  ["½ of it", "절반|2분의 1|0.5", "3분의 1|5%"],
  ["2¾ hours", "2.75시간|165분|2시간 45분", "2시간|3시간|2.5시간"],
  ["16GB", "16기가 메모리|16기가바이트|16 기가입니다", "16메가 메모리|16테라|160기가"],
  ["10 Gbps", "10기가 네트워크", "100기가 네트워크"],
  ["$0.02", "2센트|0.02달러", "2달러|20센트|0.2달러"],
  ["50 cents", "50센트|0.5달러", "50달러|5센트"],
  ["bilingual data", "두 언어|2개 언어", "세 언어|3개 언어"],
  ["trilingual data", "세 언어|3개 언어", "네 언어"],
  ["sub-second latency", "1초 미만", "2초 미만|1분 미만"],
  ["no errors", "0건", "1건|0%"],
  ["a fortnight", "2주|14일", "2일|14주"],
  ["15 days", "보름입니다|보름의 로그|15일", "열흘입니다|엿새입니다"],
  ["5 days", "닷새", "보름입니다|보름 동안"],
  ["$1.50", "1달러 50센트|1.5달러|150센트", "1달러 40센트|2달러 50센트|15달러|1.5센트"],
  ["one dollar and 50 cents", "1.5달러|1달러 50센트", "1달러 5센트|51달러"],
  ["the '24 season", "2024년|24년", "2023년|1924년|2025년"],
  ["the ’98 edition", "1998년", "2098년"],
  ["March 2024", "24년 3월|'24년 3월", "23년 3월|24년 4월"],
  [
    "the year 2024",
    "'24년|2024년|24년에|24년 판|24년형",
    "'23년|23년에|24년간|24년 동안|24년에 걸쳐",
  ],
  [
    "3 km",
    "3킬로미터|3km|3000m|3,000미터|3킬로|300,000cm|3 킬로미터의 길",
    "3미터|3m|3센티미터|30km|3킬로그램",
  ],
  ["three kilometers", "3km|세 킬로미터|3,000m", "세 미터|3m|네 킬로미터"],
  ["3000 m", "3km|3킬로미터", "3000km|30킬로미터"],
  ["0.5 mm", "500µm|500마이크로미터|0.5밀리미터|0.05센티미터", "0.5cm|0.5m|50µm"],
  ["800 nm", "0.8µm|800나노미터", "800µm|80나노미터"],
  ["5 kg", "5킬로그램|5,000g|5000그램|0.005톤", "5그램|5톤|5킬로미터|50kg"],
  ["12 tons", "12톤|12,000kg", "12kg|12킬로그램"],
  ["700 W", "0.7kW|700와트|0.7킬로와트", "700kW|7kW|0.7와트|700mW"],
  ["0.7 kW", "700W|700와트", "70W|0.7W"],
  ["1.2 GWh", "1,200MWh|1.2기가와트시", "1.2GW|1.2MWh"],
  ["5 m^2", "5제곱미터|5m²|5㎡|5평방미터", "6m²|5㎢|5미터|5세제곱미터"],
  [
    "10.7 km$^2$",
    "10.7제곱킬로미터|10.7㎢|10.7km²|10.7",
    "10.7제곱미터|10.7킬로미터|10.7㎡|10.7개",
  ],
  ["603,000 km^2", "60만 3천 제곱킬로미터|603,000", "60만 3천 제곱미터"],
  ["3 square kilometers", "3제곱킬로미터|세 제곱킬로미터|300헥타르", "3제곱미터|3킬로미터|3헥타르"],
  ["three square miles", "세 제곱마일|3제곱마일", "세 제곱킬로미터|세 마일"],
  ["2 hectares", "2헥타르|20,000㎡", "2제곱미터|2에이커"],
  ["5 mL", "5밀리리터|5mL|5㎖|0.005리터|5cc|5", "5리터|5L|5개|5명"],
  ["20 cubic meters", "20세제곱미터|20㎥|20,000리터", "20제곱미터|20미터|20리터"],
  ["2 litres", "2리터|두 리터|2,000밀리리터|2L", "2밀리리터|두 미터"],
  ["6 feet", "6피트|여섯 피트|6|약 1.8m|1.83미터", "6미터|6인치|6센티미터|1.9m|2m"],
  ["a 27-inch display", "27인치|68.58cm|69cm", "27cm|27피트|68cm"],
  ["ten miles", "10마일|약 16km|16.1킬로미터", "10km|17km|16마일"],
  ["16 km", "16킬로미터|10마일", "11마일"],
  ['a 27" display', "27인치", "27피트"],
  ["5 lbs", "5파운드", "5킬로그램"],
  ["5 mV", "5밀리볼트|5mV|5", "5볼트|5V|5개"],
  ["a 5V supply", "5볼트|5V", "5mV|5암페어"],
  ["30.5 dB", "30.5데시벨|30.5dB|30.5", "30.5볼트|30.5개|30.5점"],
  ["20 meV", "20meV|20밀리전자볼트", "20eV|20전자볼트|20볼트"],
  ["40 kJ", "40킬로줄|40,000줄", "40줄|40줄입니다|40킬로칼로리"],
  ["40 lines", "40줄|40줄의 코드", "40킬로줄"],
  ["100 Mbps", "100Mbps|100메가비트|0.1Gbps", "100Gbps|100메가바이트"],
  ["1 petabyte", "1PB|1페타바이트|1,000TB", "1TB|1테라바이트|1EB"],
  ["64 kilobytes", "64KB|64킬로바이트", "64MB|64바이트"],
  [
    "1.2 TFLOPs",
    "1.2조 FLOPs|1.2TFLOPs|1.2테라플롭스|1.2조 번의 연산|1,200GFLOPs|1.2",
    "1.2PFLOPs|1.2억 번",
  ],
  ["10^15 FLOPs", "1PFLOPs|10의 15제곱|1000조 번", "1TFLOPs"],
  ["3 ML models", "3개|3개 ML 모델|세 모델|3 ML 모델", "4개"],
  ["8 KV heads and 4 V100s", "8개의 KV 헤드|8 KV 헤드", "9개"],
  ["$37", "37달러|37달러입니다", "37엔입니다|37엔화|37유로입니다|37위안입니다|37원입니다"],
  ["37 yen", "37엔입니다|37엔이 듭니다|37엔화|37", "37달러"],
  ["37 experts", "37엔트로피", "38엔트로피"],
  ["the top 10%", "상위 10%", "상위 10개|상위 10위|상위 10명"],
  ["the top 10", "상위 10개|상위 10위", "상위 10%"],
  ["a 40G link", "40G", "41G"],
])("%s may be told as %s, and not as %s, by value", expectTold);

test("a text of thousands of spans in a row, each shorter than the last, is read", () => {
  const spans = Array.from({ length: 6000 }, (_, index) => `${9000 - index}초`).join(" ");

  expect(refused("It takes 9,000 seconds.", [spans])).toEqual([spans]);
});

test.each(
  "3배치|3 배치|3 주요 모델|세 배경|3원칙|3 원인|3 할인|3할당|3 초과|3프로그램|3 프로젝트|세 주의 모듈|세 분|3 도구|세 점에서|셋 배열".split(
    "|",
  ),
)("%s counts what it names, and has no unit", (form) => {
  expect(refused("It has 3 of these, three in all, at > 3.", [form])).toEqual([]);
});

test.each([
  ["3%", ["3 배라는 속도입니다.", "3 점차로 앞섭니다.", "3 배뿐입니다."]],
  ["5 hours", ["5 일치입니다.", "5 초대입니다.", "5 주란 뜻입니다."]],
])("behind a space, too, %s is not told in another unit", (told, wrong) => {
  expect(refused(`The result is ${told} here.`, wrong)).toEqual(wrong);
});

test("sizes with an x between their numbers are numbers, and no names", () => {
  const abstract = "It prints 40 x 30 cm sheets with $3\\times3\\times3$ kernels.";
  const right = ["40x30cm", "40x30 cm", "3x3x3"];
  const wrong = ["40x20cm", "40x30m", "3x3x5"];
  const isHeld = (form: string) =>
    (["numbers", "terms"] as const).every(
      (check) => findingsOf(check, abstract, form).length === 0,
    );

  expect([...right, ...wrong].filter(isHeld)).toEqual(right);
});
