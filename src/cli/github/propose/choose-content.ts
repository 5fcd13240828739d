import { type Card, isTouched } from "../../../core/card/card.ts";
import { listDismissals } from "../../../core/card/dismissal.ts";
import type { DailyDigest, Digest } from "../../../core/digest/digest.ts";
import type { StoreError } from "../../../core/errors.ts";
import { carryDrafted, fillFailed } from "../../../core/review/carry-edits.ts";
import { compareChoices, readChoice } from "../../../pipeline/papers/day-choice.ts";
import type { ProposeContext } from "./context.ts";
import { isOurs, type ReviewBranch } from "./read-branches.ts";
import { readDigestAt, readTip } from "./read-tip.ts";

/** What a branch should hold. */
type Chosen = {
  /** Null to leave it as it is. */
  digest: Digest | null;
  /** What it holds now, with what was edited; null when it has none that can be read. */
  theirs: Digest | null;
  /** Why something that a person has changed is left as it is. */
  refusal: Pick<StoreError, "message" | "fix"> | null;
};

/**
 * Chooses what a branch should hold, by what is there and not by who has committed: what was made now, with what a
 * person has edited in it, and what it has drafted where that failed; where they edit on the branch itself, what is there, and a card for those that had failed. A
 * provisional day is made again beside what they have edited, and so is one that was chosen or drafted anew by hand.
 */
export async function chooseContent(
  context: ProposeContext,
  found: ReviewBranch,
  offered: Digest | null,
): Promise<Chosen> {
  const { theirs, refusal } = await readTip(context, found);
  const isForeign = !isOurs(found);
  if (isForeign && refusal !== null) return { digest: null, theirs, refusal };
  // an own commit is made anew on the newest base, in whose files a person may have written meanwhile
  const there = isForeign || theirs === null ? null : await readTarget(context, found.name);
  if (there !== null && there.refusal !== null)
    return { digest: null, theirs, refusal: there.holdsWeek ? null : there.refusal };
  const isKept = isForeign && !context.redrafts;
  return { digest: merge(offered, theirs, { isKept }), theirs, refusal: null };
}

/** Why the branch that digests are for lets nothing be written over a digest, and whether it has that week: its index goes on then. */
async function readTarget(
  context: ProposeContext,
  name: string,
): Promise<{ refusal: Chosen["refusal"]; holdsWeek: boolean }> {
  const { theirs, refusal } = await readDigestAt(context, name, context.target);
  const holdsWeek = theirs?.kind === "weekly";
  if (refusal === null) return { refusal, holdsWeek };
  const { message, fix } = refusal;
  return { refusal: { message: `On ${context.base}, ${message}`, fix }, holdsWeek };
}

function merge(
  offered: Digest | null,
  theirs: Digest | null,
  { isKept }: { isKept: boolean },
): Digest | null {
  const isEdited = isKept && theirs?.cards.some((card) => isDecided(card, offered));
  const isFinal = theirs?.kind === "daily" && theirs.status !== "provisional";
  return isEdited && isFinal && offered?.kind === "daily" && !isChosenAnew(offered, theirs)
    ? fillFailed(theirs, offered)
    : (carryDrafted(offered, theirs) ?? theirs);
}

/** Whether a person has edited or hidden a card, or has dismissed other findings of it than those that are known. */
function isDecided(card: Card, offered: Digest | null): boolean {
  if (isTouched(card)) return true;
  const made = offered?.cards.find(({ paper }) => paper.id === card.paper.id);
  const [own, other] = [card, made].map((one) =>
    (one ? listDismissals(one) : []).map((decision) => JSON.stringify(decision)).toSorted(),
  );
  return JSON.stringify(own) !== JSON.stringify(other);
}

/** Whether a day was made by another choice than the branch's: nothing but what is filled in by hand gives one. */
function isChosenAnew(offered: DailyDigest, theirs: DailyDigest): boolean {
  const usual = readChoice(offered, { top: 0, interests: [] });
  return compareChoices(usual, readChoice(theirs, usual)).length > 0;
}
