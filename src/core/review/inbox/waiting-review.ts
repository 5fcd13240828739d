/** A day or week that has something to look at, and how much: of a day its cards, of a week its sentences. */
export type WaitingReview = {
  /** The day, such as `2026-02-13`, or the week. */
  name: string;
  isPublished: boolean;
  items: number;
  /** What nobody has accepted or hidden. */
  open: number;
  /** What is open and has an error, and what has warnings alone. */
  withErrors: number;
  withWarnings: number;
  /** Open cards without a draft. */
  failed: number;
  /** What is open and can be accepted without a look at each. */
  clean: number;
  /** What publishing would change. */
  pending: number;
};

type Order = Pick<WaitingReview, "name" | "withErrors" | "failed" | "withWarnings">;

/** The order in which an editor looks at them: most errors first, then most cards without a draft, then most warnings, then the newest. */
export function compareWaiting(one: Order, other: Order): number {
  return (
    other.withErrors - one.withErrors ||
    other.failed - one.failed ||
    other.withWarnings - one.withWarnings ||
    other.name.localeCompare(one.name)
  );
}
