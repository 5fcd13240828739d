import type { TextRange } from "../../../text-range.ts";
import { placesOf } from "../reading/cues.ts";
import { isName } from "../reading/given-names.ts";
import { findSharedNumbers } from "../reading/shared-numbers.ts";
import { type Pair, type Slip, toSlip } from "../reading/slip.ts";

/** Something that both texts have once. */
type Shared = { here: TextRange; there: TextRange };

/** Finds names and numbers that stand side by side in both texts, as many of the one as of the other, and are paired otherwise. */
export function findCrossedPairs(pair: Pair): Slip[] {
  const numbers = findSharedNumbers(pair.card, pair.source).filter(
    ({ here }) =>
      !pair.card.terms.some(({ start, end }) => start <= here.start && end >= here.end - 1),
  );
  const names = findSharedNames(pair);
  if (numbers.length < 2 || numbers.length !== names.length) return [];
  if (new Set(numbers.map(({ here }) => kindOf(pair.card.folded, here))).size > 1) return [];
  if (!isOrderly(numbers, names, "here") || !isOrderly(numbers, names, "there")) return [];
  const here = pairUp(numbers, names, ({ here }) => here);
  const there = pairUp(numbers, names, ({ there }) => there);
  const crossed = numbers.find((number) => here.get(number) !== there.get(number));
  if (crossed === undefined) return [];
  return [
    toSlip(pair, {
      wrong: "이름과 어긋난 숫자",
      excerpt: pair.card.text.slice(crossed.here.start, crossed.here.end),
      told: pair.source.plain.slice(crossed.there.start, crossed.there.end + 30),
      advice: "숫자마다 무엇의 값인지 원문대로 고치세요.",
    }),
  ];
}

function pairUp(
  numbers: readonly Shared[],
  names: readonly Shared[],
  placeOf: (shared: Shared) => TextRange,
): Map<Shared, Shared | undefined> {
  const byPlace = (a: Shared, b: Shared) => placeOf(a).start - placeOf(b).start;
  const [ordered, named] = [numbers.toSorted(byPlace), names.toSorted(byPlace)];
  return new Map(ordered.map((number, index) => [number, named[index]]));
}

function kindOf(text: string, { start, end }: TextRange): string {
  const isRange = /[~–-]$/.test(text.slice(0, start)) || /^[~–-]/.test(text.slice(end));
  return isRange ? `range ${start}` : text.slice(start, end).replace(/^[\d.,]+/, "");
}

/** Whether names and numbers take turns, or all names stand before all numbers, or behind them. */
function isOrderly(
  numbers: readonly Shared[],
  names: readonly Shared[],
  side: keyof Shared,
): boolean {
  const all = [
    ...numbers.map((one) => ({ at: one[side].start, sign: "1" })),
    ...names.map((one) => ({ at: one[side].start, sign: "A" })),
  ].toSorted((a, b) => a.at - b.at);
  return /^(?:(?:1A)+|(?:A1)+|A+1+|1+A+)$/.test(all.map(({ sign }) => sign).join(""));
}

function findSharedNames({ card, source }: Pair): Shared[] {
  const names = card.terms.filter(
    ({ text }) => isName(text) && /^\D.*[\p{Lu}\d-]/u.test(text) && !/^\d/.test(text),
  );
  return names.flatMap((name) => {
    if (names.filter(({ text }) => text === name.text).length > 1) return [];
    const [there, ...others] = placesOf(source, name);
    return there === undefined || others.length > 0 ? [] : [{ here: name, there }];
  });
}
