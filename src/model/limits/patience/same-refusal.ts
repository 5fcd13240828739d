import { foldNumbers } from "../../fold-numbers.ts";

/** Refusals in the same words, with no answer in between, after which the others are spared theirs. */
export const MAX_SAME_REFUSALS = 3;

/** Papers that meet them, at least: what one alone meets is its own. */
const LEAST_SUBJECTS = 2;

/** Counts refusals that say the same, of questions that are not sent again. */
export type SameRefusals = {
  /** Whether that was one too many. */
  isTooMany: (words: string, subject: string) => boolean;
  /** An answer came. */
  stop: () => void;
};

/** Begins to count. */
export function countSameRefusals(): SameRefusals {
  let row = { words: "", count: 0, subjects: new Set<string>() };
  return {
    isTooMany: (said, subject) => {
      const words = foldNumbers(said);
      if (words !== row.words) row = { words, count: 0, subjects: new Set() };
      row.count += 1;
      row.subjects.add(subject);
      return row.count >= MAX_SAME_REFUSALS && row.subjects.size >= LEAST_SUBJECTS;
    },
    stop: () => {
      row = { words: "", count: 0, subjects: new Set() };
    },
  };
}
