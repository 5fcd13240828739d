import { lastWordOf } from "./exceptions.ts";
import { findEnglish, toEnglishPattern } from "./reading/english.ts";
import { findKorean } from "./reading/korean.ts";
import { toSide } from "./reading/sides.ts";
import { type Pair, type Slip, toSlip } from "./reading/slip.ts";
import { CHANCES, PROMISES } from "./words/lexicon.ts";

const MAY = toSide(CHANCES);
const MAY_VERB = toEnglishPattern("may\\b(?! \\d)|might\\b|could\\b");
const PROMISE = toSide(PROMISES);
const PROOF = toEnglishPattern("prov|demonstrat|establish|guarant|confirm|validat|verif|solv");

/** Words around `may` that a sentence has to tell before it is held to it. */
const LEAST_RETOLD = 3;
const LEAST_TELLING = 2;

/** A word of chance inside of a relative clause belongs to what is described, not to what is said. */
const RELATIVE =
  /\b(?:that|which|who|where|whether|if|how|what)\b(?! the (?:results|findings))[^,.;]*$/;

/** Characters before a word in which its clause begins. */
const CLAUSE_CHARS = 200;
const CLAUSE_AFTER = 60;

function clauseBefore(folded: string, at: number): string {
  return folded.slice(Math.max(0, at - CLAUSE_CHARS), at);
}

/** An item that says something, and is not just called something. */
const PREDICATE = /(?:[함됨임음짐킴림줌다]|증가|감소|향상|개선)[.]?$/;

/** Finds that what may be is told as what is. */
export function findLostChances(pair: Pair): Slip[] {
  const { card, source } = pair;
  const [told] = findEnglish(source, MAY.english);
  if (told === undefined || findKorean(card, MAY.korean).length > 0) return [];
  const isInside = RELATIVE.test(clauseBefore(source.folded, told.start));
  if (isInside && !isToldAfter(pair, told.end)) return [];
  return [tell(pair, "단정한 말", lastWordOf(card.text), told.word)];
}

/** Whether the text tells what stands behind a word of chance. */
function isToldAfter({ card, source }: Pair, end: number): boolean {
  const after = source.folded.slice(end, end + CLAUSE_AFTER).split(/[.;,]/)[0] ?? "";
  const told = card.words.filter(({ korean, english }) => korean.length > 1 && english.test(after));
  return told.length > 1 && told.some(({ isCommon }) => !isCommon);
}

/** Finds the same in prose, where the text tells the words around `may` and `could`. */
export function findBoundChances(pair: Pair): Slip[] {
  const { card, source } = pair;
  if (findKorean(card, MAY.korean).length > 0 || !PREDICATE.test(card.folded)) return [];
  const told = findEnglish(source, MAY_VERB).find(({ start, end }) => {
    const earlier = clauseBefore(source.folded, start);
    if (RELATIVE.test(earlier)) return false;
    const before = /[^.;,]{0,50}$/.exec(earlier)?.[0] ?? "";
    const after = source.folded.slice(end, end + 40).split(/[.;,]/)[0] ?? "";
    const retold = card.words.filter(
      ({ english, korean }) => korean.length > 1 && english.test(`${before} | ${after}`),
    );
    return (
      retold.length >= LEAST_RETOLD &&
      retold.filter(({ isCommon }) => !isCommon).length >= LEAST_TELLING &&
      retold.some(({ english }) => english.test(after.slice(0, 24)))
    );
  });
  return told === undefined ? [] : [tell(pair, "단정한 말", lastWordOf(card.text), told.word)];
}

/** Finds that what gives hope is told as proven. */
export function findProvenPromises(pair: Pair): Slip[] {
  const { card, source } = pair;
  const [told] = findEnglish(source, PROMISE.english);
  const [said] = findKorean(card, PROMISE.korean);
  const isDenied = said?.isDenied || /^[^,.]{0,8}지는? ?않/.test(card.folded.slice(said?.end));
  if (told === undefined || said === undefined || isDenied || findEnglish(source, PROOF).length > 0)
    return [];
  return [tell(pair, "입증된 것처럼 쓴 말", said.word, told.word)];
}

function tell(pair: Pair, wrong: string, excerpt: string, told: string): Slip {
  return toSlip(pair, {
    ...{ wrong, excerpt, told },
    advice: "‘-할 수 있음’, ‘시사’처럼 원문의 조심스러운 정도를 지키세요.",
  });
}
