import { findAll } from "../../../find-all.ts";
import type { TextRange } from "../../../text-range.ts";
import { ORDERS } from "../words/lexicon.ts";
import type { Korean } from "./korean.ts";

/** Who is ahead of whom in a Korean text. Either may be unsaid. */
export type KoreanOrder = { winner: TextRange | null; loser: TextRange | null; word: TextRange };

/** A particle behind what is compared, and the predicate. */
const PREDICATES = new RegExp(
  `([을를]|에게?는?|에도|보다(?:도|는)?) (?:[^,.]{0,24}? )??(?:(${ORDERS.plus.korean})|(${ORDERS.minus.korean})|(높|빠르|빠른|빨|나은|나았|나음|낫|우수|뛰어난|뛰어나|좋|어려|어렵|까다))`,
  "g",
);
const DENIED =
  /^[가-힣]{0,3}지(?:는|도|가)? ?(?:않|못|아니)|^[가-힣]{0,3} [가-힣]{1,4} ?없|^[^,.]{0,10} 하나도 없|^[가-힣]{0,2} (?:것|게|건)(?:은|도|이|만은)? ?아[니닌님]/;
/** A predicate before its noun: what follows is its subject. */
const ADNOMINAL = /^[가-힣]{0,2}?[는한선난친운른던할린진] /;
/** 경쟁하거나 이를 넘는 says no order. */
const EITHER = /거나 [^,.]{0,12}$/;
const BOUNDARY = /(?:[은는이가]|[A-Za-z\d)]도|에서|에서는|에서도|으로|로|며|고|하여|지만|[,:;])$/;
const SUBJECT = /^(?:들|\)|\d|[가-힣]{0,2}\))?[은는이가도](?![가-힣])/;
/** Comparisons of one sentence that are read: each is held against each of the English. A real one has one or two. */
const MAX_KOREAN_ORDERS = 8;

const WORDS_OF_A_PHRASE = 4;

/** What a text compares, in its order: `A가 B를 앞서`, `B는 A에 뒤지`, `B보다 나은`. */
export function readKoreanOrders(card: Korean): KoreanOrder[] {
  const found = findAll(card.folded, PREDICATES).slice(0, MAX_KOREAN_ORDERS);
  return found.flatMap((match): KoreanOrder[] => {
    const { 0: whole, 1: particle = "", 2: ahead, 3: behind, 4: degree = "", index } = match;
    const end = index + whole.length;
    if (
      whole.includes("하여 ") ||
      !isFitting(particle, ahead, behind) ||
      EITHER.test(card.folded.slice(0, end))
    )
      return [];
    if (behind !== "미치지 못" && DENIED.test(card.folded.slice(end, end + 18))) return [];
    const other = phraseBefore(card, index);
    const between = { start: index + particle.length, end };
    const isAdnominal = ADNOMINAL.test(card.folded.slice(end - 1, end + 4));
    const subject = isAdnominal ? null : findSubject(card, other?.start ?? index, between);
    const word = { start: end - (ahead ?? behind ?? degree).length, end };
    return [
      behind === undefined
        ? { winner: subject, loser: other, word }
        : { winner: other, loser: subject, word },
    ];
  });
}

/** 을 and 를 go with who is ahead, 에 with who is behind. */
function isFitting(particle: string, ahead: string | undefined, behind: string | undefined) {
  if (/^[을를]/.test(particle)) return ahead !== undefined || /^(?:하회|밑)/.test(behind ?? "");
  return !particle.startsWith("에") || behind !== undefined;
}

const COMPARED = /(?:보다(?:도|는)?|에 비해|에 비하면|[와과] 비교해| 대비) /g;

/** What a text compares with, whatever it says of it. */
export function findCompared(card: Korean): TextRange[] {
  return findAll(card.folded, COMPARED).flatMap(({ index }) => phraseBefore(card, index) ?? []);
}

/** The phrase that ends at a position: its last word and a few before it. */
function phraseBefore({ folded }: Korean, end: number): TextRange | null {
  let start = end;
  for (let words = 0; words < WORDS_OF_A_PHRASE && start > 0; words++) {
    const before = folded.slice(0, start).trimEnd();
    const space = before.lastIndexOf(" ") + 1;
    if (words > 0 && BOUNDARY.test(before.slice(space))) break;
    start = space;
  }
  return start === end ? null : { start, end };
}

/** The last noun with the particle of a subject before a comparison or within it. */
function findSubject(card: Korean, before: number, between: TextRange): TextRange | null {
  const nouns = [...card.words.filter(({ korean }) => korean.length > 1), ...card.terms];
  const ends = nouns
    .filter(({ end }) => SUBJECT.test(card.folded.slice(end, end + 6)))
    .map(({ end }) => end)
    .filter((end) => end <= before || (end > between.start && end < between.end));
  const last = Math.max(-1, ...ends);
  return last < 0 ? null : phraseBefore(card, last);
}
