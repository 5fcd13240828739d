import { foldNumbers } from "../../fold-numbers.ts";
import { MAX_BLIP_MS } from "./lost-in-a-row.ts";

/** Refusals in the same words, with no answer in between, after which the others are spared theirs. */
export const MAX_SAME_REFUSALS = 3;

/** Papers that meet them, at least: what one alone meets is its own. */
const LEAST_SUBJECTS = 2;

/** A refusal: what it says, of which paper, when it was sent and when it came, whether it is likely to last, and whether it is final. */
export type SameRefusal = {
  words: string;
  subject: string;
  sentAtMs: number;
  nowMs: number;
  lasts: "likely" | "perhaps";
  /** The question is not sent again. */
  isFinal: boolean;
};

/** Counts refusals that say the same. */
export type SameRefusals = {
  /**
   * Whether that was one too many. One that lasts perhaps counts when its paper meets it again, one that is not
   * final when it was sent after the last one, so that a burst counts once, and a server that has answered before gets
   * the time to start again.
   */
  isTooMany: (refusal: SameRefusal) => boolean;
  /** An answer came. */
  stop: () => void;
};

/** Begins to count. */
export function countSameRefusals(): SameRefusals {
  let last: string | null = null;
  let count = 0;
  let sinceMs = 0;
  let countedAtMs = Number.NEGATIVE_INFINITY;
  let hasAnswered = false;
  const subjects = new Set<string>();
  return {
    isTooMany: ({ words, subject, sentAtMs, nowMs, lasts, isFinal }) => {
      const folded = foldNumbers(words);
      if (folded !== last) {
        last = folded;
        count = 0;
        sinceMs = nowMs;
        subjects.clear();
      }
      const isNew = isFinal || sentAtMs >= countedAtMs;
      if (isNew && (lasts === "likely" || subjects.has(subject))) {
        count += 1;
        countedAtMs = nowMs;
      }
      subjects.add(subject);
      const mayStart = hasAnswered && !isFinal && nowMs - sinceMs < MAX_BLIP_MS;
      return count >= MAX_SAME_REFUSALS && subjects.size >= LEAST_SUBJECTS && !mayStart;
    },
    stop: () => {
      last = null;
      hasAnswered = true;
    },
  };
}
