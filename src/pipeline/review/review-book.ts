import type { DigestDate } from "../../core/paper/date.ts";
import { entryOf, type Review, type ReviewEntry } from "../../core/review/review.ts";
import type { Reviews } from "../../store/reviews.ts";
import { conflict } from "./problems.ts";

/**
 * The decisions about one day. They are read from the cache each time and written back at once, so that a
 * second reviewer, in this process or another, sees them and no ending loses them.
 */
export type ReviewBook = {
  read: () => Promise<Review>;
  /**
   * Does something while nobody else changes the book.
   * @throws {ReviewError} `CONFLICT` when the book is not at this revision any more.
   */
  withSeen: <T>(revision: number, work: (review: Review) => Promise<T>) => Promise<T>;
  /** A change by a person, who has seen this revision. */
  change: (
    id: string,
    revision: number,
    apply: (entry: ReviewEntry) => ReviewEntry,
  ) => Promise<void>;
  /** An addition that takes nothing from anybody, so that nobody has to be told. */
  add: (id: string, apply: (entry: ReviewEntry) => ReviewEntry) => Promise<void>;
};

/** Opens the book of a day. */
export function openBook(date: DigestDate, reviews: Reviews): ReviewBook {
  const oneAtATime = createQueue();
  const read = () => reviews.read(date);
  const write = (review: Review, id: string, entry: ReviewEntry) =>
    reviews.write(date, { ...review, cards: { ...review.cards, [id]: entry } });
  const withSeen: ReviewBook["withSeen"] = (revision, work) =>
    oneAtATime(async () => {
      const review = await read();
      if (review.revision !== revision) throw conflict();
      return work(review);
    });

  return {
    read,
    withSeen,
    change: (id, revision, apply) =>
      withSeen(revision, (review) =>
        write({ ...review, revision: revision + 1 }, id, apply(entryOf(review, id))),
      ),
    add: (id, apply) =>
      oneAtATime(async () => {
        const review = await read();
        await write(review, id, apply(entryOf(review, id)));
      }),
  };
}

/** Runs works one after the other; a failed one does not stop the next. */
function createQueue(): <T>(work: () => Promise<T>) => Promise<T> {
  let last: Promise<unknown> = Promise.resolve();
  return (work) => {
    const next = last.then(work, work);
    last = next.catch(() => {}); // whoever asked for it is told
    return next;
  };
}
