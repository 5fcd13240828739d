import type { TextRange } from "../../text-range.ts";
import { type Mention, placesOf } from "./reading/cues.ts";
import type { English, EnglishHit } from "./reading/english.ts";
import type { Korean, KoreanHit } from "./reading/korean.ts";
import { findSharedNumbers } from "./reading/shared-numbers.ts";
import { englishSides, type Found, koreanSides, OTHER, toSides } from "./reading/sides.ts";
import { type Pair, type Slip, toSlip } from "./reading/slip.ts";
import { AMOUNTS, VALUES } from "./words/lexicon.ts";

const AXES = [toSides(VALUES), toSides(AMOUNTS)];

/** What may stand between a noun and the word that it gets better or worse. */
const AFTER_NOUN = /^[은는이가을를도의]?[가-힣]{0,2}\s?(?:[가-힣0-9.%]{1,6} )?$/;

/** What ends the reach of a verb before its object. */
const REACH_ENDS = /[,;.:()]| (?:by|with|while|without|when|to|that|which|from|for) /;
const REACH = 32;

/** Finds a noun that gets worse in the text and better in the English, or grows and shrinks: `견고성이 떨어짐`. */
export function findTurnedNouns(pair: Pair): Slip[] {
  for (const axis of AXES) {
    const korean = koreanSides(pair.card, axis);
    if (korean.every((hits) => hits.length === 0)) continue;
    const english = englishSides(pair.source, axis);
    for (const here of OTHER) {
      if (english[here].length > 0 && korean[OTHER[here]].length === 0) continue;
      const said = korean[here].find(
        (hit) => !hit.isDenied && isTurned(pair, hit, OTHER[here], english),
      );
      if (said !== undefined) return [tell(pair, said.word, english[OTHER[here]])];
    }
  }
  return [];
}

function isTurned(
  { card, source }: Pair,
  hit: KoreanHit,
  there: 0 | 1,
  english: Found<EnglishHit>,
) {
  const noun = nounBefore(card, hit);
  const places = noun === undefined || "text" in noun ? [] : placesOf(source, noun);
  return places.length > 0 && places.every((place) => sideOf(source, english, place) === there);
}

function nounBefore(card: Korean, { start }: TextRange): Mention | undefined {
  return [...card.words, ...card.terms].find(
    ({ end }) => end <= start && end > start - 8 && AFTER_NOUN.test(card.folded.slice(end, start)),
  );
}

/** The side of the nearest word that may turn a noun: before it in its clause, or right behind it. */
function sideOf({ folded }: English, english: Found<EnglishHit>, place: TextRange): 0 | 1 | null {
  const sides = OTHER.map((side) => {
    const hits = english[side].filter(({ isDenied }) => !isDenied);
    const before = hits
      .filter(({ end }) => end <= place.start && !REACH_ENDS.test(folded.slice(end, place.start)))
      .map(({ end }) => place.start - end);
    const after = hits
      .filter(({ start }) => start >= place.end)
      .map(({ start }) => start - place.end);
    const distances = [...before.filter((gap) => gap < REACH), ...after.filter((gap) => gap < 3)];
    return { side, distance: Math.min(...distances) };
  }).toSorted((a, b) => a.distance - b.distance);
  const [nearest] = sides;
  return nearest && Number.isFinite(nearest.distance) ? nearest.side : null;
}

/** Finds a number that is told as a rise where the English has a drop of so much, or the other way round. */
export function findTurnedNumbers(pair: Pair): Slip[] {
  const { card, source } = pair;
  if (card.numbers.length === 0) return [];
  const [axis = toSides(VALUES)] = AXES;
  const korean = koreanSides(card, axis);
  const english = englishSides(source, axis);
  return findSharedNumbers(card, source).flatMap(({ here: number, there: place }) => {
    const isTold = ({ start }: TextRange) =>
      start >= place.end && /^ ?(?:[a-z]+ ){0,2}$/.test(source.folded.slice(place.end, start));
    const isSaid = ({ start }: TextRange) => start >= number.end && start - number.end < 6;
    const here = OTHER.find(
      (side) => korean[side].some(isSaid) && english[OTHER[side]].some(isTold),
    );
    if (here === undefined || english[here].some(isTold)) return [];
    return [tell(pair, card.text.slice(number.start, number.end), english[OTHER[here]])];
  });
}

function tell(pair: Pair, excerpt: string, told: readonly EnglishHit[]): Slip {
  return toSlip(pair, {
    wrong: "반대로 옮긴 변화",
    excerpt,
    told: told[0]?.word ?? "",
    advice: "늘고 주는 것, 좋아지고 나빠지는 것을 원문대로 고치세요.",
  });
}
