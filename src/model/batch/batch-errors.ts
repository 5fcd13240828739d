import { ModelError } from "../model-error.ts";
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

/** An error of a batch that was sent earlier, with its name, its record and the ways out. */
export function toBatchError(
  error: ModelError,
  { name, title }: { name: string; title: string },
): ModelError {
  const record = `batches/${name} in the cache`;
  return new ModelError(
    `The ${title} is not collected yet (its record: ${record}): ${error.message}`,
    {
      ...{ reason: error.reason, status: error.status, endsRun: error.endsRun, cause: error },
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
