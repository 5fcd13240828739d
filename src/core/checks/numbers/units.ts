/**
 * What a number counts. A card may leave a unit out, but not replace it by another: 30 % is not 30 times.
 * `plain` is a bare number, `count` one with a Korean counter such as 개 or 명, and `span` the number as
 * written, before minutes, hours, days or weeks are converted to seconds.
 */
export type Unit =
  | "plain"
  | "count"
  | "percent"
  | "points"
  | "percentPoints"
  | "times"
  | "part"
  | "ordinal"
  | "byte"
  | "degree"
  | "dimension"
  | "second"
  | "span"
  | "month"
  | "year"
  | "monthName";

type UnitForm = { unit: Unit; factor: number; pattern: RegExp };

/** Remains of LaTeX and a space that may separate a number from its unit: `2.5$\times$`, `50\%`. */
const GAP = String.raw`[\s\\$!{}^-]{0,3}`;
const NO_LETTER = "(?![A-Za-z])";

function form(unit: Unit, pattern: string, factor = 1): UnitForm {
  return { unit, factor, pattern: new RegExp(`^${GAP}(?:${pattern})`, "i") };
}

/** The units in the order in which they are tried; the first that fits wins. */
const FORMS: readonly UnitForm[] = [
  form(
    "percentPoints",
    `(?:%|퍼센트|percent(?:age)?)[\\s-]?(?:p${NO_LETTER}|pt|포인트|points?)|pp${NO_LETTER}`,
  ),
  form("percent", `%|퍼센트|per ?cent${NO_LETTER}|프로(?![가-힣])`),
  form("times", `배(?![치열포경분급])|갑절|곱절|(?:times|fold|x|×)(?![A-Za-z0-9])(?!\\s?\\d)`),
  form("points", `(?:points?|pts?)${NO_LETTER}|포인트|점(?![검수진군유차])`),
  form("second", `(?:ms|msec|milliseconds?)${NO_LETTER}|밀리초`, 0.001),
  form("second", `(?:s|secs?|seconds?)${NO_LETTER}|초(?![기록과점반])`),
  form("second", `(?:mins?|minutes?)${NO_LETTER}|분(?![의기류할포석야산자리위])`, 60),
  form("second", `(?:h|hrs?|hours?)${NO_LETTER}|시간`, 3600),
  form("second", `days?${NO_LETTER}|일(?![반부정치상관련본])`, 86_400),
  form("second", `weeks?${NO_LETTER}|주(?![요의제어기석장입류]|간?\\s?단위)`, 604_800),
  form("month", `months?${NO_LETTER}|개월|달(?![성러리])`),
  form("monthName", "월"),
  form("year", `years?${NO_LETTER}|년`),
  form("degree", `(?:circ|degrees?|deg)${NO_LETTER}|°|도(?![구메입출전])`),
  form("dimension", `d${NO_LETTER}|dim(?:ensions?|ensional)?${NO_LETTER}|차원`),
  form("byte", `(?:i?b|bytes?)${NO_LETTER}|바이트`),
  form(
    "count",
    "(?:개|가지|종|명|건|장|번|회|단계|차례|편|쌍|권|층|대|곳|줄|쪽|세트|문항|문제|모델|데이터|샘플|토큰|프레임|언어|작업|과제|단어|질문|파라미터|매개변수)",
  ),
];

