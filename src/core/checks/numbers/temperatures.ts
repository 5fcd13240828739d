import type { NumberReading, NumberToken } from "./number-token.ts";
import type { Unit } from "./units/units.ts";

const SCALES: ReadonlyMap<string, Unit> = new Map([
  ["섭씨", "celsius"],
  ["화씨", "fahrenheit"],
  ["절대온도", "kelvin"],
]);

/** The scale that Korean names before a temperature and its sign: `섭씨 영하 20도`. */
const SCALE_BEFORE =
  /(섭씨|화씨|절대 ?온도)(?:는|가|로)? ?(?:약 ?)?(?:영하 ?|영상 ?|마이너스 ?|-)?$/;

/** Between two temperatures of which the first names the scale of both: `화씨 68도에서 77도`. */
const RANGE = /^ ?(?:~|-|,|·|에서|부터|와|과|및) ?(?:영하 ?|영상 ?|-)?$/;

const TEMPERATURES: readonly Unit[] = ["degree", "celsius", "fahrenheit"];

/** The degrees of a card in the scale that it names before them, or before the first of a range. */
export function nameScales(text: string, tokens: readonly NumberToken[]): NumberToken[] {
  let last: { scale: Unit | null; end: number } = { scale: null, end: 0 };
  return tokens.map((token) => {
    if (!token.readings.some(({ unit }) => TEMPERATURES.includes(unit))) return token;
    const isRange = last.scale !== null && RANGE.test(text.slice(last.end, token.start));
    const named = readScaleBefore(text, token) ?? (isRange ? last.scale : null);
    last = { scale: named, end: token.end };
    const readings = token.readings.map(({ value, unit }): NumberReading => {
      return { value, unit: named !== null && TEMPERATURES.includes(unit) ? named : unit };
    });
    return { ...token, readings };
  });
}

function readScaleBefore(text: string, { start }: NumberToken): Unit | null {
  const [, name] = SCALE_BEFORE.exec(text.slice(Math.max(0, start - 16), start)) ?? [];
  return SCALES.get(name?.replace(" ", "") ?? "") ?? null;
}
