import type { NumberReading, NumberToken } from "./number-token.ts";

/** How much of a text is looked at before and behind a number, in characters. */
const NEAR = 48;

/** What is always told as a share of a whole, from 0 to 1 or in percent. A learning rate is none. */
const SHARE =
  "(?:accurac(?:y|ies)|precision|recall|coverage|probabilit(?:y|ies)|fractions?|proportions?|shares?|(?:success|pass|win|hit|error|failure|acceptance|refusal|rejection|detection|completion|submission|resolve|solve|positive|negative) rates?)";

/** A share that a number gives the value of, and not a change of it: `accuracy of`, `recall is`, but not `accuracy by`. */
const OF_SHARE = new RegExp(
  `\\b${SHARE}(?: scores?)?(?: (?:of|is|was|are|were|at|to|from|up|reach(?:es|ed|ing)?|above|over|below|under|only|about|around|nearly|almost|approximately|just))* ?[=:(]? ?$`,
  "i",
);
const SHARE_BEHIND = new RegExp(
  `^ (?:of (?:the|all|its|these|those|our)\\b|(?:[a-z]+ )?${SHARE}(?! (?:gain|improvement|increase|drop|loss|reduction|decrease|gap|boost|point)))`,
  "i",
);

/** The numbers of a source, of which a share of 0.85 may also be told as 85 %, and the other way round. */
export function addShares(text: string, tokens: readonly NumberToken[]): NumberToken[] {
  return tokens.map((token) => {
    const shares = token.readings.flatMap(toShare);
    return shares.length > 0 && isShare(text, token)
      ? { ...token, readings: [...token.readings, ...shares] }
      : token;
  });
}

function toShare({ value, unit }: NumberReading): NumberReading[] {
  if (unit === "percent" && value <= 100) return [{ value: value / 100, unit: "plain" }];
  return unit === "plain" && value > 0 && value < 1
    ? [{ value: value * 100, unit: "percent" }]
    : [];
}

function isShare(text: string, { start, end }: NumberToken): boolean {
  const before = text.slice(Math.max(0, start - NEAR), start);
  return OF_SHARE.test(before) || SHARE_BEHIND.test(text.slice(end, end + NEAR));
}
