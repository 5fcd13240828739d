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

const TEMPERATURES: readonly Unit[] = ["degree", "celsius", "fahrenheit"];

/** The degrees of a card in the scale that it names before them. */
export function nameScales(text: string, tokens: readonly NumberToken[]): NumberToken[] {
  return tokens.map((token) => {
    if (!token.readings.some(({ unit }) => TEMPERATURES.includes(unit))) return token;
    const named = readScaleBefore(text, token);
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
