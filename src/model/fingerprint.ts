import { createHash } from "node:crypto";
import type { Message, Question } from "../core/question/question.ts";
import { rememberLast } from "../core/remember-last.ts";
import type { Model } from "./model.ts";
import { toJsonOnce } from "./schema-text.ts";

/** Raised when the meaning of old answers changes; every question is then asked again. */
const FINGERPRINT_VERSION = 1;

/** System messages that are remembered: those of drafts and their second questions, of weeks and of a verifier. */
const REMEMBERED_MESSAGES = 4;

/** What is hashed before a system message, and with it: both stay as they are for a whole run. */
const hashBeginning = rememberLast(REMEMBERED_MESSAGES, (asked) =>
  rememberLast(REMEMBERED_MESSAGES, (system) =>
    createHash("sha256").update(`${asked},[["system",${JSON.stringify(system)}]`),
  ),
);

/**
 * Names the answer to a question by everything that shapes it: when any of it changes, the question is
 * asked again. How the answer is fetched (structured mode, limits, endpoint) is not part of it.
 */
export function toFingerprint(
  model: Pick<Model, "name" | "parameters">,
  { messages, schema, maxOutputTokens }: Question,
): string {
  const parameters = Object.entries(model.parameters).toSorted(([a], [b]) => (a < b ? -1 : 1));
  const asked = JSON.stringify([FINGERPRINT_VERSION, model.name, parameters]).slice(0, -1);
  const [system, others] = splitSystem(messages);
  const hash =
    system === null
      ? createHash("sha256").update(`${asked},[`)
      : hashBeginning(asked)(system)
          .copy()
          .update(others.length === 0 ? "" : ",");
  for (const part of [others.map(toTurn).join(","), "],", toJsonOnce(schema)]) hash.update(part);
  return hash.update(`,${maxOutputTokens}]`).digest("hex");
}

/** The system message, which a run writes and hashes once for all of its questions, and the other turns. */
function splitSystem(
  messages: readonly Message[],
): [system: string | null, others: readonly Message[]] {
  const [first, ...others] = messages;
  return first?.role === "system" ? [first.content, others] : [null, messages];
}

function toTurn({ role, content }: Message): string {
  return JSON.stringify([role, content]);
}
