import { createHash } from "node:crypto";
import type { Question } from "../core/question/question.ts";
import type { Model } from "./model.ts";
import { toJsonOnce } from "./schema-text.ts";

/** Raised when the meaning of old answers changes; every question is then asked again. */
const FINGERPRINT_VERSION = 1;

/**
 * Names the answer to a question by everything that shapes it: when any of it changes, the question is
 * asked again. How the answer is fetched (structured mode, limits, endpoint) is not part of it.
 */
export function toFingerprint(
  model: Pick<Model, "name" | "parameters">,
  question: Question,
): string {
  const parameters = Object.entries(model.parameters).toSorted(([a], [b]) => (a < b ? -1 : 1));
  const turns = question.messages.map(({ role, content }) => [role, content]);
  const asked = JSON.stringify([FINGERPRINT_VERSION, model.name, parameters, turns]).slice(0, -1);
  const shape = `${asked},${toJsonOnce(question.schema)},${question.maxOutputTokens}]`;
  return createHash("sha256").update(shape).digest("hex");
}
