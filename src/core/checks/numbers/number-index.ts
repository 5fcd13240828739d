import type { NumberReading, NumberToken } from "./number-token.ts";
import { otherHalfOf } from "./units/hours.ts";
import { isSameUnit, type Unit } from "./units/units.ts";

/** The numbers of a source, with their units by value. */
export type NumberIndex = ReadonlyMap<number, ReadonlySet<Unit>>;

/** Indexes the numbers of a source. */
export function indexNumbers(tokens: readonly NumberToken[]): NumberIndex {
  const index = new Map<number, Set<Unit>>();
  for (const { value, unit } of tokens.flatMap((token) => token.readings)) {
    const key = keyOf(value);
    index.set(key, (index.get(key) ?? new Set()).add(unit));
  }
  return index;
}

/** Whether a source has a number of a card, in the same unit or an equivalent one. */
export function holdsNumber(index: NumberIndex, { readings, pieces }: NumberToken): boolean {
  const isHeld = readings.some(
    (reading) => holds(index, reading) || holdsAsPart(index, reading) || holdsScale(index, reading),
  );
  if (isHeld || readings.some((reading) => isTurned(index, reading))) return isHeld;
  return pieces?.every((piece) => holdsNumber(index, piece)) === true;
}

const aloneByToken = new WeakMap<NumberToken, NumberIndex>();

/** Whether one number of a source is one of a card. */
export function isSameNumber(source: NumberToken, number: NumberToken): boolean {
  const known = aloneByToken.get(source);
  const index = known ?? indexNumbers([source]);
  if (known === undefined) aloneByToken.set(source, index);
  return holdsNumber(index, number);
}

/** Whether a source tells a ratio the other way round, 4:1 where the card has 1:4, or an hour of the other half of the day. */
function isTurned(index: NumberIndex, { value, unit }: NumberReading): boolean {
  if (unit === "hour") return index.get(otherHalfOf(value))?.has(unit) === true;
  return unit === "ratio" && holds(index, { value: 1 / value, unit });
}

function holds(index: NumberIndex, { value, unit }: NumberReading): boolean {
  if (unit === "rate" && !hasRates(index)) return true;
  const units = index.get(keyOf(value));
  return units !== undefined && [...units].some((source) => isSameUnit(unit, source));
}

/** Whether a source names any span in which it counts: where it does not, a card may. */
function hasRates(index: NumberIndex): boolean {
  return [...index.values()].some((units) => units.has("rate"));
}

/** One half is also 50 %, 0.5, or a factor of two; in words it may be anything near 50 %. */
function holdsAsPart(index: NumberIndex, { value, unit }: NumberReading): boolean {
  if (unit === "percent") return holds(index, { value: value / 100, unit: "part" });
  if (unit !== "part" || value === 0) return false;
  return (
    holds(index, { value: value * 100, unit: "percent" }) ||
    holds(index, { value: 1 / value, unit: "times" }) ||
    holds(index, { value, unit: "plain" }) ||
    (value === 1 / 2 && holdsAboutHalf(index))
  );
}

/** 수백 is some hundreds: a source may say so, or tell a number of this scale. */
function holdsScale(index: NumberIndex, { value, unit }: NumberReading): boolean {
  if (unit !== "vague") return false;
  return [...index].some(
    ([number, units]) =>
      number >= 2 * value && number < 10 * value && (units.has("plain") || units.has("times")),
  );
}

/** What people call half: 45 to 55 %. */
function holdsAboutHalf(index: NumberIndex): boolean {
  return [...index].some(([value, units]) => value >= 45 && value <= 55 && units.has("percent"));
}

/** Rounds off the errors of floating-point arithmetic. */
function keyOf(value: number): number {
  if (Number.isInteger(value) && Math.abs(value) < 1e10) return value; // as most are, and exact
  return Number(value.toPrecision(10));
}
