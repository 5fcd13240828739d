import { type Explanation, explain } from "../../core/causes/explanation.ts";
import { ModelError, type ModelErrorDetails } from "../model-error.ts";
import type { Provider } from "../provider/provider.ts";
import { quoteProvider } from "../redact.ts";
import { dropAddresses, type WireError } from "../wire/wire-error.ts";

/** Statuses for something that is not there, or that the provider cannot find by its id. */
const GONE: readonly (number | null)[] = [400, 404, 410];

/** Words for it, in the provider's own error. */
const GONE_WORDS =
  /\bno (?:such|\w+ found)|\b(?:not|n't|never) (?:be )?(?:found|exist)|cannot find|\bno longer\b|\b(?:expired|deleted|removed|unknown)\b|\binvalid\b.*\bid\b/i;

/** Words of a server that has no such page, or of one that names its status and nothing else. */
const OTHER_WORDS =
  /\b(?:urls?|routes?|paths?|pages?|endpoints?|upstream)\b|^\W*(?:\d{3}\W*)?(?:not found|gone|bad request)\W*$/i;

/** The provider itself says that a batch or a file is not there any more. */
class GoneError extends ModelError {}

/**
 * Whether an error says that a batch or a file is not there any more. Only the provider's own error does: a page
 * of a gateway, or a status without a reason, says nothing of it.
 */
export function isGone(error: unknown): error is ModelError {
  return error instanceof GoneError;
}

function saysGone({ status, endsRun }: ModelError, own: WireError | null): boolean {
  const isClosed = status === 400 && endsRun; // a key or credit, not the batch
  const words = [own?.code, own?.message].filter((word) => word != null).join(" ");
  const isAbout = GONE_WORDS.test(words) && !OTHER_WORDS.test(dropAddresses(own?.message ?? ""));
  return GONE.includes(status) && !isClosed && isAbout;
}

/** Whether an error says that a request was taken, and its answer cannot be used. */
export function isUnreadable(error: unknown): error is ModelError {
  return error instanceof ModelError && error.status !== null && error.status < 300;
}

/** How to end a batch that nobody can collect. */
export const GIVE_UP =
  "To give the batch up and send its questions again, move its record into batches/done/.";

const NO_BATCH_API = explain("batchApiMissing");

/** Next steps where a status says something else of a batch than of a question. */
const EXPLANATIONS: ReadonlyMap<number | null, Explanation> = new Map([
  [400, explain("batchRefused")],
  [404, NO_BATCH_API],
  [405, NO_BATCH_API],
  [410, NO_BATCH_API],
  [413, explain("batchTooLarge")],
  [501, NO_BATCH_API],
]);

/** An error of the Batch API with the next step that fits there; `own` is what the provider's own error says. */
export function toBatchRefusal(error: ModelError, own: WireError | null = null): ModelError {
  const isTaken = error.status !== null && error.status < 300;
  const found = isTaken ? NO_BATCH_API : EXPLANATIONS.get(error.status);
  const isKept = found === undefined || (error.status === 400 && error.endsRun);
  const details = { ...detailsOf(error), explanation: isKept ? error.explanation : found };
  if (saysGone(error, own)) return new GoneError(error.message, details);
  if (isKept) return error;
  const why = found === NO_BATCH_API ? ` ${found.happened}` : "";
  return new ModelError(`${error.message}${why}`, details);
}

function detailsOf(error: ModelError): ModelErrorDetails {
  const { explanation, reason, status, endsRun, retries } = error;
  return { explanation, reason, status, endsRun, retries };
}

/** The error for an id that can be none of a batch: nothing is asked about it. */
export function toForeignId(): ModelError {
  return new GoneError("Its id is none of a batch.", {
    explanation: explain("batchGone"),
    status: 404,
  });
}

/** An error of a batch that was sent earlier, with its name, its record and the ways out. */
export function toBatchError(
  error: ModelError,
  { name, title }: { name: string; title: string },
): ModelError {
  const record = `batches/${name} in the cache`;
  return new ModelError(
    `The ${title} is not collected yet (its record: ${record}): ${error.message}`,
    {
      ...{ ...detailsOf(error), cause: error },
      explanation: { ...error.explanation, fix: `${error.fix} ${GIVE_UP}` },
    },
  );
}

/** Words of a provider that takes no batch of this size, or none beside those that are under way. */
const TOO_LARGE =
  /enqueued[ _]tokens?|token_limit_exceeded|request_limit_exceeded|\bbatch\b.{0,60}\btoo (?:large|many|big)|too many (?:requests|tokens|lines|questions)\b.{0,40}\bbatch|\bqueue\b.{0,40}\b(?:full|limit)|\b(?:exceeds?|maximum)\b.{0,60}\b(?:requests|lines|tokens)\b.{0,40}\bbatch/i;

/** Whether a batch was refused for its size, by what is said of it. */
export function saysTooLarge(words: string): boolean {
  return TOO_LARGE.test(words);
}

/** The error for a batch of which the provider took no question. */
export function toRefusedBatch(message: string, { secrets }: Provider): ModelError {
  const words = quoteProvider(message, secrets);
  return new ModelError(`The provider refused a whole batch: ${words || "it does not say why"}.`, {
    reason: "MODEL_CLOSED",
    endsRun: true,
    explanation: explain("batchClosed"),
  });
}
