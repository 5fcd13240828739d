import { type Cue, readCues } from "./cues.ts";
import type { English } from "./english.ts";
import type { Korean } from "./korean.ts";

/** Sentences that one sentence of a card may retell together. */
const MAX_SENTENCES = 3;

/** The least share of a text's cues that a further sentence has to add. */
const LEAST_GAIN = 0.18;

/** What each passage has of a text's cues: shares of 1, and how much all cues weigh. */
export type Shares = { shares: number[]; total: number; cues: number };

/** A cue that few sentences have weighs more; one that nobody has counts nothing. */
function weigh(hits: readonly boolean[]): number {
  return Math.log((hits.length + 1) / (hits.filter(Boolean).length + 0.5));
}

/** Which sentences of an abstract have a cue. */
type ToldCue = { cue: Cue; told: readonly boolean[] };

/** A cache: a sentence is held against its abstract by more than one measure. */
const toldByText = new WeakMap<Korean, { abstract: readonly English[]; cues: ToldCue[] }>();

function tellCues(card: Korean, abstract: readonly English[]): readonly ToldCue[] {
  const known = toldByText.get(card);
  if (known?.abstract === abstract) return known.cues;
  const cues = readCues(card).map((cue) => ({ cue, told: abstract.map(cue.isIn) }));
  toldByText.set(card, { abstract, cues });
  return cues;
}

/**
 * How much of a text a passage, if there is one, and each sentence of the abstract has, by what few of these have; words of nearly
 * any abstract do not count.
 */
export function shareCues(
  card: Korean,
  passage: English | null,
  abstract: readonly English[],
): Shares {
  const cues = tellCues(card, abstract)
    .filter(({ cue }) => !cue.isCommon)
    .map(({ cue, told }) => ({
      weight: weigh(told),
      hits: passage === null ? told : [cue.isIn(passage), ...told],
    }))
    .filter(({ hits }) => hits.includes(true));
  const total = cues.reduce((sum, { weight }) => sum + weight, 0);
  const passages = passage === null ? abstract : [passage, ...abstract];
  const shares = passages.map((_, index) =>
    cues.reduce((sum, { weight, hits }) => (hits[index] ? sum + weight / total : sum), 0),
  );
  return { shares, total, cues: cues.length };
}

/** The sentences of an abstract that a text retells, in their order, and their share of its cues. */
export function findNearestSentences(
  card: Korean,
  abstract: readonly English[],
): { sentences: English[]; share: number } {
  const cues = tellCues(card, abstract)
    .map(({ told }) => told)
    .filter((hits) => hits.includes(true));
  const weights = cues.map(weigh);
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const chosen: number[] = [];
  let covered = 0;
  while (chosen.length < MAX_SENTENCES) {
    const gains = abstract.map((_, index) =>
      cues.reduce((sum, hits, cue) => {
        const isNew = hits[index] === true && !chosen.some((one) => hits[one]);
        return isNew ? sum + (weights[cue] ?? 0) : sum;
      }, 0),
    );
    const best = Math.max(...gains);
    if (best <= (chosen.length > 0 ? total * LEAST_GAIN : 0)) break;
    chosen.push(gains.indexOf(best));
    covered += best;
  }
  const sentences = abstract.filter((_, index) => chosen.includes(index));
  return { sentences, share: total === 0 ? 0 : covered / total };
}

/** How many words, names and numbers a text shares with a passage, up to so many, without those of nearly any abstract. */
export function countShared(card: Korean, passage: English, atMost: number): number {
  let shared = 0;
  for (const { isCommon, isIn } of readCues(card)) {
    if (!isCommon && isIn(passage)) shared += 1;
    if (shared >= atMost) break; // numbers come last, and those of a passage are read when one is asked for
  }
  return shared;
}
