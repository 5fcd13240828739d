import type { ReferenceCard } from "./cards.ts";
import { pick } from "./random.ts";

const DIGITS = /\d+(?:[.,]\d+)*/g;
const NATIVE = ["", "", "두", "세", "네", "다섯", "여섯", "일곱", "여덟", "아홉", "열"];

/** For each number of a sentence, one sentence in which its last digits are others. */
export function changeNumbers({ id, title, abstract }: ReferenceCard, text: string): string[] {
  const source = `${title} ${abstract}`.replaceAll(",", "");
  return [...text.matchAll(DIGITS)].flatMap(({ 0: digits, index }) => {
    const changed = changeDigits(digits, `${id} ${index}`, source);
    return changed === null ? [] : [replaceAt(text, index, digits, changed)];
  });
}

/** Another number of the same form that the source holds nowhere as digits; null for an enumerator. */
function changeDigits(digits: string, seed: string, source: string): string | null {
  for (let step = 1; step <= 40; step++) {
    const last = Number(digits.at(-1));
    const other = (last + 1 + pick(8, seed, step)) % 10;
    const first = step > 8 ? String(1 + pick(9, seed, step, "first")) : digits.slice(0, 1);
    const changed = `${first}${digits.slice(1, -1)}${digits.length > 1 || step > 8 ? other : ""}`;
    const grown = digits.length === 1 ? String(10 * (1 + pick(8, seed, step)) + other) : changed;
    if (grown !== digits && !source.includes(grown.replaceAll(",", ""))) return grown;
  }
  return null;
}

/** For each number with a unit, one sentence with a unit in its place that says something else. */
export function changeUnits({ id }: ReferenceCard, text: string): string[] {
  const changes: readonly [RegExp, readonly string[]][] = [
    [/(?<=\d ?)%(?!p|포인트)/g, ["배", "%p", "점", "개"]],
    [/(?<=\d ?)배(?![치열])/g, ["%", "개", "퍼센트"]],
    [/(?<=\d)B(?![A-Za-z])/g, ["M", "억", "K"]],
    [/(?<=\d)M(?![A-Za-z])/g, ["B", "K"]],
    [/(?<=\d)억(?! ?\d)/g, ["만", "조"]],
    [/(?<=\d)만(?= ?개|명|건|장)/g, ["억", "천"]],
    [/(?<=\d ?)(?:개|가지|명|종)(?!월)/g, ["배", "%"]],
    [/(?<=\d ?)시간/g, ["분", "배"]],
  ];
  return changes.flatMap(([unit, others]) =>
    [...text.matchAll(unit)].map(({ 0: old, index }) =>
      replaceAt(text, index, old, others[pick(others.length, id, index)] ?? "%"),
    ),
  );
}

/** For each number that can be said otherwise with the same value, one sentence that does. */
export function convertUnits(_card: ReferenceCard, text: string): string[] {
  const rules: readonly [RegExp, (value: number) => string | null][] = [
    [/(?<![\w.-])(\d+(?:\.\d+)?)B(?![A-Za-z-])/g, (value) => toKorean(value * 1e9)],
    [/(?<![\w.-])(\d+(?:\.\d+)?)M(?![A-Za-z-])/g, (value) => toKorean(value * 1e6)],
    [/(?<![\w.-])(\d+(?:\.\d+)?)[Kk](?![A-Za-z-])/g, (value) => toKorean(value * 1e3)],
    [/(?<![\w.,-])(\d{1,3}(?:,\d{3})+)(?![\d.,])/g, (value) => toKorean(value)],
    [/(?<![\w.,-])(\d{1,3}(?:,\d{3})+)(?![\d.,])/g, (value) => String(value)],
    [/(?<![\w.-])(\d+(?:\.\d+)?)%(?!p)/g, (value) => `${value}퍼센트`],
    [/(?<![\w.-])(\d+(?:\.\d+)?)%(?!p)/g, (value) => (value === 50 ? "절반" : `${value} %`)],
    [/(?<![\w.-])(\d+(?:\.\d+)?)배/g, (value) => `${value}x`],
    [/(?<![\d.])(\d{1,2})배/g, (value) => (NATIVE[value] ? `${NATIVE[value]} 배` : null)],
    [
      /(?<![\d.,])(\d{1,2})(?:개의|가지) /g,
      (value) => (NATIVE[value] ? `${NATIVE[value]} 가지 ` : null),
    ],
    [/(?<![\w.-])두 배/g, () => "2배"],
    [/(?<![\w.-])세 가지/g, () => "3가지"],
    [/(?<![\w.-])두 가지/g, () => "2가지"],
    [/(?<![\w.-])네 가지/g, () => "4가지"],
  ];
  return rules.flatMap(([pattern, convert]) =>
    [...text.matchAll(pattern)].flatMap(({ 0: old, 1: digits = "", index }) => {
      const converted = convert(Number(digits.replaceAll(",", "")));
      return converted === null || converted === old
        ? []
        : [replaceAt(text, index, old, converted)];
    }),
  );
}

/** A number as Korean texts write it: 15억, 12만 8천, 1,000; null when it is not exact that way. */
function toKorean(value: number): string | null {
  const whole = Math.round(value);
  if (whole >= 1e8)
    return whole % 1e8 === 0
      ? `${whole / 1e8}억`
      : `${Math.floor(whole / 1e8)}억 ${(whole % 1e8) / 1e4}만`;
  if (whole >= 1e4)
    return whole % 1e4 === 0 ? `${whole / 1e4}만` : `${Math.floor(whole / 1e4)}만 ${whole % 1e4}`;
  return whole % 1000 === 0 ? `${whole / 1000}천` : null;
}

function replaceAt(text: string, index: number, old: string, next: string): string {
  return `${text.slice(0, index)}${next}${text.slice(index + old.length)}`;
}
