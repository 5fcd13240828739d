import { foldNumbers } from "../../fold-numbers.ts";

/** Refusals in the same words, with no answer in between, after which the others are spared theirs. */
export const MAX_SAME_REFUSALS = 3;

/** Papers that meet them, at least: what one alone meets is its own. */
const LEAST_SUBJECTS = 2;

/** A refusal: what it says, of which paper, and whether it is likely to last. */
type SameRefusal = { words: string; subject: string; lasts: "likely" | "perhaps" };

/** Counts refusals that say the same. */
export type SameRefusals = {
  /** Whether that was one too many. One that lasts perhaps counts when its paper meets it again. */
  isTooMany: (refusal: SameRefusal) => boolean;
  /** An answer came. */
  stop: () => void;
};

/** Begins to count. */
export function countSameRefusals(): SameRefusals {
  let last: string | null = null;
  let count = 0;
  const subjects = new Set<string>();
  return {
    isTooMany: ({ words, subject, lasts }) => {
      const folded = foldNumbers(words);
      if (folded !== last) {
        last = folded;
        count = 0;
        subjects.clear();
      }
      if (lasts === "likely" || subjects.has(subject)) count += 1;
      subjects.add(subject);
      return count >= MAX_SAME_REFUSALS && subjects.size >= LEAST_SUBJECTS;
    },
    stop: () => {
      last = null;
    },
  };
}
