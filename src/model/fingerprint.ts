import { createHash } from "node:crypto";
import type { Message, Question } from "../core/question/question.ts";
import { rememberLast } from "../core/remember-last.ts";
import type { Model } from "./model.ts";
import { toJsonOnce } from "./schema-text.ts";

/** Raised when the meaning of old answers changes; every question is then asked again. */
const FINGERPRINT_VERSION = 1;

/** System messages that are remembered: those of drafts and their second questions, of weeks and of a verifier. */
const REMEMBERED_MESSAGES = 4;

const toText = rememberLast(REMEMBERED_MESSAGES, (content) => JSON.stringify(content));
const hashBeginning = rememberLast(REMEMBERED_MESSAGES, (text) =>
  createHash("sha256").update(text),
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
  const [system, turns] = splitSystem(messages);
  const rest = `${turns.join(",")}],${toJsonOnce(schema)},${maxOutputTokens}]`;
  return hashBeginning(`${asked},[${system}`).copy().update(rest).digest("hex");
}

/** The system message, which a run writes and hashes once for all of its questions, and the other turns, as JSON. */
function splitSystem(messages: readonly Message[]): [system: string, turns: string[]] {
  const [first, ...others] = messages;
  if (first?.role !== "system") return ["", messages.map(toTurn)];
  const comma = others.length === 0 ? "" : ",";
  return [`["system",${toText(first.content)}]${comma}`, others.map(toTurn)];
}

function toTurn({ role, content }: Message): string {
  return JSON.stringify([role, content]);
}
