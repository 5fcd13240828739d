import type { TextRange } from "../../text-range.ts";
import { isRight } from "./comparisons/turned-orders.ts";
import { compareWith } from "./reading/compare-phrases.ts";
import { isMentioned, placesOf } from "./reading/cues.ts";
import { type EnglishHit, findEnglish } from "./reading/english.ts";
import { readEnglishOrders } from "./reading/english-orders.ts";
import type { Korean, KoreanHit } from "./reading/korean.ts";
import { findCompared, readKoreanOrders } from "./reading/korean-orders.ts";
import { expandForms, koreanSides, OTHER, type Sides, toSides } from "./reading/sides.ts";
import { type Pair, type Slip, toSlip } from "./reading/slip.ts";
import { FURTHER_OPPOSITES } from "./words/further-opposites.ts";
import { AMOUNTS, OPPOSITES, ORDERS, VALUES } from "./words/lexicon.ts";

const AXES = [{ ...VALUES, isCommon: true as const }, ...OPPOSITES, ...FURTHER_OPPOSITES].map(
  (axis) => ({
    sides: toSides(axis),
    isCommon: axis.isCommon === true,
  }),
);
const AMOUNT = toSides(AMOUNTS);

/** A condition: 증대되면. */
const IF = /[면수록]$/;

/** How far before a word that it grows or shrinks its noun stands. */
const NOUN_BEFORE = 24;
const NOUN_NEXT = 8;
const BOUND_REACH = 36;

const COMPARED = /보다(?:는|도)? /;

/** B is slower than A where the English says that A is faster: the words are opposite, and what is said is the same. */
function isTurnedRound({ card, source }: Pair): boolean {
  const english = readEnglishOrders(source);
  if (COMPARED.test(card.folded) && /\bthan\b/.test(source.folded)) return true;
  if (english.length === 0) return false;
  const isAhead = (range: TextRange) =>
    english.some(
      ({ winner, loser }) =>
        compareWith(card, range, winner).held > compareWith(card, range, loser).held,
    );
  return (
    readKoreanOrders(card).some((order) => english.some((one) => isRight(card, order, one))) ||
    findCompared(card).some(isAhead)
  );
}

/** Finds a word whose opposite is all that the English says: `느림` for `speedup`. */
export function findOpposites(pair: Pair): Slip[] {
  if (!mayBeTurned(pair.card)) return [];
  for (const { sides } of AXES) {
    const turned = findTurned(pair, sides);
    if (turned === null) continue;
    const isDenied = DENIED.test(pair.card.folded.slice(turned.said.end, turned.said.end + 18));
    return isDenied || isTurnedRound(pair) ? [] : [tell(pair, turned)];
  }
  return [];
}

/** Finds the same where the sentence has to be guessed: a common word only beside one that the English has there, too. */
export function findBoundOpposites(pair: Pair): Slip[] {
  const { folded } = pair.card;
  for (const { sides, isCommon } of AXES) {
    const turned = findTurned(pair, sides);
    if (turned === null) continue;
    const isDenied = DENIED.test(folded.slice(turned.said.end, turned.said.end + 18));
    if (isDenied || isTurnedRound(pair)) return [];
    return isCommon && !isBound(pair, turned) ? [] : [tell(pair, turned)];
  }
  return [];
}

/** Whether what stands before a word stands around its opposite. */
function isBound({ card, source }: Pair, { said, told }: Turned): boolean {
  const around = source.folded.slice(Math.max(0, told.start - BOUND_REACH), told.end + BOUND_REACH);
  const noun = [...card.words, ...card.terms].findLast(
    ({ start, end }) => end <= said.start && start >= said.start - NOUN_BEFORE && end - start > 1,
  );
  return noun !== undefined && isMentioned(around, noun);
}

/** Finds that something grows of which the English says that it shrinks, or the other way round. */
export function findOppositeAmounts(pair: Pair): Slip[] {
  const turned = findTurned(pair, AMOUNT);
  if (turned === null || IF.test(turned.said.word)) return [];
  const { start } = turned.said;
  const isSame = [...pair.card.words, ...pair.card.terms].some(
    (one) =>
      one.end <= start &&
      one.end > start - NOUN_NEXT &&
      one.start >= start - NOUN_BEFORE &&
      isMentioned(pair.source.folded, one),
  );
  return isSame ? [tell(pair, turned)] : [];
}

/** A denial of the clause that a word stands in: 충분히 담지 못함. */
const DENIED = /^ (?:않|못)|^[^,.]{0,14}?(?:지(?:는|도|가)? ?(?:않|못)|없)/;

/** A word of any axis, or one that compares. */
const ANY = new RegExp(
  [VALUES, ...OPPOSITES, ...FURTHER_OPPOSITES, ORDERS]
    .flatMap(({ plus, minus }) => [plus.korean, minus.korean].map(expandForms))
    .concat("높|나[은았음]|낫|우수|뛰어|좋")
    .join("|"),
);

/** Whether a text has a word that an opposite may stand for. */
export function mayBeTurned({ folded }: Korean): boolean {
  return ANY.test(folded);
}

type Texts = Pick<Pair, "card" | "source">;
type Turned = { said: KoreanHit; told: EnglishHit };

/** A word on one side of an axis, where the text has none on the other and the English none on this. */
function findTurned({ card, source }: Texts, axis: Sides): Turned | null {
  const korean = koreanSides(card, axis);
  const here = OTHER.find((side) => korean[side].length > 0 && korean[OTHER[side]].length === 0);
  if (here === undefined) return null;
  const [said] = korean[here];
  const hits = findEnglish(source, axis[OTHER[here]].english);
  const [told] = hits;
  if (said === undefined || told === undefined) return null;
  if (findEnglish(source, axis[here].near).length > 0) return null;
  if (rendersAnother({ card, source }, said, told)) return null;
  return [...korean[here], ...hits].some(({ isDenied }) => isDenied) ? null : { said, told };
}

/** Whether a word has an English one of its own, beside its opposite: 방해 문서 for `distractors`. */
function rendersAnother({ card, source }: Texts, said: TextRange, told: TextRange): boolean {
  const word = card.words.find(({ start, end }) => start <= said.start && end > said.start);
  if (word === undefined) return false;
  return placesOf(source, word).some(({ start, end }) => end <= told.start || start >= told.end);
}

function tell(pair: Pair, { said, told }: Turned): Slip {
  return toSlip(pair, {
    wrong: "반대로 옮긴 말",
    excerpt: said.word,
    told: told.word,
    advice: "원문의 방향대로 고치세요.",
  });
}
