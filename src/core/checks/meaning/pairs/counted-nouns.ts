import type { TextRange } from "../../../text-range.ts";
import { isGeneral } from "../../text/words.ts";
import { isGenericWord } from "../reading/compare-phrases.ts";
import { isMentioned, type Mention, mentionsIn } from "../reading/cues.ts";
import { type English, holdsPattern } from "../reading/english.ts";
import { findSharedNumbers } from "../reading/shared-numbers.ts";
import { type Pair, type Slip, toSlip } from "../reading/slip.ts";

/** What ends the words of an English number, on either side. */
const ENDS = /[;:)]|, | and | while | than | or | across | including /;
const BEGINS = /[;:)]|, | and | while | or | across /;
const REACH = 60;
/** The words at once before a Korean number: its noun, and what belongs to that. */
const PHRASE = /[^,;()\d]{0,26}$/;
const NEXT = 4;
/** A piece before an English number that is too short to name anything. */
const SHORT = 12;
/** What stands between the two ends of a range. */
const RANGE = /^[%\s~–-]*(?:to)?[\s~–-]*$/;
/** A number in a name, by what stands before it, `Unreal Engine 5`, or by a letter behind it, `3-m`. */
const NAME_BEFORE = /[^.!?] \(?[A-Z][A-Za-z]+[ -]$/;
const VARIANT = /^\d+-[A-Za-z](?![A-Za-z])/;
const NAME_REACH = 40;
/** A size before a name: `30B MoE`. */
const SIZE = /\d[BMK]$/;
/** Numbers in the order of names that stand before: their nouns are theirs in that order. */
const IN_ORDER = /\brespectively\b/;
/** A span of time that the English counts, and what tells one in Korean. */
const SPAN = /^[- ]?(?:[a-z0-9]+ ){0,5}(?:hours?|days?|weeks?|minutes?|seconds?)\b/;
const THINGS = /^ ?(?:여 ?)?(?:개|가지|종|명|편|장|대|건|쌍|곳)(?!월)/;

/** Finds a number at the noun of another one, or at a noun that its sentence does not have. */
export function findCountedNouns(pair: Pair): Slip[] {
  const { card, source } = pair;
  return findSharedNumbers(card, source)
    .filter(
      ({ here, there }) =>
        !VARIANT.test(card.text.slice(here.start)) && !isInName(source.plain, there),
    )
    .flatMap(({ here, there }): Slip[] => {
      const unit = card.folded.slice(here.start, here.end + 4).replace(/^[\d.,]+[KMB만억천]?/, "");
      const isSpan = SPAN.test(source.folded.slice(there.end, there.end + REACH));
      if (isSpan && THINGS.test(unit)) return [tell(pair, here, there)];
      return isElsewhere(pair, here, there) ? [tell(pair, here, there)] : [];
    })
    .slice(0, 1);
}

function isElsewhere(pair: Pair, here: TextRange, there: TextRange): boolean {
  const { card, source } = pair;
  if (holdsPattern(source, IN_ORDER)) return false;
  const before = PHRASE.exec(card.folded.slice(0, here.start))?.[0] ?? "";
  const phrase = mentionsIn(card, { start: here.start - before.length, end: here.start }).filter(
    (one) => ("text" in one ? !isGeneral(one.text) || one.text.length > 3 : one.korean.length > 1),
  );
  const noun = phrase.find(
    ({ end }) => end >= here.start - NEXT && isAtNumber(card.folded.slice(end, here.start)),
  );
  if (noun === undefined || isVerbal(noun)) return false;
  const own = windowOf(source, there);
  if (phrase.some((one) => isMentioned(own, one))) return false;
  const behind = mentionsIn(card, { start: here.end, end: here.end + 10 });
  if (
    behind.some(
      (one) => "korean" in one && one.korean.length > 1 && isMentioned(own, one) && !one.isCommon,
    )
  )
    return false;
  if (isMentioned(source.folded, noun)) {
    const others = source
      .tokens()
      .filter(({ start, end }) => end <= there.start || start >= there.end);
    return others.some((token) => isMentioned(windowOf(source, token), noun));
  }
  return isForeign(pair, noun);
}

function isAtNumber(between: string): boolean {
  return /^(?:[은는이가을를]|에서|에서는|들)? ?$/.test(between);
}

function isVerbal(noun: Mention): boolean {
  return (
    "korean" in noun &&
    (isGenericWord(noun.korean) ||
      /^(?:각각|차례|빠르|빠른|이상|이하|최대|최소|평균|약|모두|전체|대비|기준)/.test(noun.korean))
  );
}

/** A noun that another sentence of the abstract has. */
function isForeign({ abstract, own }: Pair, noun: Mention): boolean {
  if ("text" in noun ? own.has(noun.text) : isGenericWord(noun.korean)) return false;
  return abstract.some(({ folded }) => isMentioned(folded, noun));
}

/** Whether a number is a piece of a name, or its version, and counts nothing. */
function isInName(text: string, { start }: TextRange): boolean {
  const before = text.slice(Math.max(0, start - NAME_REACH), start);
  return NAME_BEFORE.test(before) || VARIANT.test(text.slice(start));
}

/** The words around an English number that go with it, up to the next number on either side. */
function windowOf({ folded, plain, tokens }: English, { start, end }: TextRange): string {
  const isApart = (from: number, to: number) => !RANGE.test(folded.slice(from, to));
  const others = tokens().filter(
    (one) => !isInName(plain, one) && !SIZE.test(plain.slice(one.start, one.end)),
  );
  const left = others.filter((one) => one.end <= start && isApart(one.end, start));
  const right = others.find((one) => one.start >= end && isApart(end, one.start));
  const from = Math.max(start - REACH, 0, ...left.map((one) => one.end));
  const next = right?.start ?? folded.length;
  const after = folded.slice(end, Math.min(next, end + REACH)).split(ENDS)[0] ?? "";
  const parts = folded.slice(from, start).split(BEGINS);
  const last = parts.at(-1) ?? "";
  const before = last.length < SHORT ? parts.slice(-2).join(" ") : last;
  return `${before} | ${after}`;
}

function tell(pair: Pair, here: TextRange, there: TextRange): Slip {
  return toSlip(pair, {
    wrong: "다른 것을 세는 숫자",
    excerpt: pair.card.text.slice(Math.max(0, here.start - 12), here.end),
    told: pair.source.plain.slice(there.start, there.end + 30),
    advice: "숫자가 무엇을 세는지 원문대로 고치세요.",
  });
}
