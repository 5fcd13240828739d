import { rememberLast } from "../../remember-last.ts";
import { countBefore, type TextRange } from "../../text-range.ts";
import { readCalendar, readKoreanCalendar } from "./calendar.ts";
import {
  addHalves,
  joinSums,
  readEnglishParts,
  readKoreanParts,
  replaceCovered,
} from "./compounds.ts";
import { readDigits, readSpacedDigits } from "./digits.ts";
import { readIsoDates } from "./iso-dates.ts";
import { readKoreanNumbers } from "./korean-numbers.ts";
import { readListed } from "./listed.ts";
import { readNativeDays } from "./native-days.ts";
import {
  byStart,
  type NumberReading,
  type NumberToken,
  type Suffix,
  type SuffixedToken,
} from "./number-token.ts";
import { readEnglishNumbers } from "./number-words.ts";
import { readKoreanPlaces, readRanks } from "./places.ts";
import { addFrequencies, addSpeeds, nameSpeeds, readKoreanRates, readRates } from "./rates.ts";
import { readKoreanRatios, readMagnitudes, readRatios } from "./ratios.ts";
import { addShares } from "./shares.ts";
import { signCard, signSource } from "./signs.ts";
import { nameScales } from "./temperatures.ts";
import { mayBeNoUnit } from "./units/measures.ts";
import { readVagueEnglish, readVagueKorean } from "./vague.ts";

/** `3DGS`, `4RC`: one digit and letters that are no unit begin a name. */
const NAME_START =
  /^\d(?!(?:[kcmn]m|kg|mg|[kMG]?Hz|dB|fps|px|pp|bits?|st|nd|rd|th)(?![A-Za-z])|x[A-Z])[A-Za-z]{2}/;

/** What separates two numbers that share the unit of the second: `4~30B`, `2.88--3.45 points`. */
const CONNECTOR =
  /^\s{0,2}(?:~|\\?sim|-{1,2}|→|->|(?:- ?|up )?to|and|or|&|,|·|, ?and|부터|에서|와|과|및|또는|혹은|\/|[×x±]|대)(?:\s{0,2}|\s?-)[$€₩£¥]?$/;

/** Texts whose numbers are remembered: more than one check looks for those of a quote. */
const REMEMBERED = 64;

/** The numbers of an English text, with their units: those in digits and those in words. */
export const readSourceNumbers = rememberLast(REMEMBERED, (text): readonly NumberToken[] => {
  const digits = readDigits(text).filter(
    ({ start, end }) => end - start > 1 || !NAME_START.test(text.slice(start, start + 6)),
  );
  const words = readEnglishNumbers(text);
  const shared = shareSuffixes([...digits, ...words].toSorted(byStart), text);
  const numbers = replaceCovered(addHalves(text, shared), readIsoDates(text));
  const rates = readRates(text);
  const tokens = nameSpeeds(addShares(text, numbers), rates);
  return [
    ...signSource(text, [
      ...tokens,
      ...joinSums(text, tokens),
      ...readSpacedDigits(text),
      ...readMagnitudes(text),
    ]),
    ...readRatios(text),
    ...readEnglishParts(text),
    ...readListed(text),
    ...readCalendar(text),
    ...readVagueEnglish(text),
    ...rates,
    ...readRanks(text),
  ];
});

/** The numbers of a Korean text, with their units, in order. */
export function readCardNumbers(text: string): NumberToken[] {
  const words = [
    ...readKoreanNumbers(text),
    ...readNativeDays(text),
    ...readVagueKorean(text),
  ].toSorted(byStart);
  const digits = shareSuffixes(readDigits(text), text).map((token) => withUnitAlone(text, token));
  const written = replaceCovered(digits, words);
  const named = nameScales(text, addSpeeds(text, addFrequencies(text, written)));
  const tokens = signCard(text, joinSums(text, addHalves(text, named)));
  const numbersIn = (range: TextRange) => tokensWithin(tokens, range);
  const spaced = signCard(text, readSpacedDigits(text)).map((token) => ({
    ...token,
    pieces: tokensWithin(tokens, token),
  }));
  return replaceCovered(
    tokens,
    [
      ...spaced,
      ...readKoreanParts(text),
      ...readKoreanRatios(text, numbersIn),
      ...readKoreanCalendar(text, numbersIn),
      ...readIsoDates(text),
      ...readKoreanRates(text),
      ...readKoreanPlaces(text),
    ].toSorted(byStart),
  );
}

