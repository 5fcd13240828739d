import { createHash } from "node:crypto";
import type { DailyDigest } from "../../core/digest/digest.ts";
import type { DigestDate } from "../../core/paper/date.ts";
import { describeQuestions } from "../../drafting/draft-question.ts";
import type { Verifier } from "../../drafting/verify-draft.ts";
import type { Receipt } from "../../store/receipts.ts";
import type { DayResult, MadeDay } from "../day-result.ts";
import type { Run } from "../run.ts";

/** Raised when the same model and prompt make another digest, such as after a change of the checks. */
const RECEIPT_VERSION = 4;

/** Names everything but the papers that shapes a run's digests and where they go. */
export async function nameInputs({
  model,
  verifier,
  templates,
  choices,
}: Pick<Run, "model" | "verifier" | "templates" | "choices">): Promise<string> {
  const { name, parameters } = model;
  const questions = [describeQuestions(templates.draft), templates.reask.user];
  const { top, interests, given = [], images, redrafts = false } = choices;
  const flags = [...given, ...(redrafts ? ["redraft"] : [])];
  const second = verifier === undefined ? [] : [await nameVerifier(verifier)];
  const shape = [
    ...[RECEIPT_VERSION, name, parameters, questions, top, interests, images, ...flags],
    ...second,
  ];
  return createHash("sha256").update(JSON.stringify(shape)).digest("hex");
}

async function nameVerifier({ model: { name, parameters }, template }: Verifier) {
  const { describeVerification } = await import("../../drafting/verification-question.ts");
  return { verifier: name, parameters, questions: describeVerification(template) };
}

/** A day that is done: its result, and how many of its drafts count as kept. */
export type DoneDay = { result: DayResult; kept: number };

/**
 * The receipt of a day that is done and unchanged; null when it has to be made. A day is done when an
 * earlier run left a receipt for it (it was settled, and no card failed), the receipt names the same
 * inputs (model, prompts, number of cards, interests, images, whether cards are drafted anew) and version of the program, and the
 * files of its digest, its pictures and its listing still hold the same bytes. A dry run skips nothing, nor does one that fetches every listing.
 */
export async function findReceipt(
  date: DigestDate,
  inputs: string,
  { store, choices }: Run,
): Promise<Receipt | null> {
  const isMade = choices.isDryRun || choices.listings === "all";
  return isMade ? null : store.receipts.recall(date, inputs);
}

/** The same day with what a run tells of it. Its digest is read only when its review has changed. */
export async function findDone(
  date: DigestDate,
  inputs: string,
  run: Run,
): Promise<DoneDay | null> {
  const receipt = await findReceipt(date, inputs, run);
  if (receipt === null) return null;
  const { listed, ok, files, told, kept } = receipt;
  const withErrors = await countErrors(date, receipt, run);
  const result: DayResult = {
    ...{ date, status: "settled", listed, ok, failed: 0 },
    ...(withErrors > 0 && { withErrors }),
    ...told,
    ...{ files, problem: null, isComplete: true, isUnchanged: true },
  };
  return { result, kept };
}

/** How many cards have an error that is left to a person, by the review as it is now. */
async function countErrors(date: DigestDate, receipt: Receipt, { store }: Run): Promise<number> {
  const review = await store.reviews.hash(date);
  if (review !== null && review === receipt.review) return receipt.withErrors;
  const digest = await store.digests.readDay(date);
  const { countOpenErrors } = await import("../review/count-open-errors.ts");
  const withErrors = digest === null ? 0 : await countOpenErrors(digest, store);
  await store.receipts.recount(date, receipt, { withErrors, review });
  return withErrors;
}

/**
 * Remembers a day as done, so that it can be skipped, if it is settled, its listing needs no other look, none
 * of its cards failed and no picture is missing.
 *
 * @param review The hash of its review before it was made.
 */
export async function rememberDone(
  { result, digest }: MadeDay,
  { inputs, review }: { inputs: string; review: string | null },
  { store, choices }: Run,
): Promise<void> {
  const { date, status, failed, files, problem, listed, ok, isComplete = true } = result;
  const { withErrors = 0, withoutPicture = 0 } = result;
  const isWhole = failed === 0 && withoutPicture === 0 && isComplete && digest !== null;
  if (status !== "settled" || !isWhole || problem !== null || files.length === 0) return;
  const pictures = choices.images === "download" ? listPictures(digest) : [];
  const kept = digest.cards.filter((card) => card.status === "ok").length;
  await store.receipts.remember(date, {
    ...{ inputs, review, listed, ok, withErrors, kept, files, pictures, told: readTold(result) },
  });
}

/** What a run says of a day besides what it holds. */
function readTold({ unmatchedInterests, kept, ofOthers, wouldLeave }: DayResult): Receipt["told"] {
  return {
    ...(unmatchedInterests && { unmatchedInterests }),
    ...(kept && { kept }),
    ...(ofOthers && { ofOthers }),
    ...(wouldLeave && { wouldLeave }),
  };
}

/** The papers of a day whose picture is stored. */
function listPictures({ cards }: DailyDigest): string[] {
  return cards.flatMap(({ paper, image }) => (image === null ? [] : paper.id));
}
