/** The beginnings of keys, by the party that each of them surely belongs to. */
const PREFIXES = {
  hub: "(?:hf|api_org)_",
  model: "(?:sk|nvapi|xai|pplx|csk)-|(?:up|gsk|r8|fw|tgp)_",
  other: "(?:glpat|xox[abeoprs])-|(?:sk|gh[oprsu]|github_pat)_",
} as const;

/** The beginnings of the keys of the usual providers and of GitHub, but for those that no word begins with. */
export const KEY_PREFIX = `(?:${Object.values(PREFIXES).join("|")})`;

/** Keys whose beginning alone tells them. */
export const TELLING_KEY = String.raw`AIza[\w*•…-]{10,}|(?:AKIA|ASIA)[0-9A-Z]{12,}|eyJ[\w-]{8,}\.[\w-]{8,}(?:\.[\w-]*)?`;

/**
 * A key of a usual provider in a text: behind the beginning of the text and the signs there, or behind a sign that no name
 * holds. Whoever copies a key often copies signs around it: `**…**`, `<…>`, brackets, an address, an assignment.
 */
const KNOWN = new RegExp(
  String.raw`(?:^[\W_]*|(?<=[^\w-]))(?<key>${KEY_PREFIX}(?<rest>[\w*•…-]{6,})(?![\w*•…-]|\.\w)|(?<telling>${TELLING_KEY})(?![\w.-]))`,
  "g",
);

/** The sign by which Markdown shows a sign of its own as it is. */
const MARKDOWN_ESCAPE = /\\(?=[_*.~-])/g;

/** What stands between the parts of an address, a path or an assignment. */
const BETWEEN_PARTS = /[\s/\\:=,;"'`]+/;

/** Hexadecimal digits as many keys have, in one row or in groups as of a UUID. */
const HEX_KEY = /^(?=.*\d)(?=.*[a-f])(?:[\da-f]{32,}|[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12})$/i;

/** Letters and digits of a row that may be told by their order. */
const LEAST_ROW = 16;

/** From so many changes of kind on (capital, small letter, digit), of all that a row could have, nobody made it up. */
const LEAST_CHANGES = 0.3;

/** Words that are written as one: one capital or none at the beginning of each. */
const WORDS = /^(?:\p{Lu}{1,16}|\p{Lo}{1,16}|\p{Lu}?\p{Ll}{1,15}(?:\p{Lu}\p{Ll}{2,15}){0,4})$/u;

/** Digits of a number that is a date or a size, and no key. */
const MOST_DIGITS = 8;

/** Letters and digits of what is neither word nor number, such as `v2`, `0x10` or `12T00`: of one, and of all. */
const MOST_MIXED = { one: 7, all: 12 } as const;

const NUMBER = /^[\p{N}\s.,_+-]+$/u;

/**
 * Whether a text is or holds a key by its look: by how keys of the usual providers begin, unless ordinary words
 * follow, as in the name of a folder; or, where it is one word, by an order of signs that no name has. Hosts and
 * folders may have parts in any order.
 */
export function looksLikeKey(text: string): boolean {
  if (findKnownKey(text) !== null) return true;
  const [whole = "", ...others] = text.trim().split(BETWEEN_PARTS);
  const rows = whole.split(/[^A-Za-z0-9]+/);
  return others.length === 0 && (HEX_KEY.test(whole) || rows.some(isInNoOrder));
}

/** Whose a key is by how it begins; null where that does not tell, as in `hf_local`, a word for one's own server. */
export function keyBelongsTo(key: string): "hub" | "model" | null {
  if (new RegExp(`^(?:${PREFIXES.model}|AIza)`).test(key)) return "model";
  return new RegExp(`^${PREFIXES.hub}`).test(key) && looksLikeKey(key) ? "hub" : null;
}

/**
 * Whether a text that is wrong where it stands may be a key of any look, and is better not repeated: everything
 * that is no number, and not made of words.
 */
export function mayBeKey(text: string): boolean {
  return looksLikeKey(text) || !(NUMBER.test(text) || isOfWords(text));
}

/** What stands before the first key that is known by how it begins; null without one. */
export function findKnownKey(text: string): { before: string } | null {
  const shown = text.trim().replaceAll(MARKDOWN_ESCAPE, "");
  for (const { 0: found, index, groups = {} } of shown.matchAll(KNOWN)) {
    const { key = "", rest, telling } = groups;
    if (telling === undefined && isOfWords(rest ?? "")) continue;
    return { before: shown.slice(0, index + found.length - key.length) };
  }
  return null;
}

function isOfWords(text: string): boolean {
  const others = text
    .split(/[^\p{L}\p{N}]+/u)
    .filter((row) => !WORDS.test(row) && !(row.length <= MOST_DIGITS && /^\p{N}*$/u.test(row)));
  const isShort = others.every(({ length }) => length <= MOST_MIXED.one);
  return isShort && others.join("").length <= MOST_MIXED.all;
}

/** Whether capitals, small letters and digits change places too often to be words. */
function isInNoOrder(row: string): boolean {
  if (row.length < LEAST_ROW) return false;
  const changes = row.match(/[a-z](?=[A-Z\d])|[A-Z](?=\d)|\d(?=[A-Za-z])/g) ?? [];
  return changes.length >= LEAST_CHANGES * row.length;
}
