import type { TextRange } from "../../text-range.ts";
import type { NumberReading, NumberToken } from "./number-token.ts";

/** How much of a text is looked at before and behind a number, in characters. */
const NEAR = 48;

/** What is always told as a share of a whole, from 0 to 1 or in percent. A learning rate is none. */
const SHARE =
  "(?:[Aa]ccurac(?:y|ies)|[Pp]recision|[Rr]ecall|[Cc]overage|[Pp]robabilit(?:y|ies)|[Ff]ractions?|[Pp]roportions?|[Ss]hares?|(?:[Ss]uccess|[Pp]ass|[Ww]in|[Hh]it|[Ee]rror|[Ff]ailure|[Aa]cceptance|[Rr]efusal|[Rr]ejection|[Dd]etection|[Cc]ompletion|[Ss]ubmission|[Rr]esolve|[Ss]olve|[Pp]ositive|[Nn]egative) [Rr]ates?)";

/** Scores that are shares, by their names; capitals count in them, since a map is no mAP. */
const SCORE =
  "(?:(?:(?:ID)?F-?1|F-?(?:score|measure)|AU(?:RO|PR)?Cs?|[Dd]ice|m?IoUs?|m?AP(?:[_{]{0,2}\\d{2}\\}?)?|MAP|NDCG|nDCG|MRR|HOTA|MOTA|[Ee]xact [Mm]atch|EM)(?:@[\\d.]+)?|[Pp]ass[@^][k\\d]+)";

const CHANGE = "gain|improvement|increase|drop|loss|reduction|decrease|gap|boost";

const NAME = `(?:${SHARE}|${SCORE})`;

/** What may stand between a share and its value: `accuracy of`, `recall is`, but not `accuracy by`, a change. */
const OF_SHARE = new RegExp(
  `\\b${NAME}(?:[- ]scores?)?(?: (?:of|is|was|are|were|at|to|from|up|reach(?:es|ed|ing)?|above|over|below|under|only|about|around|nearly|almost|approximately|just))* ?[=:(]? ?$`,
);
const SHARE_BEHIND = new RegExp(
  `^ (?:[A-Za-z]+ )?${NAME}(?![A-Za-z\\d])(?! (?:scores? )?(?:${CHANGE}|point))`,
);
const CHANGE_BEFORE = new RegExp(`(?:\\b(?:by|(?:${CHANGE})s? of) (?:up to )?|\\+)$`);
const OF_WHOLE = /^ of (?:the|all|its|these|those|our)\b/i;

/** What tells of a change that it is one in points of percent: `an absolute gain of 3.4%`, `3.4% absolute`. */
const ABSOLUTE_BEFORE = /\babsolute(?:ly)?\b(?!.{0,20}\berrors?\b)(?!.*\brelative)[^\d.;]*$/i;
const ABSOLUTE_BEHIND = /^,? \(?(?:in )?(?:[a-z]+ )?absolute(?:ly)?\b(?!.{0,20}\berrors?\b)/i;

/** Between two numbers of which the same is told: `F1 of 83.1 compared to 76.3`. */
const NEXT =
  /^(?:,|,? ?(?:\/|and|or|to|vs\.?|versus|against|compared (?:to|with)|-{1,2}|~))? ?\+?$/;

/**
 * The numbers of a source, each with what else it may be told as: a share of 0.85 as 85 %, and the other way round, a
 * score of 85 as 85 %, and a change of 3 % that is absolute as one of three points.
 */
export function addShares(text: string, tokens: readonly NumberToken[]): NumberToken[] {
  const shares = tellAll(text, tokens, isShare);
  const changes = tellAll(text, tokens, isAbsolute);
  return tokens.map((token) => {
    const [isScore, isChange] = [shares.has(token), changes.has(token)];
    const isPart = isScore || OF_WHOLE.test(text.slice(token.end, token.end + NEAR));
    const more = token.readings.flatMap((reading) => [
      ...(isPart ? toShare(reading) : []),
      ...(isScore ? toPercent(reading) : []),
      ...(isChange ? toPoints(reading) : []),
    ]);
    return more.length > 0 ? { ...token, readings: [...token.readings, ...more] } : token;
  });
}

/** The numbers of which something is told, with those in a row with one of them. */
function tellAll(
  text: string,
  tokens: readonly NumberToken[],
  isTold: (text: string, range: TextRange) => boolean,
): ReadonlySet<NumberToken> {
  const told = new Set(tokens.filter((token) => isTold(text, token)));
  if (told.size === 0) return told;
  for (const row of [tokens, tokens.toReversed()]) {
    for (const [at, token] of row.entries()) {
      const last = row[at - 1];
      if (last && told.has(last) && isNext(text, last, token)) told.add(token);
    }
  }
  return told;
}

function isNext(text: string, one: TextRange, other: TextRange): boolean {
  const [start, end] = [Math.min(one.end, other.end), Math.max(one.start, other.start)];
  return end - start <= 18 && NEXT.test(text.slice(start, end));
}

function toShare({ value, unit }: NumberReading): NumberReading[] {
  if (unit === "percent" && value <= 100) return [{ value: value / 100, unit: "plain" }];
  return unit === "plain" && value > 0 && value < 1
    ? [{ value: value * 100, unit: "percent" }]
    : [];
}

function toPercent({ value, unit }: NumberReading): NumberReading[] {
  return unit === "plain" && value >= 1 && value <= 100 ? [{ value, unit: "percent" }] : [];
}

function toPoints({ value, unit }: NumberReading): NumberReading[] {
  const isChange = unit === "percent" || (unit === "plain" && value >= 1);
  return isChange ? [{ value, unit: "percentPoints" }] : [];
}

function isShare(text: string, { start, end }: TextRange): boolean {
  const before = text.slice(Math.max(0, start - NEAR), start);
  if (OF_SHARE.test(before)) return true;
  return !CHANGE_BEFORE.test(before) && SHARE_BEHIND.test(text.slice(end, end + NEAR));
}

function isAbsolute(text: string, { start, end }: TextRange): boolean {
  const before = text.slice(Math.max(0, start - NEAR), start);
  return ABSOLUTE_BEFORE.test(before) || ABSOLUTE_BEHIND.test(text.slice(end, end + NEAR));
}
