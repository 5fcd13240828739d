import { expect, test } from "vitest";
import { findingsOf } from "../../support/findings-of.ts";

test.each([
  ["a comma in thousands", "on 1,000 tasks", "1000개 과제"],
  ["billions as 억", "a 1.5B model", "15억 파라미터 모델"],
  ["billions in words as 억", "292 billion tokens", "2920억 토큰"],
  ["a Korean number of two scales", "128K context", "12만 8천 토큰의 맥락"],
  ["thousands as 만", "100k samples", "10만 건의 샘플"],
  ["a multiple with x", "is 3x faster", "3배 빠름"],
  ["a multiple in words", "is three times faster", "세 배 빠름"],
  ["a multiple in words, in digits", "a two-fold gain", "2배 향상"],
  ["twice", "twice as fast", "두 배 빠름"],
  ["doubling", "doubles the throughput", "처리량 2배"],
  ["LaTeX without its backslash", "a 16times speedup", "16배 빠름"],
  ["LaTeX with it", "a 2.5$\\times$ speedup", "2.5배 빠름"],
  ["degrees that LaTeX left", "360^circ views", "360도 시점"],
  ["a percentage that LaTeX left", "only sim!0.1% loss", "약 0.1%의 손실"],
  ["a power of ten", "a rate of 10^{-3}", "학습률 10⁻³"],
  ["percent as a word", "a 30% gain", "30퍼센트 향상"],
  ["percentage points", "by 5.2 percentage points", "5.2%p 향상"],
  ["points as a score", "by 5.81 points", "5.81점 향상"],
  ["a range with a tilde", "from 4B to 30B", "4B~30B 모델"],
  ["a range with one unit", "from 4B to 30B", "4~30B 모델"],
  ["a range with one unit in the source", "by 2.88--3.45 and 5.81 points", "2.88~3.45점"],
  ["a list with one unit", "1.5, 7, and 32B models", "7B 모델"],
  ["a range in Korean", "from 0.18 to 0.50", "0.18에서 0.5로"],
  ["a half", "half of the cost", "비용의 절반"],
  ["a half as a percentage", "halves the cost", "비용 50% 절감"],
  ["about a half", "cuts cost by 48.7%", "비용을 절반 가까이 절감"],
  ["a third", "one third of the data", "데이터의 3분의 1"],
  ["a number word", "three primitives", "세 가지 기본 능력"],
  ["a number word in digits", "twenty-five tasks", "25개 과제"],
  ["orders of magnitude", "two orders of magnitude faster", "100배 빠름"],
  ["hours", "in 24 hours", "24시간 안에"],
  ["the particle 만 after a number", "only 12 models", "12만 사용"],
  ["digits inside a name", "GPT-4o and pass@1", "GPT-4o의 pass@1"],
  ["digits after a name", "Step 3.5 Flash", "Step 3.5 Flash 공개"],
  ["a name half in Hangul", "System-2 thinking", "시스템-2 모델의 사고"],
  ["a name half in Hangul without its hyphen", "the COVID-19 pandemic", "코로나19 데이터"],
  ["a size in pixels", "256times256 images", "256x256 이미지"],
  ["a version", "Terminal-Bench 2.0", "Terminal-Bench 2.0 기록"],
  ["a ratio", "interleaved 3:1 attention", "3:1로 섞은 attention"],
  ["a year", "In March 2024", "2024년 3월"],
  ["enumerators", "We train and test.", "(1) 학습하고 (2) 시험"],
  ["an order in words", "We train and test.", "두 번째 단계에서 시험"],
  ["a unit left out", "reaches 85.4%", "85.4를 기록"],
])("holds %s", (_, abstract, text) => {
  expect(findingsOf("numbers", abstract, text)).toEqual([]);
});

