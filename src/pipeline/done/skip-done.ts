import { createHash } from "node:crypto";
import type { DigestDate } from "../../core/paper/date.ts";
import { describeQuestions } from "../../drafting/draft-question.ts";
import { describeVerification } from "../../drafting/verification-question.ts";
import type { Verifier } from "../../drafting/verify-draft.ts";
import type { DayResult, MadeDay } from "../day-result.ts";
import { countOpenErrors } from "../review/count-open-errors.ts";
import type { Run } from "../run.ts";

/** Raised when the same model and prompt make another digest, such as after a change of the checks. */
const RECEIPT_VERSION = 3;

/** Names everything but the papers that shapes a run's digests and where they go. */
export function nameInputs({
  model,
  verifier,
  templates,
  choices,
}: Pick<Run, "model" | "verifier" | "templates" | "choices">): string {
  const { name, parameters } = model;
  const questions = [describeQuestions(templates.draft), templates.reask.user];
  const { top, interests, given = [], images, redrafts = false } = choices;
  const flags = [...given, ...(redrafts ? ["redraft"] : [])];
  const second = verifier === undefined ? [] : [nameVerifier(verifier)];
  const shape = [
    ...[RECEIPT_VERSION, name, parameters, questions, top, interests, images, ...flags],
    ...second,
  ];
  return createHash("sha256").update(JSON.stringify(shape)).digest("hex");
}

function nameVerifier({ model: { name, parameters }, template }: Verifier) {
  return { verifier: name, parameters, questions: describeVerification(template) };
}

/**
 * The result of a day that is done and unchanged; null when it has to be made. A day is skipped when an
 * earlier run left a receipt for it (it was settled, and no card failed), the receipt names the same
 * inputs (model, prompts, number of cards, interests, images, whether cards are drafted anew), and the files of its digest still hold the same bytes.
 * A dry run skips nothing, nor does one that fetches every listing. Only these files are read, and the day's review where
 * a card has an error.
 */
export async function findDone(
  date: DigestDate,
  inputs: string,
  { store, choices }: Run,
): Promise<DayResult | null> {
  const isMade = choices.isDryRun || choices.listings === "all";
  const receipt = isMade ? null : await store.receipts.recall(date, inputs);
  if (receipt === null) return null;
  const { listed, ok, files } = receipt;
  const digest = receipt.withErrors === 0 ? null : await store.digests.readDay(date);
  const withErrors = digest === null ? 0 : await countOpenErrors(digest, store);
  return {
    date,
    status: "settled",
    listed,
    ok,
    failed: 0,
    ...(withErrors > 0 && { withErrors }),
    files,
    problem: null,
    isComplete: true,
    isUnchanged: true,
  };
}

/**
 * Remembers a day as done, so that it can be skipped, if it is settled, its listing needs no other look, none
 * of its cards failed and no picture is missing.
 */
export async function rememberDone(
  { result }: MadeDay,
  inputs: string,
  { store }: Run,
): Promise<void> {
  const { date, status, failed, files, problem, listed, ok, isComplete = true } = result;
  const { withErrors = 0, withoutPicture = 0 } = result;
  const isWhole = failed === 0 && withoutPicture === 0 && isComplete;
  if (status !== "settled" || !isWhole || problem !== null || files.length === 0) return;
  await store.receipts.remember(date, { inputs, listed, ok, withErrors, files });
}
