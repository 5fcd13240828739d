import type { TextRange } from "../../text-range.ts";
import { isMentioned, type Mention } from "./reading/cues.ts";
import type { Korean } from "./reading/korean.ts";
import { findSharedNumbers, type SharedNumber } from "./reading/shared-numbers.ts";
import { type Pair, type Slip, toSlip } from "./slip.ts";

/** What is counted stands within so many letters behind a number. */
const COUNTED = /^[^,.;:()]{0,40}/;
/** Subdomains are domains. */
const PREFIX =
  /\b(sub)(?=(?:domain|task|field|problem|model|categor|group|goal|question|class|set))/g;
const PHRASE_ENDS =
  / (?:and|with|of|from|in|for|on|across|that|which|do|does|is|are|was|were|have|has|can|using|covering|including|spanning|collected|drawn|sourced|annotated by)(?: |$)/;
/** The last word of a phrase: what is counted. */
const HEAD = /[a-z]+ ?$/;

/** A count, and no size, share, score or name: 8개, 24명. */
const COUNT =
  /^[\d,.]+[kKM]?\s?(?:개|명|편|장|건|종|가지|쌍|문항|번|회|곳|팀|층|단계|프레임|시간|만|억|천)/;
const COUNT_NATIVE = /^(?:한|두|세|네|다섯|여섯|일곱|여덟|아홉|열)\s/;

/** Finds a number that counts one thing in the text and another in the English, which the text names elsewhere or not at all. */
export function findMovedCounts(pair: Pair): Slip[] {
  return findSharedNumbers(pair.card, pair.source).flatMap((number): Slip[] => {
    if (!isCount(pair, number)) return [];
    const counted = (
      COUNTED.exec(pair.source.folded.slice(number.there.end))?.[0] ?? ""
    ).replaceAll(PREFIX, "$1 ");
    if (!isMoved(pair, number, counted)) return [];
    const { start, end } = number.here;
    return [
      toSlip(pair, {
        wrong: "다른 것에 붙은 숫자",
        excerpt: pair.card.text.slice(start, end),
        told: pair.source.plain.slice(number.there.start, number.there.end) + counted,
        advice: "이 숫자가 무엇의 값인지 원문대로 고치세요.",
      }),
    ];
  });
}

function isCount({ card, source }: Pair, { here, there }: SharedNumber): boolean {
  const written = card.folded.slice(here.start, here.end + 2);
  if (/^[가-힣]{0,2}?[은는이가] /.test(card.folded.slice(here.end))) return false;
  return (
    (COUNT.test(written) || COUNT_NATIVE.test(written)) &&
    /^ [^,.;:()]*[a-z]{3}/.test(source.folded.slice(there.end))
  );
}

/** The text names what the English counts, but not at the number, and counts what the English does not count. */
function isMoved({ card }: Pair, { here }: SharedNumber, counted: string): boolean {
  const phrase = counted.split(PHRASE_ENDS)[0] ?? "";
  const head = HEAD.exec(phrase)?.[0] ?? "";
  const mentions = mentionsOf(card).filter(isLong);
  const beside = mentions.filter((one) => isBeside(card, one, here));
  if (head === "" || beside.length === 0 || beside.some((one) => isMentioned(counted, one))) {
    return false;
  }
  return mentions.some(
    (one) =>
      !beside.includes(one) &&
      (one.end < here.start - 2 || one.start > here.end + 2) &&
      !/^[은는] /.test(card.folded.slice(one.end)) &&
      isMentioned(head, one),
  );
}

function mentionsOf({ words, terms }: Korean): Mention[] {
  return [...words, ...terms];
}

function isLong(one: Mention): boolean {
  return "text" in one || one.korean.length > 1;
}

function isBeside({ folded }: Korean, { start, end }: TextRange, number: TextRange): boolean {
  if (end > number.start && start < number.end) return false;
  const gap =
    end <= number.start ? folded.slice(end, number.start) : folded.slice(number.end, start);
  return gap.length < 4 && /^(?: |의 |[을를] |)$/.test(gap);
}
