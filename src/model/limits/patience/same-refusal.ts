/** Refusals in the same words, with no answer in between, after which the others are spared theirs. */
export const MAX_SAME_REFUSALS = 3;

/** Counts refusals that say the same. */
export type SameRefusals = {
  /** Whether that was one too many. */
  isTooMany: (words: string) => boolean;
  /** An answer came. */
  stop: () => void;
};

/** Begins to count. What has a digit in it, such as a number or an id, may differ. */
export function countSameRefusals(): SameRefusals {
  let last: string | null = null;
  let count = 0;
  return {
    isTooMany: (words) => {
      const folded = words.replaceAll(/[^\s]{0,200}\d[^\s]{0,200}/g, "#");
      count = folded === last ? count + 1 : 1;
      last = folded;
      return count >= MAX_SAME_REFUSALS;
    },
    stop: () => {
      last = null;
    },
  };
}