/** Each number of an abstract, and the ways in which an honest card writes it. */
test.each([
  [
    "1.5 trillion tokens",
    "1조 5천억 토큰|1조 5,000억 토큰|1조5천억 개|1.5조 토큰|일조 오천억 개|1.5T 토큰|1,500B 토큰|1.5e12개|1.5×10^12개",
  ],
  ["$1.5 \\times 10^{12}$ tokens", "1조 5천억|1.5×10¹²개"],
  ["1.5 T tokens", "1조 5천억"],
  ["120 billion tokens", "1천2백억 토큰|1천 2백억 토큰|1,200억|천이백억 개"],
  ["120B to 150B tokens", "1천2백억~1천5백억|1천2백억에서 1천5백억"],
  ["over 100 million", "1억이 넘는|1억여 개|일억 개 이상"],
  ["671B parameters", "6천7백10억|6,710억|육천칠백십억 개"],
  ["123 thousand samples", "12만 3천 개|12만3,000개|123K"],
  ["a million users", "백만 명|1백만 명|100만 명"],
  ["3 million users", "3백만 명|삼백만 명|3M"],
  ["100 billion", "천억 개|1천억"],
  ["ten thousand", "만 개|1만"],
  ["5k steps", "5천 스텝|오천 번|5,000 스텝"],
  ["10 000 steps", "1만 스텝|10,000 스텝|10 000 스텝"],
  ["1,100 tasks", "천백 개|1천1백 개"],
  ["15,000 tasks", "1만 5천|만 오천 개|1만 5000"],
  ["2^{20} entries", "1,048,576개|2²⁰개"],
  ["1E6 steps", "백만 번"],
  ["one hundred and twenty papers", "120편|백이십 편"],
  ["two hundred thousand", "20만 개|이십만 개"],
  ["two thousand five hundred", "2,500개|2천5백 개"],
  ["half a million", "50만 개"],
  ["one and a half million", "150만 개"],
  ["two dozen models", "24개"],
  ["sixteen vectors", "열여섯 개|16개|십육 개"],
  ["twenty-five tasks", "스물다섯 개|25개|이십오 개"],
  ["twenty people", "스무 명"],
  ["a single GPU", "GPU 1대"],
  ["8xH100", "H100 8장|H100 여덟 장"],
  ["one third of it", "3분의 1|1/3|삼분의 일"],
  ["two-thirds of it", "3분의 2|2/3"],
  ["a quarter of it", "4분의 1|25%"],
  ["1/10th of it", "10분의 1"],
  ["one in five users", "다섯 명 중 한 명|5명 중 1명|다섯 중 하나|5분의 1|20%"],
  ["three out of four", "넷 중 셋|4개 중 3개|4분의 3"],
  ["nine of ten", "열에 아홉|열 중 아홉"],
  ["3/4 of tasks", "3/4|4분의 3"],
  ["by a factor of 10", "10배|열 배"],
  ["an order of magnitude", "10배"],
  ["a hundredfold gain", "100배|백 배"],
  ["fifteen times", "열다섯 배|15배"],
  ["2.5x", "2.5배|두 배 반|2배 반"],
  ["halves the memory", "절반|2배 줄임"],
  ["two to three times", "2~3배|두 배에서 세 배|두세 배"],
  ["3- to 5-fold", "3~5배"],
  ["up from 5x to 10x", "5~10배|5배에서 10배"],
  ["thirty percent", "30%|삼십 퍼센트|30프로"],
  ["30 pp", "30%p|30 퍼센트 포인트"],
  ["1.5 hours", "1시간 반|1시간 30분|90분"],
  ["two and a half hours", "두 시간 반|2시간 30분"],
  ["half an hour", "30분"],
  ["the 1990s", "1990년대"],
  ["two decades", "20년"],
  ["the 3rd place", "3위"],
  ["Qwen2.5-72B", "72B 모델|720억 모델"],
  ["80 GB", "80기가바이트|80GB"],
  ["5km", "5킬로미터"],
  ["a loss of .5", "0.5"],
  ["\\textbf{95.3}\\% and 1.5\\,TB", "95.3%|1.5TB"],
])("holds %s in all its forms", (abstract, forms) => {
  const refused = forms
    .split("|")
    .filter((form) => findingsOf("numbers", abstract, form).length > 0);

  expect(refused).toEqual([]);
});

