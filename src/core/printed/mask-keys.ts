import { KEY_PREFIX, looksLikeKey, TELLING_KEY } from "./key-look.ts";
import { toSecretPatterns } from "./secret-forms.ts";
import { maskPieces, type SoughtSecret, toSoughtSecret } from "./secret-pieces.ts";

/** Stands in place of a key. */
export const MASK = "[key]";

/** Keys are longer, or no words; `none` or `ollama`, for a model on this machine, is a word like others. */
const SECRET = /^(?:.{8,}|(?=.*[^a-z]).{6,})$/is;

/** Whether a key is long enough that it is kept from everybody. */
export function isSecret(key: string): boolean {
  return SECRET.test(key);
}

/** A key by its look, whole or masked by its provider. */
const KEY = String.raw`${KEY_PREFIX}[\w*•…-]{6,}|${TELLING_KEY}`;

const KEY_ANYWHERE = new RegExp(KEY, "g");

/** Everything by which a key is known without knowing the key, and what is left in its place. */
const KEY_LIKE: readonly (readonly [pattern: RegExp, mask: string])[] = [
  // a line below a word is part of a name, and before a key alone that of Markdown
  [new RegExp(String.raw`(?<![A-Za-z\d]_{0,3}|\w-)(?:${KEY})`, "g"), MASK],
  [/\bBearer\s{1,4}\S+/gi, MASK],
  [/(\bauthorization["'\s]{0,4}[:=]["'\s]{0,4})[^\s"',;][^"',;\r\n]*/gi, `$1${MASK}`],
  [/(:\/\/)[^\s/?#@]+@/g, "$1***@"],
  [
    /([?&;](?:api[-_]?key|key|(?:access[-_]?|auth[-_]?)?token|secret|password|sig(?:nature)?)=)[^&;#\s"']+/gi,
    `$1${MASK}`,
  ],
];

/** A long secret is masked in pieces, and some signs of base64 belong to two of them. */
const PIECES = /\[key\](?:[^\s[]{0,8}\[key\])+/g;

/** Takes keys out of a text. */
export type MaskKeys = (text: string) => string;

/** Makes what takes these secrets, in any form, and all that looks like a key out of a text. */
export function maskingOf(secrets: Iterable<string>): MaskKeys {
  const maskSecrets = maskingOfSecrets(secrets);
  return (text) =>
    KEY_LIKE.reduce(
      (masked, [pattern, mask]) => masked.replaceAll(pattern, mask),
      maskSecrets(text),
    );
}

/** Makes what takes these secrets, in any form, out of a text, and nothing else. */
export function maskingOfSecrets(secrets: Iterable<string>): MaskKeys {
  const long = [...new Set(secrets)].filter(isSecret);
  const sought = long.toSorted((a, b) => b.length - a.length).map(seek);
  return (text) => {
    const whole = sought
      .flatMap(({ patterns }) => patterns)
      .reduce((masked, pattern) => masked.replaceAll(pattern, MASK), text);
    return sought
      .reduce((masked, { pieces }) => maskPieces(masked, pieces, MASK), whole)
      .replaceAll(PIECES, MASK);
  };
}

/** What a secret is looked for by. */
type Sought = { patterns: readonly RegExp[]; pieces: SoughtSecret };

/** It takes milliseconds to make, and a process has a handful of secrets. */
const SOUGHT = new Map<string, Sought>();

function seek(secret: string): Sought {
  const known = SOUGHT.get(secret);
  if (known !== undefined) return known;
  const sought = { patterns: toSecretPatterns(secret), pieces: toSoughtSecret(secret) };
  SOUGHT.set(secret, sought);
  return sought;
}

/** For arguments that were not understood: a key may begin right behind a flag there, as in `-ksk-…`. */
export const maskKeysAnywhere: MaskKeys = (text) =>
  text.replaceAll(KEY_ANYWHERE, (found) => (looksLikeKey(found) ? MASK : found));
