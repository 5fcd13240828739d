import { findKnownKey, KEY_PREFIX } from "../core/printed/key-look.ts";
import { explainReference } from "./explain-stand-in.ts";
import { isWrapped, WRAPPED } from "./is-wrapped.ts";
import { nameSign } from "./name-sign.ts";

/**
 * Signs that no key has: a header carries the visible ones of ASCII. All of those may be in a key, since a
 * server of one's own takes any password.
 */
const NO_SIGN = /[^!-~]/u;

/** Signs that come from the list, sentence or program that a key was copied from, where they stand at its end. */
const AT_AN_END = /^[,;:.()[\]{}<>=*|\\]|[,;:.()[\]{}<>*|\\]$/;

/** The end of a line as programs write it, which was not read as one. */
const UNREAD_LINE_END = /\\[nr]$/;

/** Two keys with a sign between, or one that was pasted once more behind itself or the end of its line. */
const TWO_KEYS = new RegExp(
  `^${KEY_PREFIX}.*[,;]${KEY_PREFIX}|^(?<key>${KEY_PREFIX}.{8,}?)(?:\\\\[nr])*\\k<key>$`,
);

/** A sign that no key needs escaped, as Markdown escapes it. */
const MARKDOWN_ESCAPE = /\\[_*.~-]/;

/** Why a text can be no key, as a clause that does not repeat it; null when it may be one. */
export function explainKey(text: string): string | null {
  if (/^["'`]|["'`]$/.test(text))
    return "it has a quotation mark at its beginning or end, which has become a part of it";
  if (/^Bearer\s/i.test(text))
    return "it begins with the word Bearer, which is sent before it anyway";
  const before = findKnownKey(text)?.before ?? "";
  if (before !== "" && !/[\p{L}\d]/u.test(before)) return explainBefore(before);
  const reference = explainReference(text);
  if (reference !== null) return reference;
  if (/\.{3}|\*{3}/.test(text)) return "it is shortened or masked, and no whole key";
  const [sign] = NO_SIGN.exec(text) ?? [];
  if (sign !== undefined) return `it holds ${nameSign(sign)}, which no key has`;
  if (UNREAD_LINE_END.test(text)) return "it ends with a line break that was not read as one";
  if (TWO_KEYS.test(text)) return "it holds more than one key";
  if (before !== "")
    return "it holds something before the key, such as a word that it was copied with";
  return explainSigns(text);
}

function explainBefore(before: string): string {
  return `it has ${nameSign(before.slice(-1))} before the key, which is no part of it`;
}

function explainSigns(text: string): string | null {
  if (MARKDOWN_ESCAPE.test(text)) return "it holds a backslash before a sign, as Markdown has it";
  return explainEnd(text) ?? (isWrapped(text) ? WRAPPED : null);
}

function explainEnd(text: string): string | null {
  const found = AT_AN_END.exec(text);
  if (found === null) return null;
  const does = found.index === 0 ? "begins" : "ends";
  return `it ${does} with ${nameSign(found[0])}, which is no part of a key there`;
}
