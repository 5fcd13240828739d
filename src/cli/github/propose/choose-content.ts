import { DailyDigest, type Digest } from "../../../core/digest/digest.ts";
import { StoreError } from "../../../core/errors.ts";
import { digestPath } from "../../../core/output-paths.ts";
import { DigestDate } from "../../../core/paper/date.ts";
import { DigestWeek } from "../../../core/paper/week.ts";
import { parseJson } from "../../../core/parse-json.ts";
import { fillFailed, keepTouched, markEdits } from "../../../core/review/carry-edits.ts";
import { checkOutCommit } from "../git/commit-files.ts";
import { isNeeded, openTreeStore, type ProposeContext } from "./context.ts";
import { judgeBranch, type ReviewBranch } from "./read-branches.ts";

/** What a branch should hold. */
type Chosen = {
  /** Null to leave it as it is. */
  digest: Digest | null;
  /** What it holds now; null when it has none that can be read. */
  theirs: Digest | null;
  /** Why something that a person has changed is left as it is. */
  refusal: StoreError | null;
};

/**
 * Chooses what a branch should hold: what was made now, with what a person has edited; of a branch that a person
 * has changed, what is there, with their edit taken over, or nothing else than what is there.
 */
export async function chooseContent(
  context: ProposeContext,
  found: ReviewBranch,
  offered: Digest | null,
): Promise<Chosen> {
  const { isEdited, own } = judgeBranch(found);
  const { theirs, refusal, isTakenOver } = await readTip(context, found);
  if (!isEdited) {
    const isBothDays = offered?.kind === "daily" && theirs?.kind === "daily";
    const digest = isBothDays ? keepTouched(offered, theirs) : (offered ?? theirs);
    return { digest, theirs, refusal: null };
  }
  if (refusal !== null) return { digest: null, theirs, refusal };
  if (theirs?.kind !== "daily") {
    return {
      digest: null,
      theirs,
      refusal: refuse(context, found, "a week is made from its days"),
    };
  }
  const before = await readOwn(context, { found, own });
  const isJsonChanged = before !== null && before.blob !== blobOf(context, found);
  if (isJsonChanged && isTakenOver) {
    const why = "its data and its document were both edited, and do not say the same";
    return { digest: null, theirs, refusal: refuse(context, found, why) };
  }
  const marked = before === null ? theirs : markEdits(before.digest, theirs);
  const digest = offered?.kind === "daily" ? fillFailed(marked, offered) : marked;
  return { digest, theirs, refusal: null };
}

function refuse({ repository }: ProposeContext, { name }: ReviewBranch, why: string): StoreError {
  const kind = name.includes("W") ? "weekly" : "daily";
  return new StoreError(
    `${repository.output}/${digestPath(kind, name, "json")}`,
    `was edited by hand, and is left as it is: ${why}.`,
    "Edit the document of the day instead, or undo one of the edits.",
  );
}

/** The digest at the tip, with what was edited in its document. */
async function readTip(
  context: ProposeContext,
  { name, tip }: ReviewBranch,
): Promise<{ theirs: Digest | null; refusal: StoreError | null; isTakenOver: boolean }> {
  const wanted = (path: string) => isNeeded(path, name);
  const tree = await checkOutCommit(context.repository, { commit: tip, wanted });
  const { digests } = openTreeStore(context, tree);
  try {
    const [date, week] = [DigestDate.safeParse(name).data, DigestWeek.safeParse(name).data];
    const theirs =
      date !== undefined
        ? await digests.readDay(date)
        : week === undefined
          ? null
          : await digests.readWeek(week);
    const { edited, refused } = await digests.findEdits();
    return { theirs, refusal: refused[0] ?? null, isTakenOver: edited.length > 0 };
  } catch (error) {
    if (error instanceof StoreError) return { theirs: null, refusal: error, isTakenOver: false };
    throw error;
  }
}

function pathOf({ repository }: ProposeContext, name: string): string {
  return `${repository.output}/${digestPath("daily", name, "json")}`;
}

function blobOf(context: ProposeContext, { name, tree }: ReviewBranch): string | null {
  return tree.get(pathOf(context, name))?.id ?? null;
}

/** A day as the program had committed it last. */
async function readOwn(
  context: ProposeContext,
  { found, own }: { found: ReviewBranch; own: string | null },
): Promise<{ digest: DailyDigest; blob: string } | null> {
  const { git } = context.repository;
  const path = pathOf(context, found.name);
  if (own === null) return null;
  const id = await git.attempt("rev-parse", "--verify", "--quiet", `${own}:${path}`);
  const text = await git.attempt("cat-file", "blob", `${own}:${path}`);
  const { data } = DailyDigest.safeParse(parseJson(text.stdout));
  return data === undefined ? null : { digest: data, blob: id.stdout.trim() };
}
