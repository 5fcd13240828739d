import { createHash } from "node:crypto";
import type { Question } from "../core/question/question.ts";
import type { PrefixCaching } from "./provider/profile.ts";
import { toJsonOnce } from "./schema-text.ts";

/** Characters of a text for each of its tokens, at most: so many English ones, and fewer Korean ones. */
const MAX_CHARS_PER_TOKEN = 4;

/** Digits of a key: as many as tell prefixes apart, and fewer than any provider allows. */
const KEY_DIGITS = 32;

/** The beginning that a question shares with others: its system message; null when it has none. */
function prefixOf({ messages: [first] }: Question): string | null {
  return first?.role === "system" ? first.content : null;
}

/** Whether a provider keeps the beginning of a question: it is surely as long as it has to be. */
export function isKept(question: Question, prefix: PrefixCaching | null): boolean {
  const text = prefixOf(question);
  if (text === null || prefix?.kind !== "breakpoints") return false;
  return text.length >= prefix.leastTokens * MAX_CHARS_PER_TOKEN;
}

/** Names the beginning of a question: the same for all that share it, schema included. */
export function toPrefixKey(question: Question): string {
  const hash = createHash("sha256").update(prefixOf(question) ?? "");
  return hash.update(toJsonOnce(question.schema)).digest("hex").slice(0, KEY_DIGITS);
}
