import { foldNumbers } from "../../fold-numbers.ts";

/** Refusals, or pages in the place of an answer, in the same words, with no answer in between, after which the others are spared theirs. */
export const MAX_SAME_REFUSALS = 3;

/** Papers that meet them, at least: what one alone meets is its own. */
const LEAST_SUBJECTS = 2;

/** A response without an answer: how often the same question is sent again after it. */
type Unanswered = { words: string; subject: string; retries: number };

/** Counts responses that say the same, of questions that end with them. */
export type SameRefusals = {
  /** Whether that was one too many. One after which its question is sent again counts from the time on that it is not. */
  isTooMany: (response: Unanswered) => boolean;
  /** An answer came. */
  stop: () => void;
};

type Row = { words: string; count: number; bySubject: Map<string, number> };

/** Begins to count. */
export function countSameRefusals(): SameRefusals {
  const begin = (words: string): Row => ({ words, count: 0, bySubject: new Map() });
  let row = begin("");
  return {
    isTooMany: ({ words: said, subject, retries }) => {
      const words = foldNumbers(said);
      if (words !== row.words) row = begin(words);
      const times = (row.bySubject.get(subject) ?? 0) + 1;
      row.bySubject.set(subject, times);
      if (times <= retries) return false;
      row.count += 1;
      const subjects = [...row.bySubject.values()].filter((count) => count > retries);
      return row.count >= MAX_SAME_REFUSALS && subjects.length >= LEAST_SUBJECTS;
    },
    stop: () => {
      row = begin("");
    },
  };
}
