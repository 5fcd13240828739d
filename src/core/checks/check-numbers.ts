import { lazily } from "../lazily.ts";
import { lastBefore } from "../text-range.ts";
import type { Finding } from "./finding.ts";
import { withoutRowOf } from "./numbers/listed.ts";
import { holdsNumber, type NumberIndex } from "./numbers/number-index.ts";
import type { NumberReading, NumberToken } from "./numbers/number-token.ts";
import type { Passage } from "./passage.ts";
import { indexWritten, type Source } from "./source.ts";
import { excerptOf } from "./text/excerpt.ts";
import { holdsTogether } from "./text/words.ts";

/** Advice may name small counts that the paper lacks, such as 20 log lines; a larger one is a claim. */
const SMALL_COUNT = 100;

/** What may be a name before digits; in `40x30cm` it is another number. */
const NAME_BEFORE = /[\p{Script=Latin}\d][\p{Script=Latin}\d.@*-]{0,40}(?<!\dx)\s?$/u;

/**
 * Finds numbers that the source does not hold, each with its unit. In a key point, a number that the
 * abstract holds but the point's own quote does not is a warning.
 */
export function checkNumbers(source: Source, passage: Passage): Finding[] {
  const isQuoted = lazily(() => readQuote(passage));
  return passage.numbers.flatMap((read): Finding[] => {
    const token = withoutRowOf(source.singles, passage.text, read);
    if (isOrder(passage, token) || isPartOfName(source, passage, token)) return [];
    const found = passage.text.slice(token.start, token.end);
    if (!holdsNumber(source.numbers, token)) return judge(passage, token, found);
    if (!isQuoted()(token)) {
      return [
        {
          check: "numbers",
          field: passage.path,
          severity: "warning",
          message: `자기 인용에 없는 숫자: ${excerptOf(found)}. 초록에는 있지만 이 항목의 인용에는 없습니다. 그 숫자가 든 구절을 인용하거나 숫자를 빼세요.`,
          excerpt: found,
        },
      ];
    }
    return [];
  });
}

/** Tells which numbers the quote of a key point has; a text without one is held against none. */
function readQuote({ quote }: Passage): (token: NumberToken) => boolean {
  if (quote === null) return () => true;
  const numbers = indexWritten(quote);
  return (token) => holdsNumber(numbers, token);
}

/** 네 번째 may order what a card tells, although the paper numbers nothing: no more than a warning. */
function isPlace(readings: NumberToken["readings"]): boolean {
  return readings.some(({ unit }) => unit === "place");
}

function judge(passage: Passage, token: NumberToken, found: string): Finding[] {
  const severity = passage.role === "report" ? judgeReport(token) : judgeAdvice(passage, token);
  if (severity === null) return [];
  return [
    {
      check: "numbers",
      field: passage.path,
      severity,
      message: `초록에 없는 숫자: ${excerptOf(found)}. 초록의 값을 원문의 단위 그대로 쓰거나 빼세요.`,
      excerpt: found,
    },
  ];
}

function judgeReport({ readings }: NumberToken): "error" | "warning" {
  return isPlace(readings) ? "warning" : "error";
}

/** In an action, what is to be changed by so much: 길이를 두 배로 늘려. */
const CHANGED_TO = /^(?:로|까지|씩)(?![가-힣]*(?:빨|높|낮|향상|개선))/;

/** Advice needs the paper only for what reads as a result: a percentage, a multiple, a score. */
function judgeAdvice(
  { path, text }: Passage,
  { readings: [reading], end }: NumberToken,
): "error" | "warning" | null {
  if (!reading || reading.unit === "vague") return null;
  if (path.startsWith("actions[") && CHANGED_TO.test(text.slice(end, end + 8))) return null;
  const { value, unit } = reading;
  if (["percent", "percentPoints", "points", "times"].includes(unit)) return "error";
  if (unit === "plain" && !Number.isInteger(value)) return "error";
  if (unit === "part") return "warning";
  return ["plain", "count", "pair", "occasion"].includes(unit) && value > SMALL_COUNT
    ? "warning"
    : null;
}

/** `(1)`, `①`, 제2 and the first of 2번째, 3번째 number the text and state nothing. */
function isOrder({ text }: Passage, { start, end, readings }: NumberToken): boolean {
  if (isPlace(readings)) return false;
  const before = text.slice(Math.max(0, start - 1), start);
  const after = text.slice(end, end + 2);
  return (
    (before === "(" && after.startsWith(")") && end - start <= 2) ||
    before === "제" ||
    text.startsWith("인칭", end) || // 1인칭 is a point of view
    /^(?:번째|째)/.test(text.slice(start, end + 2).replace(/^\d+\s?/, ""))
  );
}

/** Whether digits end a name in Hangul; without a hyphen they do where no unit is joined to them. */
function isHangulNamed(text: string, { start, readings }: NumberToken, length: number): boolean {
  const [before, after] = [text.slice(Math.max(0, start - 2), start), text.charAt(start + length)];
  if (/[가-힣]-$/.test(before)) return true;
  return /[가-힣]{2}$/.test(before) && (after === " " || readings.every(isPlain));
}

function isPlain({ unit }: NumberReading): boolean {
  return unit === "plain";
}

/** Whether a source has a number only below zero: the 40dBm of -40 dBm is no name. */
function isBelow(index: NumberIndex, { readings }: NumberToken): boolean {
  return readings.some(({ value }) => index.has(-value) && !index.has(value));
}

/** What may be the end of a name as well as a number with its unit: the 4V of GPT-4V, 30A. */
const LETTERS_BEHIND = /^\d[\d.]*[A-Z]{1,2}$/;

/** `Step 3.5` where the source has `Step 3.5 Flash`, the 3 of `3DGS`: digits of a name it holds. */
function isPartOfName(
  { numbers, words, nameEndings }: Source,
  { text, terms }: Passage,
  token: NumberToken,
): boolean {
  const { start, end } = token;
  const written = text.slice(start, end);
  if (LETTERS_BEHIND.test(written) && holdsTogether(words, written) && !isBelow(numbers, token)) {
    return true;
  }
  const around = lastBefore(terms, start);
  if (around && around.end > end) {
    return (
      holdsTogether(words, around.text) && !(around.start === start && isBelow(numbers, token))
    );
  }
  const before = NAME_BEFORE.exec(text.slice(Math.max(0, start - 48), start))?.[0];
  const digits = /^\d[\d.]*/.exec(text.slice(start, end))?.[0];
  if (digits !== undefined && isHangulNamed(text, token, digits.length)) {
    return nameEndings.has(digits); // 시스템-2, 코로나19
  }
  return before !== undefined && digits !== undefined && holdsTogether(words, before + digits);
}