/** Each number of an abstract, and other numbers that look like it. */
test.each([
  ["1.5 trillion tokens", "1조 6천억 토큰|1조 5천만 개|1조 5백억|15조"],
  ["120 billion", "1천3백억|1천2백만|천이백만 개"],
  ["a million users", "천만 명|십만 명"],
  ["one third", "4분의 1|3분의 2|1/4"],
  ["one in five", "다섯 중 둘|4명 중 1명"],
  ["2.5x", "2배|세 배 반"],
  ["sixteen vectors", "열일곱 개|열여덟 가지|열 개"],
  ["15,000", "1만 6천|만 육천 개"],
  ["10 000 steps", "11 000 스텝|2만"],
  ["two hundred thousand", "2만 개|300개"],
  ["2 hours", "두 시간 반|2시간 30분"],
  ["by a factor of 10", "10%|100배"],
  ["two to three times", "서너 배|3~4배"],
  ["1.5 hours", "1시간 40분"],
  ["nothing at all", "백만 개|열두 가지|3분의 1|천이백억 개|다섯 중 하나|반으로 줄임"],
])("does not hold others for %s", (abstract, forms) => {
  const held = forms
    .split("|")
    .filter((form) => findingsOf("numbers", abstract, form).length === 0);

  expect(held).toEqual([]);
});

test.each(
  "만약 틀리면|이만큼의 데이터|천천히 학습|구조 단계에서|백분율로 표시|십분 활용|천장 효과|5천 조각이 아님|다음 세대 모델|이 모델만 사용|백본 모델|일만 하는|경우의 수|열 전도|쉰 목소리|반복 학습|수천 번|오만 가지|천만에|일대일 비교|네이티브 해상도|3천이 넘는".split(
    "|",
  ),
)("%s spells no number out", (text) => {
  expect(findingsOf("numbers", "It needs 5,000 pieces, or 3,000.", text)).toEqual([]);
});

test.each([
  ["hundreds of millions of tokens", "수억 개|수백만 개", "수억 개"],
  ["hundreds of thousands", "수천만 개|수백만 개|수십만 개", "수십만 개"],
  ["several thousand videos", "수백 개|수천 개", "수천 개"],
  ["340 tasks", "수십 개|수백 개|수천 개", "수백 개"],
  ["over 10 days", "스무날|열하루|열흘", "열흘"],
  ["two thirds of them", "3분의 1|2분의 3|3분의 2", "3분의 2"],
  ["every seven months", "7년|일곱 주|7개월", "7개월"],
  ["from 4 kHz to 32 kHz", "4Hz|32헤르츠|32kHz", "32kHz"],
  ["costs $5", "5유로|5원|5달러", "5달러"],
  ["costs $200", "200만 달러|200달러", "200달러"],
  ["300 of these", "300만 문장|300만 원|300만 노드", ""],
  ["13 GPU-hours", "13 GPU일|13 GPU 시간", "13 GPU 시간"],
  ["a 32-bit value", "32바이트|32비트", "32비트"],
])("of %s the forms %s are told apart", (abstract, forms, right) => {
  const held = forms
    .split("|")
    .filter((form) => findingsOf("numbers", abstract, form).length === 0);

  expect(held.join("|")).toBe(right);
});