/** Scales written as letters or words behind a number; byte units keep their B for {@link readUnit}. */
const SCALES: readonly { factor: number; pattern: RegExp }[] = [
  { factor: 1e3, pattern: /^(?:\s?k(?=i?b(?![a-z]))|k(?![a-z\d])|[\s-]?thousands?(?![a-z]))/i },
  {
    factor: 1e6,
    pattern: /^(?:\s?M(?=i?B(?![a-z]))|M(?![A-Za-z\d])|mn(?![a-z])|[\s-]?[Mm]illions?(?![a-z]))/,
  },
  {
    factor: 1e9,
    pattern:
      /^(?:\s?G(?=i?B(?![a-z]))|[Bb](?:n(?![a-z])|(?![A-Za-z\d]))|[\s-]?[Bb]illions?(?![a-z]))/,
  },
  {
    factor: 1e12,
    pattern: /^(?:\s?T(?=i?B(?![a-z]))|T(?![A-Za-z\d])|tn(?![a-z])|[\s-]?[Tt]rillions?(?![a-z]))/,
  },
];
const KOREAN_SCALE = /^\s?(천만|백만|십만|천억|백억|십억|천|백|만|억|조)/;
const KOREAN_REST = /^\s?(\d{1,4}(?:,\d{3})?)\s?(천만|백만|십만|천|백|만)?/;
const KOREAN_FACTORS: ReadonlyMap<string, number> = new Map([
  ["백", 1e2],
  ["천", 1e3],
  ["만", 1e4],
  ["십만", 1e5],
  ["백만", 1e6],
  ["천만", 1e7],
  ["억", 1e8],
  ["십억", 1e9],
  ["백억", 1e10],
  ["천억", 1e11],
  ["조", 1e12],
]);

/** A number multiplied by the scale that follows it. */
type Scaled = {
  value: number;
  /** Characters that the scale takes. */
  length: number;
  /** Whether the scale may be no scale: 만 is 10,000, and also the particle `only`. */
  isDoubtful: boolean;
};

/** Multiplies a number by the scale that begins the text after it: `B`, `million`, `억`, `억 5천만`. */
export function readScaled(base: number, after: string): Scaled {
  const latin = SCALES.find(({ pattern }) => pattern.test(after));
  if (latin) {
    const length = latin.pattern.exec(after)?.[0].length ?? 0;
    return { value: base * latin.factor, length, isDoubtful: false };
  }
  const [whole = "", name = ""] = KOREAN_SCALE.exec(after) ?? [];
  const factor = KOREAN_FACTORS.get(name);
  if (factor === undefined) return { value: base, length: 0, isDoubtful: false };
  const rest = readRest(after.slice(whole.length), factor);
  return {
    value: base * factor + rest.value,
    length: whole.length + rest.length,
    isDoubtful: name === "만" && rest.length === 0,
  };
}

/** What a Korean number adds to its scale: the 5천만 of 1억 5천만, the 8천 of 12만 8천. */
function readRest(after: string, scale: number): { value: number; length: number } {
  const [whole = "", digits = "", name = ""] = KOREAN_REST.exec(after) ?? [];
  const value = Number(digits.replace(",", "")) * (KOREAN_FACTORS.get(name) ?? 1);
  const isPart = whole !== "" && (name !== "" || digits.length >= 3) && value < scale;
  return isPart ? { value, length: whole.length } : { value: 0, length: 0 };
}

/** The unit that begins a text; `plain` and no length when there is none. */
export function readUnit(after: string): { unit: Unit; factor: number; length: number } {
  for (const { unit, factor, pattern } of FORMS) {
    const found = pattern.exec(after);
    if (found) return { unit, factor, length: found[0].length };
  }
  return { unit: "plain", factor: 1, length: 0 };
}

/** For a unit on a card, the units in the source that say the same. */
const SAME: Readonly<Record<Unit, readonly Unit[]>> = {
  plain: [
    "count",
    "percent",
    "points",
    "percentPoints",
    "times",
    "ordinal",
    "byte",
    "degree",
    "dimension",
    "span",
    "month",
    "year",
    "monthName",
  ],
  count: ["plain", "ordinal", "dimension"],
  percent: [],
  points: ["plain", "percentPoints"],
  percentPoints: ["points"],
  times: [],
  part: [],
  ordinal: ["plain"],
  byte: ["plain"],
  degree: ["plain"],
  dimension: ["plain"],
  second: [],
  span: ["plain"],
  month: ["plain", "monthName"],
  year: ["plain"],
  monthName: ["plain"],
};

/** Whether a card may write a number in this unit where the source has the same number in its unit. */
export function isSameUnit(card: Unit, source: Unit): boolean {
  return (card === source && card !== "span") || SAME[card].includes(source);
}
