import { placesOf } from "./reading/cues.ts";
import { findEnglish } from "./reading/english.ts";
import { findKorean } from "./reading/korean.ts";
import { toSide } from "./reading/sides.ts";
import { type Pair, type Slip, toSlip } from "./reading/slip.ts";
import { UNIVERSALS } from "./words/lexicon.ts";

const SIDES = UNIVERSALS.map(toSide);

/** 모든 A가 아니라 denies it. */
const NOT_ALL = /^ ?\S+[이가] 아니/;

/** Words that leave little out, as they stand before a noun. */
const ALL_BEFORE =
  /\b(?:all|every|each|any|both|entire|whole|across|no|various|diverse|wide|universal|regardless|throughout|full|general|multiple|consistently|different)\b[^.;]{0,40}$/;
const ALL_REACH = 60;

/** Finds a word that leaves nothing out, where the English has none of its kind. */
export function findUniversals(pair: Pair): Slip[] {
  const { card, source } = pair;
  const said = SIDES.flatMap(({ korean, english }) => {
    const hits = findKorean(card, korean).filter(
      ({ end }) => !NOT_ALL.test(card.folded.slice(end, end + 20)),
    );
    return hits.length > 0 && findEnglish(source, english).length === 0 ? hits.slice(0, 1) : [];
  });
  return said.slice(0, 1).map(({ word }) => tell(pair, word));
}

/** Finds 모든 before a noun, where the English has the noun and nowhere such a word at it. */
export function findBoundUniversals(pair: Pair): Slip[] {
  const { card, source } = pair;
  return [...card.folded.matchAll(/모든 /g)].flatMap(({ index }): Slip[] => {
    const noun = card.words.find(({ start }) => start === index + 3);
    if (noun === undefined || NOT_ALL.test(card.folded.slice(noun.start - 1))) return [];
    const places = placesOf(source, noun);
    const isAllowed = places.some(({ start }) =>
      ALL_BEFORE.test(source.folded.slice(Math.max(0, start - ALL_REACH), start)),
    );
    if (places.length === 0 || isAllowed) return [];
    return [tell(pair, card.text.slice(index, noun.end))];
  });
}

function tell(pair: Pair, excerpt: string): Slip {
  return toSlip(pair, {
    wrong: `${pair.sourceName}보다 넓힌 말`,
    excerpt,
    told: "",
    advice: "예외가 없다는 말이 원문에 없습니다. 원문이 말한 범위만 쓰세요.",
  });
}