test.each([
  ["a third of the cost", "비용의 1/3만 줄였습니다."],
  ["50times lower", "1/50로 낮춥니다."],
  ["from 5 to 3", "5에서 3만 줄였습니다."],
  ["over the past decade", "지난 10년 동안"],
  ["a gain of 1.04sim2.2times", "1.04~2.2배 향상"],
  ["on 8times H800 GPUs", "H800 8장"],
  ["on 4 x A100", "A100 네 장"],
  ["a two-order-of-magnitude speedup", "100배 빠름"],
  ["1 quadrillion tokens", "1천조 token"],
  ["1.5 trillion tokens", "1조 반의 token"],
  ["30% of them", "그 가운데 3할"],
  ["manipulation and egocentric views", "1인칭 영상"],
  ["in simulation and the real world", "두 환경에서 시험"],
  ["across math, code, and science", "세 분야에서 시험"],
  ["with binary labels", "두 라벨로 나눔"],
  ["a dual encoder", "encoder 두 개를 둠"],
  ["both views of a scene", "두 시점에서 본 장면"],
  ["a pair of images", "이미지 두 장"],
  ["twin critics", "critic 두 개를 학습"],
  ["trained from Qwen3-8B-Base", "8B 모델에서 시작"],
  ["until Dec. 5, 2023", "2023년 12월 5일까지"],
  ["in Sept. 2023", "2023년 9월에"],
  ["as of 1 Oct 2024", "2024년 10월 1일 기준"],
  ["a market of USD 2.5 million", "250만 달러 시장"],
  ["a mean cost of USD 0.38 per report", "보고서당 0.38달러"],
  ["a fund of KRW 3 billion", "30억 원 기금"],
  ["in Q3 2024", "2024년 3분기에"],
  ["in Q3 of 2024", "2024년 3분기에"],
  ["in FY2024", "2024 회계연도에"],
  ["at 60 mph", "시속 60마일로"],
  ["a quarter-million users", "사용자 25만 명"],
  ["a half-million users", "사용자 50만 명"],
  ["a quarter of a million users", "사용자 25만 명"],
  ["a quarter of a second", "4분의 1초"],
  ["once in a fortnight", "2주마다 한 번"],
  ["a century of records", "100년치 기록"],
  ["two centuries of records", "200년치 기록"],
])("%s may be told as %s", (abstract, text) => {
  expect(findingsOf("numbers", abstract, text)).toEqual([]);
});

test.each([
  ["another value", "a 30% gain", "31% 향상", "31%"],
  ["another unit", "a 30% gain", "30배 향상", "30배"],
  ["percent for a multiple", "is 3x faster", "3% 빠름", "3%"],
  ["percentage points for percent", "a 5% gain", "5%p 향상", "5%p"],
  ["percent for percentage points", "by 5.2 percentage points", "5.2% 향상", "5.2%"],
  ["another scale", "a 7B model", "7억 모델", "7억 모델"],
  ["a count for a multiple", "is 3x faster", "3개 모델", "3개"],
  ["a multiple for a count", "3 models", "3배", "3배"],
  ["minutes for hours", "in 24 hours", "24분 안에", "24분"],
  ["a number word", "three primitives", "네 가지 기본 능력", "네 가지"],
  ["a half from nowhere", "We cut the cost.", "비용 절반", "절반"],
  ["a version turned into a count", "We use GPT-4.", "4개 모델", "4개"],
  ["a year for the number of a century", "in the 19th century", "1900년", "1900년"],
  ["a kind of quantization turned into a count", "with Q4 weights", "4개 모델", "4개"],
  ["another currency", "a cost of USD 30", "30유로", "30유로"],
  ["a number from nowhere", "No number here.", "95.3점 기록", "95.3점"],
])("refuses %s", (_, abstract, text, excerpt) => {
  expect(findingsOf("numbers", abstract, text)).toMatchObject([{ severity: "error", excerpt }]);
});

test("a number of the abstract that is not in the point's own quote is a warning", () => {
  const abstract = "It gains 30% on A. It loses 5% on B.";

  const findings = findingsOf("numbers", abstract, "30% 향상", { quote: "It loses 5% on B." });

  expect(findings).toMatchObject([{ severity: "warning", excerpt: "30%" }]);
});

test.each([
  ["a small count of its own", "우리 로그 20건으로 비교", []],
  ["a small plan of its own", "두 모델을 3회씩 실행", []],
  ["a count that is not small", "우리 로그 5,000건으로 비교", ["warning"]],
  ["a percentage", "정확도가 12% 오를 수 있음", ["error"]],
  ["a multiple", "메모리가 4배 들 수 있음", ["error"]],
  ["a score", "F1이 0.83에 그칠 가능성", ["error"]],
  ["a part", "절반은 실패할 가능성", ["warning"]],
])("advice with %s", (_, text, severities) => {
  const findings = findingsOf("numbers", "We test models.", text, { role: "advise" });

  expect(findings.map((finding) => finding.severity)).toEqual(severities);
});
