import type { TextRange } from "../../../text-range.ts";
import { type Mention, placesOf } from "../reading/cues.ts";
import type { Korean } from "../reading/korean.ts";
import { findSharedNumbers } from "../reading/shared-numbers.ts";
import { type Pair, type Slip, toSlip } from "../reading/slip.ts";

/** Something that both texts have once, and the segment of either in which it stands. */
type Placed = { here: number; there: number; range: TextRange; at: TextRange };

const SEGMENTS = {
  here: /[,;()]|(?<=[가-힣])(?:고|며|지만|거나|는데|면서|되)(?= )/g,
  there: /[;:()]|, |(?<! ) and | while | whereas | but | or /g,
};

/** Segments that are compared, each two of a text with each two of the other. A real sentence has four. */
const MAX_SEGMENTS = 8;

const PREDICATE = /^(?:[하되시]|[함됨]|[해했돼됐]|화|$)/;

/** Finds two segments whose words stand in two segments of the English, each with words of both: what goes with what is exchanged. */
export function findCrossedSegments(pair: Pair): Slip[] {
  const placed = placeShared(pair);
  const here = pairsOf(placed.map((one) => one.here));
  const there = pairsOf(placed.map((one) => one.there));
  for (const own of here) {
    const crossed = there.map((others) => findCrossed(placed, own, others)).find(Boolean);
    if (crossed) return [tell(pair, crossed)];
  }
  return [];
}

type Two = readonly [number, number];

/** Each two of some segments. */
function pairsOf(segments: readonly number[]): Two[] {
  const all = [...new Set(segments)].slice(0, MAX_SEGMENTS);
  return all.flatMap((a, index) => all.slice(index + 1).map((b): Two => [a, b]));
}

/** Something of one segment that stands in the second of two others, where both have words of both. */
function findCrossed(placed: readonly Placed[], [a, b]: Two, [x, y]: Two): Placed | undefined {
  const at = (here: number, there: number) =>
    placed.find((one) => one.here === here && one.there === there);
  const crossed = at(a, y);
  return at(a, x) && at(b, x) && at(b, y) ? crossed : undefined;
}

function placeShared(pair: Pair): Placed[] {
  const { card, source } = pair;
  const cuts = {
    here: [...card.folded.matchAll(SEGMENTS.here)].map(({ index }) => index),
    there: [...source.folded.matchAll(SEGMENTS.there)].map(({ index }) => index),
  };
  const segment = (side: "here" | "there", { start }: TextRange) =>
    cuts[side].filter((cut) => cut < start).length;
  const mentions = telling(card).flatMap((one) => {
    const [at, ...others] = placesOf(source, one);
    return at === undefined || others.length > 0
      ? []
      : [{ range: { start: one.start, end: one.end }, at }];
  });
  const numbers = findSharedNumbers(card, source).map(({ here, there }) => ({
    range: here,
    at: there,
  }));
  const all = [...mentions, ...numbers];
  const isOnce = ({ at }: { at: TextRange }) =>
    all.filter((other) => other.at.start < at.end && at.start < other.at.end).length === 1;
  return all.filter(isOnce).map(({ range, at }) => ({
    range,
    at,
    here: segment("here", range),
    there: segment("there", at),
  }));
}

/** Names and telling nouns. A predicate at the end goes with all that stands before it. */
function telling({ words, terms, folded }: Korean): Mention[] {
  const nouns = words.filter(
    ({ korean, isCommon, end }) =>
      korean.length > 1 && !isCommon && !PREDICATE.test(folded.slice(end, end + 3)),
  );
  return [...nouns, ...terms];
}

function tell(pair: Pair, { range, at }: Placed): Slip {
  return toSlip(pair, {
    wrong: "짝이 바뀐 말",
    excerpt: pair.card.text.slice(range.start, range.end),
    told: pair.source.plain.slice(Math.max(0, at.start - 20), at.end + 20),
    advice: "무엇이 무엇과 짝인지 원문대로 고치세요.",
  });
}
