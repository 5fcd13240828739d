import { KEY_OWNERS, type KeyOwner, SOME_PROVIDER } from "./key-owners.ts";

/** The beginnings of the keys of the usual providers and of GitHub, but for those that no word begins with. */
export const KEY_PREFIX = toPattern(
  [SOME_PROVIDER, ...KEY_OWNERS].map(({ beginnings }) => beginnings).concat("sk_"),
);

/** Keys whose form alone tells them; the last one is a JSON Web Token, which anybody may give. */
export const TELLING_KEY = toPattern(
  KEY_OWNERS.map(({ telling }) => telling).concat(String.raw`eyJ[\w-]{8,}\.[\w-]{8,}(?:\.[\w-]*)?`),
);

/** The owners of keys that are known by how they begin, each with the beginnings, the first that fits. */
const BEGINNINGS = [...KEY_OWNERS, SOME_PROVIDER]
  .filter(({ beginnings, telling }) => beginnings !== undefined || telling !== undefined)
  .map((owner) => {
    return { owner, form: new RegExp(`^${toPattern([owner.beginnings, owner.telling])}`) };
  });

function toPattern(forms: readonly (string | undefined)[]): string {
  return `(?:${forms.filter((form) => form !== undefined).join("|")})`;
}

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
export function findKeyOwner(key: string): KeyOwner | null {
  const owner = BEGINNINGS.find(({ form }) => form.test(key))?.owner ?? null;
  return owner?.kind === "hub" && !looksLikeKey(key) ? null : owner;
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
