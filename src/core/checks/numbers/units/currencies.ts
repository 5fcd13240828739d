import { isPrice } from "../../tex/dollar-signs.ts";
import { NOUN_END } from "./unit-words.ts";

/** The currencies that amounts are told in. */
export type CurrencyUnit = "dollar" | "euro" | "won" | "pound" | "yen" | "yuan";

/** A currency as texts write it. Its words stand behind an amount, its signs before it, its codes on both sides. */
type Currency = {
  unit: CurrencyUnit;
  signs: string;
  codes: string;
  english: string;
  korean: string;
};

/** ¥ is the sign of two. All others that write $ before an amount are called dollars, too. */
const CURRENCIES: readonly Currency[] = [
  { unit: "dollar", signs: "$", codes: "USD", english: "dollars?", korean: "달러" },
  { unit: "euro", signs: "€", codes: "EUR", english: "euros?", korean: "유로" },
  { unit: "won", signs: "₩", codes: "KRW", english: "won", korean: "원" },
  { unit: "pound", signs: "£", codes: "GBP", english: "pounds?|lbs?", korean: "파운드" },
  { unit: "yen", signs: "¥", codes: "JPY", english: "yen", korean: `엔화?${NOUN_END}` },
  { unit: "yuan", signs: "¥", codes: "CNY|RMB", english: "yuan|renminbi", korean: "위안" },
];

const CODES = CURRENCIES.map(({ codes }) => codes).join("|");

/** A sign that may also stand behind an amount. $ is left out, since TeX writes it there. */
const SIGNS_BEHIND = "€₩£¥";

/** The code or the sign that ends a text before an amount, with a space or without: `USD2.5`, `US$ 3`. */
const BEFORE = new RegExp(`(?:(?<![A-Za-z])(?<code>${CODES})|(?<sign>[$${SIGNS_BEHIND}]))\\s?$`);

/** Behind a number and the letters of its scale: `5 m USD`, `2.5M€`. */
const BEHIND = new RegExp(`^ ?[A-Za-z]{1,3} ?(?:(?:${CODES})(?![A-Za-z])|[${SIGNS_BEHIND}])`);

/** The currencies as units behind an amount, each with its pattern. */
export const CURRENCY_FORMS: readonly (readonly [CurrencyUnit, string])[] = CURRENCIES.map(
  ({ unit, signs, codes, english, korean }): [CurrencyUnit, string] => [
    unit,
    `(?:${english}|${codes})(?![A-Za-z\\d])|${signs === "$" ? "" : `${signs}|`}${korean}`,
  ],
);

/** What is before a number of money: its code and the space behind it, and the currencies that may be meant. */
export type CurrencyBefore = { units: readonly CurrencyUnit[]; codeLength: number };

/** The currency before a number; none between dollar signs of TeX. */
export function readCurrencyBefore(text: string, start: number, end: number): CurrencyBefore {
  const found = BEFORE.exec(text.slice(Math.max(0, start - 5), start));
  const { code, sign } = found?.groups ?? {};
  const isMath = sign === "$" && !isPrice(text.slice(start, end + 42));
  if (!found || isMath) return { units: [], codeLength: 0 };
  const units = CURRENCIES.filter(({ signs, codes }) =>
    code === undefined ? signs === sign : codes.split("|").includes(code),
  ).map(({ unit }) => unit);
  return { units, codeLength: code === undefined ? 0 : found[0].length };
}

/** Whether a currency follows a number and the letters of its scale. */
export function hasCurrencyBehind(after: string): boolean {
  return BEHIND.test(after);
}
