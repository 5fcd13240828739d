import { readKoreanNumeral } from "./korean-scales.ts";
import { NOUN_END } from "./unit-words.ts";

/** Words that multiply the number before them. */
export const SCALE_WORDS: ReadonlyMap<string, number> = new Map([
  ["dozen", 12],
  ["hundred", 1e2],
  ["thousand", 1e3],
  ["million", 1e6],
  ["billion", 1e9],
  ["trillion", 1e12],
  ["quadrillion", 1e15],
]);

type Scale = { factor: number; pattern: RegExp };

/** Scales written as letters behind a number. */
const LETTERS: readonly Scale[] = [
  { factor: 1e3, pattern: /^k(?![a-z\d])/i },
  { factor: 1e6, pattern: /^(?:M(?![A-Za-z\d])|\s?ml?n(?![a-z]))/ },
  { factor: 1e9, pattern: /^(?:[Bb](?:n(?![a-z])|(?![A-Za-z\d]))|\sbn(?![a-z])|\s?bln(?![a-z]))/ },
  { factor: 1e12, pattern: /^(?:T(?![A-Za-z\d])|tn(?![a-z]))/ },
];

/** The prefixes of bytes, which keep the rest of their word for {@link readUnit}. */
const OF_BYTES: readonly Scale[] = (
  [
    [1e3, "[kK](?=i?[bB])", "kilo", "킬로"],
    [1e6, "M(?=i?B)", "mega", "메가"],
    [1e9, "G(?=i?B)", "giga", "기가"],
    [1e12, "T(?=i?B)", "tera", "테라"],
    [1e15, "P(?=i?B)", "peta", "페타"],
    [1e18, "E(?=i?B)", "exa", "엑사"],
  ] as const
).map(([factor, symbol, english, korean]) => {
  const [first] = english;
  const word = `[${first}${first?.toUpperCase()}]${english.slice(1)}(?=bytes?(?![a-z]))`;
  return {
    factor,
    pattern: new RegExp(
      `^(?:${korean}(?=바이트)|[\\s-]?(?:${symbol}(?=i?[bB](?![A-Za-z]))|${word}))`,
    ),
  };
});

const SCALES: readonly Scale[] = [
  ...OF_BYTES,
  ...LETTERS,
  ...[...SCALE_WORDS].map(([word, factor]) => ({
    factor,
    pattern: new RegExp(`^[\\s-]?${word}s?(?![a-z])`, "i"),
  })),
];

/** How amounts of money write their scales: `3 bn`, and `5m`, which are no metres. */
const MONEY_SCALES: readonly Scale[] = [
  { factor: 1e3, pattern: /^ ?k(?![A-Za-z\d])/i },
  { factor: 1e6, pattern: /^ ?(?:m|mn|mln|mio)(?![a-z\d])/i },
  { factor: 1e9, pattern: /^ ?(?:b|bn|bln)(?![a-z\d])/i },
  { factor: 1e12, pattern: /^ ?(?:t|tn|trn)(?![a-z\d])/i },
];

/** A scale that is said for its unit: `16기가 메모리`. */
const SAID_ALONE = new RegExp(`^ ?(킬로|메가|기가|테라)${NOUN_END}`);

/** A scale apart from its number, as in `120 B tokens`: only before what is counted in such numbers. */
const APART =
  /^ ([kKMBT]) (?=(?:tokens?|param(?:eter)?s?|samples?|images?|pairs?|examples?|videos?|users?|steps?|documents?|words?|frames?)(?![a-z]))/;
const FACTORS: ReadonlyMap<string, number> = new Map([
  ["k", 1e3],
  ["K", 1e3],
  ["M", 1e6],
  ["B", 1e9],
  ["T", 1e12],
  ["킬로", 1e3],
  ["메가", 1e6],
  ["기가", 1e9],
  ["테라", 1e12],
]);

/** What follows the particle 만: the end, or what is done with so few, and no noun that is counted. */
const ONLY =
  /^(?:$|[\s]?[.,;:)!?]|으로|이 ?|을|도| (?:(?:쓰|쓴|쓸|써|썼|줄|남|늘|골|고르|뽑|맞|틀|바꾸|바꿔|바꾼|빼|뺀|더하|더해|있|없|나오|나왔|얻)|(?:사용|활용|이용|고려|적용|허용|포함|비교|유지|선택|학습|지원|통과|성공|실패|생성|추가|제거|처리|감소|증가|향상|개선|해당|차지|기록)(?:$|[.,]|하|했|한|할|해|함|되|됐|됩|된|됨)))/;

/** A number multiplied by the scale that follows it. */
type Scaled = {
  value: number;
  /** Characters that the scale takes. */
  length: number;
  /** Whether the scale may be no scale: 만 is 10,000, and also the particle `only`; 기가 is also a unit. */
  isDoubtful: boolean;
};

/** Multiplies a number, or an amount of money, by the scale that begins the text after it: `B`, `million`, `조 5천억`. */
export function readScaled(base: number, after: string, isMoney: boolean): Scaled {
  const scales = isMoney ? [...MONEY_SCALES, ...SCALES] : SCALES;
  const latin = scales.find(({ pattern }) => pattern.test(after));
  if (latin) {
    const length = latin.pattern.exec(after)?.[0].length ?? 0;
    return { value: base * latin.factor, length, isDoubtful: false };
  }
  const [said, name = ""] = SAID_ALONE.exec(after) ?? [];
  if (said !== undefined) {
    return { value: base * (FACTORS.get(name) ?? 1), length: said.length, isDoubtful: true };
  }
  const apart = FACTORS.get(APART.exec(after)?.[1] ?? "");
  if (apart !== undefined) return { value: base * apart, length: 2, isDoubtful: false };
  if (!/^ ?[십백천만억조경]/.test(after)) return { value: base, length: 0, isDoubtful: false };
  const digits = String(base);
  const numeral = readKoreanNumeral(`${digits}${after}`);
  const length = Math.max(0, numeral.length - digits.length);
  const isDoubtful = /^ ?만$/.test(after.slice(0, length)) && ONLY.test(after.slice(length));
  return { value: length === 0 ? base : numeral.value, length, isDoubtful };
}
