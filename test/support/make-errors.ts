import { explain } from "../../src/core/causes/explanation.ts";
import { SourceError } from "../../src/core/errors.ts";
import { ModelError, type ModelErrorDetails } from "../../src/model/model-error.ts";

/** A failed question, with a next step of its own where a test says so. */
export function makeModelError(
  message: string,
  { fix, ...details }: Partial<ModelErrorDetails> & { fix?: string } = {},
): ModelError {
  const cause = explain("modelSilent");
  return new ModelError(message, { explanation: { ...cause, fix: fix ?? cause.fix }, ...details });
}

/** A failure of the Hub or arXiv, for a cause that a test does not care about. */
export function makeSourceError(subject: URL | string, problem: string): SourceError {
  return new SourceError(subject, problem, { explanation: explain("sourceDown") });
}
