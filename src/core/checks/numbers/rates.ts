import { findAll } from "../../find-all.ts";
import type { NumberReading, NumberToken } from "./number-token.ts";

/** A span in which something is counted, in seconds, with its words, and the units that hold it. */
type Span = { seconds: number; korean: string; english: string; units: string };

const SPANS: readonly Span[] = [
  {
    ...{ seconds: 1, korean: "초당|초속", english: "s|secs?|seconds?" },
    units: "fps|FPS|[kMG]?Hz|[kKMG]bps|[QRT]PS",
  },
  { seconds: 60, korean: "분당|분속", english: "mins?|minutes?", units: "rpm|RPM|bpm|BPM" },
  { seconds: 3600, korean: "시간당|시속", english: "h|hrs?|hours?", units: "kmh|kph|mph|hourly" },
];

/** A number and a few words before `a second`: in `a second stage` nothing is counted. */
const COUNTED = "(?<=\\d\\S*(?: \\S+){0,3} (?:an?|each|every) \\S+)";

/** `per second`, `tokens/s`, `a GPU-hour`, `30 fps`. */
const ENGLISH = SPANS.map(({ seconds, english, units }) => ({
  seconds,
  pattern: new RegExp(
    `(?:(?:\\bper[ -]|/ ?)(?:[A-Z]{3}[ -])?(?:${english})|\\b(?:an?|each|every) (?:${english})${COUNTED}|(?:\\b|(?<=\\d))(?:${units}))(?![A-Za-z])`,
    "g",
  ),
}));

/** Behind it a number stands, perhaps with its noun before it: `초당 토큰 30개`. */
const KOREAN = SPANS.map(({ seconds, korean }) => ({
  seconds,
  pattern: new RegExp(`(?<![가-힣])(?:${korean})(?= ?(?:[^\\d.,]{1,12} )?\\d)`, "g"),
}));

/** The spans in which an English text counts. */
export function readRates(text: string): NumberToken[] {
  return findSpans(text, ENGLISH);
}

/** The spans in which a Korean text counts. */
export function readKoreanRates(text: string): NumberToken[] {
  return /[당속]/.test(text) ? findSpans(text, KOREAN) : [];
}

function findSpans(text: string, spans: typeof KOREAN): NumberToken[] {
  return spans.flatMap(({ seconds, pattern }) =>
    findAll(text, pattern).map(
      ({ 0: written, index }): NumberToken => ({
        readings: [{ value: seconds, unit: "rate" }],
        ...{ start: index, end: index + written.length },
      }),
    ),
  );
}

const PER_SECOND = /(?<![가-힣])초당 ?(?:[가-힣A-Za-z]{1,8} )?$/;

/** How often something is done in a second is also its frequency: `초당 200회`. */
export function addFrequencies(
  text: string,
  tokens: readonly NumberToken[],
): readonly NumberToken[] {
  if (!text.includes("초당")) return tokens;
  return tokens.map((token) => {
    if (!PER_SECOND.test(text.slice(Math.max(0, token.start - 14), token.start))) return token;
    const frequencies = token.readings
      .filter(({ unit }) => unit === "occasion")
      .map(({ value }): NumberReading => ({ value, unit: "hertz" }));
    return { ...token, readings: [...token.readings, ...frequencies] };
  });
}

/** Lengths that an English text tells of a span, as in `3 m/s`, which are none alone. */
export function nameSpeeds(
  tokens: readonly NumberToken[],
  rates: readonly NumberToken[],
): readonly NumberToken[] {
  if (rates.length === 0) return tokens;
  return tokens.map((token) => {
    const isOfSpan = rates.some(({ start }) => start >= token.start && start <= token.end + 1);
    return isOfSpan ? { ...token, readings: token.readings.map(toSpeed) } : token;
  });
}

/** What a Korean text says of speeds, and of the spans that they are told in. */
const OF_SPEED = /[속초분빠빨느]|시간|\/|per|[kmf]p[hs]/i;

/** The lengths of a Korean text also as speeds, where it says anything of these. */
export function addSpeeds(text: string, tokens: readonly NumberToken[]): readonly NumberToken[] {
  if (!OF_SPEED.test(text)) return tokens;
  return tokens.map((token) => {
    const lengths = token.readings.filter(({ unit }) => unit === "metre");
    return lengths.length === 0
      ? token
      : { ...token, readings: [...token.readings, ...lengths.map(toSpeed)] };
  });
}

function toSpeed({ value, unit }: NumberReading): NumberReading {
  return { value, unit: unit === "metre" ? "speed" : unit };
}
