import { findAll } from "../../find-all.ts";
import type { NumberToken } from "./number-token.ts";
import type { Unit } from "./units/units.ts";

/** A date that begins with its year, which leaves open neither month nor day. */
const ISO_DATE =
  /(?<![\d./-])(?<year>(?:19|20)\d\d)([-/.])(?<month>0?[1-9]|1[0-2])\2(?<day>0?[1-9]|[12]\d|3[01])(?!\d|[-/.]\d)/g;

/** The years, months and days of a text's dates of digits, as in `2024-05-06`. */
export function readIsoDates(text: string): NumberToken[] {
  return findAll(text, ISO_DATE).flatMap(({ 0: written, index, groups = {} }) => {
    const [yearEnd, dayStart] = [index + 5, index + written.length - (groups.day ?? "").length];
    return [
      toToken(groups.year, "plain", { start: index, end: yearEnd - 1 }),
      toToken(groups.month, "monthName", { start: yearEnd, end: dayStart - 1 }),
      toToken(groups.day, "dayOfMonth", { start: dayStart, end: index + written.length }),
    ];
  });
}

function toToken(
  digits: string | undefined,
  unit: Unit,
  range: { start: number; end: number },
): NumberToken {
  return { readings: [{ value: Number(digits), unit }], ...range };
}
