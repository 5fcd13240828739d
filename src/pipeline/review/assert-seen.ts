import type { CardChanges } from "../../core/review/review-session.ts";
import { isAsBegun } from "./kept-review.ts";
import { changedElsewhere, conflict, itemMoved, replacedByRun } from "./problems.ts";

/** What a reviewer has seen, and what is written there; see `FieldChange`. */
type SeenText = { seen: number; text?: string | undefined; was?: string | undefined };

/** What a card or a sentence is by now. */
type ByNow = {
  /** The revision of its last change, and whether that was made by a run. */
  revision: number;
  isReplaced?: boolean;
  /** What the field says; undefined where there is none. */
  current: string | undefined;
  /** Whether the item of its list is the one that the reviewer has seen. */
  isOwnItem?: boolean;
  /** What has changed since the reviewer has looked; null where that is not known. */
  listChanges: () => CardChanges | null;
};

/**
 * Lets a change through whose reviewer knows what it changes. Who writes in one field does not mind what others have written
 * in other ones.
 *
 * @throws {ReviewError} `CONFLICT`, with the texts or with what has changed.
 */
export function assertSeen({ seen, text, was }: SeenText, now: ByNow): void {
  const { revision, isReplaced = false, current, isOwnItem = true } = now;
  if (revision <= seen) return;
  if (isReplaced) throw replacedByRun(current, text);
  if (text === undefined) throw changedElsewhere(now.listChanges());
  if (!isOwnItem) throw itemMoved(text);
  if (!isAsBegun(current, was)) throw conflict(current, text);
}