/** A symbol that is joined to its number is its unit; a name is looked up as it is written: `5V`, but `8 KV heads`. */
function withUnitAlone(text: string, token: NumberToken): NumberToken {
  const isJoined = mayBeNoUnit(text.slice(token.start, token.end).replace(/^[\d.,]+/, ""));
  if (!isJoined || / /.test(text.slice(token.start, token.end))) return token;
  const measured = token.readings.filter(({ unit }) => unit !== "plain");
  return measured.length > 0 ? { ...token, readings: measured } : token;
}

function tokensWithin(tokens: readonly NumberToken[], { start, end }: TextRange): NumberToken[] {
  const within: NumberToken[] = [];
  for (let at = countBefore(tokens, start); (tokens[at]?.start ?? end) < end; at++) {
    within.push(...tokens.slice(at, at + 1));
  }
  return within;
}

function hasSuffix(token: NumberToken | SuffixedToken): token is SuffixedToken {
  return "suffix" in token;
}

/** In a range or a list, a bare number may have the unit of the last one. */
function shareSuffixes(
  tokens: readonly (NumberToken | SuffixedToken)[],
  text: string,
): NumberToken[] {
  const shared: (NumberToken | SuffixedToken)[] = [];
  let next: SuffixedToken | null = null;
  for (const token of tokens.toReversed()) {
    if (!hasSuffix(token)) {
      shared.push(token);
      continue;
    }
    const suffix: Suffix | null =
      token.suffix ?? (next && isConnected(token, next, text) ? next.suffix : null);
    const borrowed = token.suffix === null && suffix !== null ? withSuffix(token, suffix) : [];
    shared.push({ ...token, readings: [...token.readings, ...borrowed] });
    next = { ...token, suffix };
  }
  return shareCurrencies(shared.toReversed(), text);
}

function withSuffix(
  { base, currencies }: SuffixedToken,
  { factor, unit }: Suffix,
): NumberReading[] {
  const isMoney = unit === "plain" && currencies.length > 0;
  const shared = (isMoney ? currencies : [unit]).map((each) => ({
    value: base * factor,
    unit: each,
  }));
  const mayBeKelvin = unit === "plain" && factor === 1000; // 4~300K
  return mayBeKelvin ? [...shared, { value: base, unit: "kelvin" }] : shared;
}

/** In a range or a list, a bare number may be money as the first one is: `$5-10 million`. */
function shareCurrencies(
  tokens: readonly (NumberToken | SuffixedToken)[],
  text: string,
): NumberToken[] {
  let before: SuffixedToken | null = null;
  return tokens.map((token) => {
    if (!hasSuffix(token)) return token;
    const isShared =
      before !== null && token.currencies.length === 0 && isConnected(before, token, text);
    const currencies = isShared && before ? before.currencies : token.currencies;
    const plain = isShared ? token.readings.filter(({ unit }) => unit === "plain") : [];
    const borrowed = plain.flatMap(({ value }) => currencies.map((unit) => ({ value, unit })));
    before = { ...token, currencies };
    return { ...token, readings: [...token.readings, ...borrowed] };
  });
}

function isConnected(token: NumberToken, next: NumberToken, text: string): boolean {
  const gap = next.start - token.end;
  return gap <= 8 && CONNECTOR.test(text.slice(token.end, next.start));
}
