import type { ReviewEntry } from "../../core/review/review.ts";
import type { SentenceEntry } from "../../core/review/week/week-review.ts";

/** Acts that are remembered, so that they can be undone. A morning has some fifty. */
const MAX_REMEMBERED_ACTS = 200;

/** What is decided, with the revision of its last change. */
type Revised = { revision: number };

/** What a reviewer has done with a card or a sentence, or with several at once. */
type RememberedAct<Entry extends Revised> = {
  /** The day or week in whose review it was. */
  name: string;
  /** Of changes that were made in one go; null for what stands alone. */
  stroke: string | null;
  changes: readonly { id: string; before: Entry; after: Entry }[];
};

/** The last acts of all reviews of this process, by number. */
export type ActHistory<Entry extends Revised> = {
  /** Remembers an act and returns its number; further changes of one stroke have the number of the first. */
  remember: (act: RememberedAct<Entry>) => number;
  find: (number: number) => RememberedAct<Entry> | null;
  /** What was decided at a revision; null where nothing is remembered that has changed it since. */
  findSeen: (seen: { name: string; id: string; revision: number }) => Entry | null;
  forget: (number: number) => void;
};

/** The acts on cards, those on the sentences of weeks, and those that were done as one. */
export type ActHistories = {
  cards: ActHistory<ReviewEntry>;
  sentences: ActHistory<SentenceEntry>;
  /** One number for several acts. */
  join: (numbers: readonly number[]) => number;
  /** The acts that have this number; itself, if they were not joined. */
  membersOf: (number: number) => readonly number[];
};

/** @param first The first number. Numbers of an earlier process should be below it, since pages keep them. */
export function createActHistories(first: number): ActHistories {
  let next = first;
  const count = () => next++;
  const joined = new Map<number, readonly number[]>();
  return {
    cards: createActHistory(count),
    sentences: createActHistory(count),
    join: (numbers) => {
      const number = count();
      keep(joined, number, numbers);
      return number;
    },
    membersOf: (number) => joined.get(number) ?? [number],
  };
}

function createActHistory<Entry extends Revised>(count: () => number): ActHistory<Entry> {
  const acts = new Map<number, RememberedAct<Entry>>();
  return {
    remember: (act) => {
      const begun = findStroke(acts, act);
      const number = begun?.number ?? count();
      const [change, ...others] = act.changes;
      const whole = begun && change ? { ...change, before: begun.before } : change;
      keep(acts, number, { ...act, changes: whole === undefined ? [] : [whole, ...others] });
      return number;
    },
    find: (number) => acts.get(number) ?? null,
    findSeen: ({ name, id, revision }) => {
      const changes = [...acts.values()].flatMap((act) => (act.name === name ? act.changes : []));
      const first = changes.find(
        ({ id: changed, before, after }) =>
          changed === id && before.revision <= revision && revision < after.revision,
      );
      return first?.before ?? null;
    },
    forget: (number) => acts.delete(number),
  };
}

/** The last act, when this one goes on with it. */
function findStroke<Entry extends Revised>(
  acts: ReadonlyMap<number, RememberedAct<Entry>>,
  { name, stroke, changes }: RememberedAct<Entry>,
): { number: number; before: Entry } | null {
  const [number, last] = [...acts].at(-1) ?? [];
  const begun = last?.changes[0];
  if (number === undefined || begun === undefined || stroke === null) return null;
  const isSame = last?.name === name && last.stroke === stroke && begun.id === changes[0]?.id;
  return isSame ? { number, before: begun.before } : null;
}

function keep<Kept>(all: Map<number, Kept>, number: number, one: Kept): void {
  all.set(number, one);
  const [oldest] = all.keys();
  if (oldest !== undefined && all.size > MAX_REMEMBERED_ACTS) all.delete(oldest);
}
