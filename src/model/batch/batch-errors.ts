import { ModelError, type ModelErrorDetails } from "../model-error.ts";
import type { Provider } from "../provider/provider.ts";
import { quoteProvider } from "../redact.ts";

/** Statuses for something that is not there, or that the provider cannot find by its id. */
const GONE: readonly (number | null)[] = [400, 404, 410];

/** Whether an error says that a batch or a file is not there any more. */
export function isGone(error: unknown): error is ModelError {
  if (!(error instanceof ModelError)) return false;
  const isClosed = error.status === 400 && error.endsRun; // a key or credit, not the batch
  return GONE.includes(error.status) && !isClosed;
}

/** Whether an error says that a request was taken, and its answer cannot be used. */
export function isUnreadable(error: unknown): error is ModelError {
  return error instanceof ModelError && error.status !== null && error.status < 300;
}

const NO_BATCH_API =
  "Check that the endpoint of OPENAI_BASE_URL has a Batch API and knows this key, or run without `--batch`.";

/** Next steps where a status says something else of a batch than of a question. */
const FIXES: ReadonlyMap<number | null, string> = new Map([
  [400, "Correct what it names, or run without `--batch`."],
  [404, NO_BATCH_API],
  [405, NO_BATCH_API],
  [410, NO_BATCH_API],
  [413, "Name fewer days, so that the file of questions is smaller, or run without `--batch`."],
  [501, NO_BATCH_API],
]);

/** An error of the Batch API with the next step that fits there. */
export function toBatchRefusal(error: ModelError): ModelError {
  const isTaken = error.status !== null && error.status < 300;
  const found = isTaken ? NO_BATCH_API : FIXES.get(error.status);
  const fix = error.status === 400 && error.endsRun ? undefined : found;
  return fix === undefined ? error : new ModelError(error.message, { ...detailsOf(error), fix });
}

function detailsOf({ reason, status, endsRun, retries }: ModelError): ModelErrorDetails {
  return { reason, status, endsRun, retries };
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
      fix: `${error.fix} To give the batch up and send its questions again, move its record into batches/done/.`,
    },
  );
}

/** The error for a batch of which the provider took no question. */
export function toRefusedBatch(message: string, { apiKey }: Provider): ModelError {
  const words = quoteProvider(message, apiKey);
  return new ModelError(`The provider refused a whole batch: ${words || "it does not say why"}.`, {
    reason: "MODEL_CLOSED",
    endsRun: true,
    fix: "Correct what it names, and run the same command again; the questions go into a new batch.",
  });
}
