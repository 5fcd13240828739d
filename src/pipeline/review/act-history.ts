import type { DigestDate } from "../../core/paper/date.ts";
import type { ReviewEntry } from "../../core/review/review.ts";

/** Acts that are remembered, so that they can be undone. A morning has some fifty. */
const MAX_REMEMBERED_ACTS = 200;

/** What a reviewer has done with a card. */
type RememberedAct = {
  day: DigestDate;
  /** Of the paper. */
  id: string;
  /** Of changes that were made in one go; null for what stands alone. */
  stroke: string | null;
  before: ReviewEntry;
  after: ReviewEntry;
};

/** The last acts of all reviews of this process, by number. */
export type ActHistory = {
  /** Remembers an act and returns its number; further changes of one stroke have the number of the first. */
  remember: (act: RememberedAct) => number;
  find: (number: number) => RememberedAct | null;
  forget: (number: number) => void;
};

/** @param first The first number. Numbers of an earlier process should be below it, since pages keep them. */
export function createActHistory(first: number): ActHistory {
  const acts = new Map<number, RememberedAct>();
  let next = first;
  const findStroke = ({ day, id, stroke }: RememberedAct) => {
    const last = [...acts].at(-1);
    if (last === undefined || stroke === null) return null;
    const [, before] = last;
    return before.day === day && before.id === id && before.stroke === stroke ? last : null;
  };
  return {
    remember: (act) => {
      const begun = findStroke(act);
      const number = begun?.[0] ?? next++;
      acts.set(number, { ...act, before: begun?.[1].before ?? act.before });
      const [oldest] = acts.keys();
      if (oldest !== undefined && acts.size > MAX_REMEMBERED_ACTS) acts.delete(oldest);
      return number;
    },
    find: (number) => acts.get(number) ?? null,
    forget: (number) => acts.delete(number),
  };
}
