import type { NumberReading, NumberToken } from "./number-token.ts";
import type { Unit } from "./units/units.ts";

/** What stands before a temperature: its scale, and whether it is below zero. */
const BEFORE =
  /(?:(?<celsius>섭씨)|(?<fahrenheit>화씨))? ?(?:약 ?)?(?:(?<below>영하|마이너스|\bminus|(?<![\w)°])[-−–])|(?<above>영상))? ?$/i;
const BELOW_BEHIND = /^ ?(?:degrees? )?below (?:zero|freezing)/i;

const TEMPERATURES: readonly Unit[] = ["degree", "celsius", "fahrenheit"];

/** The degrees of a source, negative where they are below zero. */
export function signTemperatures(text: string, tokens: readonly NumberToken[]): NumberToken[] {
  return mapTemperatures(tokens, (token, reading) => {
    const { below } = readBefore(text, token);
    const isBelow = below !== undefined || BELOW_BEHIND.test(text.slice(token.end, token.end + 20));
    return isBelow ? [{ ...reading, value: -reading.value }] : [reading];
  });
}

/** The degrees of a card, in the scale that it names before them; with no word of their sign, they may have either. */
export function qualifyTemperatures(text: string, tokens: readonly NumberToken[]): NumberToken[] {
  return mapTemperatures(tokens, (token, { value, unit }) => {
    const { celsius, fahrenheit, below, above } = readBefore(text, token);
    const named = (celsius && "celsius") || (fahrenheit && "fahrenheit") || unit;
    const values = [...(above ? [] : [-value]), ...(below ? [] : [value])];
    return values.map((each) => ({ value: each, unit: named }));
  });
}

function mapTemperatures(
  tokens: readonly NumberToken[],
  tell: (token: NumberToken, reading: NumberReading) => NumberReading[],
): NumberToken[] {
  return tokens.map((token) => {
    if (!token.readings.some(isTemperature)) return token;
    const readings = token.readings.flatMap((reading) =>
      isTemperature(reading) ? tell(token, reading) : [reading],
    );
    return { ...token, readings };
  });
}

function isTemperature({ unit }: NumberReading): boolean {
  return TEMPERATURES.includes(unit);
}

function readBefore(text: string, { start }: NumberToken): Partial<Record<string, string>> {
  return BEFORE.exec(text.slice(Math.max(0, start - 12), start))?.groups ?? {};
}
