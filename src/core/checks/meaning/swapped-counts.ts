import { placesOf } from "./reading/cues.ts";
import { findNearestNumber, findSharedNumbers, PARTED } from "./reading/shared-numbers.ts";
import { type Pair, type Slip, toSlip } from "./slip.ts";

/** How far from its number a word may stand. */
const KOREAN = { parted: PARTED.korean, reach: 18 };
const ENGLISH = { parted: PARTED.english, reach: 30 };

/** Finds two numbers of which each stands with the other's words. */
export function findSwappedCounts(pair: Pair): Slip[] {
  const shared = findSharedNumbers(pair.card, pair.source);
  if (shared.length < 2) return [];
  const links = readLinks(pair);
  const count = (here: number, there: number) =>
    links.filter((link) => link.here === here && link.there === there).length;
  for (const a of shared.keys()) {
    for (let b = a + 1; b < shared.length; b++) {
      const isSwapped = count(a, b) > count(a, a) && count(b, a) > count(b, b);
      if (isSwapped) return [tell(pair, a)];
    }
  }
  return [];
}

/** For each word of the text: at which number it stands here, and at which there. */
function readLinks({ card, source }: Pair): { here: number; there: number }[] {
  const shared = findSharedNumbers(card, source);
  const here = shared.map((one) => one.here);
  const there = shared.map((one) => one.there);
  return [...card.words, ...card.terms].flatMap((word) => {
    const at = findNearestNumber(card.folded, here, word, KOREAN);
    if (at === null) return [];
    const places = new Set(
      placesOf(source, word).map((place) =>
        findNearestNumber(source.folded, there, place, ENGLISH),
      ),
    );
    const [index] = places;
    if (places.size !== 1 || index === null || index === undefined) return [];
    return [{ here: at, there: index }];
  });
}

function tell(pair: Pair, index: number): Slip {
  const { card, source } = pair;
  const { here, there } = findSharedNumbers(card, source)[index] ?? {
    here: { start: 0, end: 0 },
    there: { start: 0, end: 0 },
  };
  return toSlip(pair, {
    wrong: "서로 바뀐 숫자",
    excerpt: card.text.slice(here.start, here.end),
    told: source.plain.slice(there.start, there.end + 30),
    advice: "숫자마다 무엇의 값인지 원문대로 고치세요.",
  });
}
