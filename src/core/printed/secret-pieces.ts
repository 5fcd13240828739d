import { encodeSecret } from "./secret-encodings.ts";

/** Letters and digits of a secret by which a piece of it is known. A shorter piece is of no use, and may be a word. */
const LEAST_PIECE = 8;

/** The same of a secret that is there whole. */
const LEAST_WHOLE = 6;

/** The same of a piece that directly follows what is masked. */
const LEAST_REST = 3;

/** Longer ends of a key are known as pieces. */
const LONGEST_REST = 64;

/** From so many letters and digits on, a secret of ordinary words is known when something stands between them. */
const LEAST_WORDS = 16;

/** From so many on, a piece of an encoding is known that is digits alone, or letters alone. */
const LEAST_DIGITS = 12;

/** Signs that may stand between two letters of a secret: the end of a string, and the indented beginning of the next. */
const MAX_BETWEEN_CHARS = 24;

/** What has letters of its own and may stand between two of a secret: commands to terminals, escaped signs, tags. */
const FILLER = new RegExp(
  [
    String.raw`(?:\u001B|\\{1,7}(?:u001b|x1b|033|e))(?:\[[\d;?]{0,12}[a-z])?|\u009B[\d;?]{0,12}[a-z]`,
    String.raw`\\{1,7}(?:u00[01][\da-f]|x[01][\da-f]|0[0-3][0-7]|[0nrt])`,
    String.raw`%(?:25)*(?:[01][\da-f]|2[02bf]|3d)|&(?:nbsp|quot|shy|#\d{1,4});|</?[a-z]{1,8} ?/?>`,
  ].join("|"),
  "gi",
);

const NO_LETTER = /[^\p{L}\p{N}]|\p{Default_Ignorable_Code_Point}/gu;

/** No word: letters with digits among them, or capitals here and there. */
const TELLING = /\d.*\p{L}|\p{L}.*\d|[a-z][A-Z].*[a-z][A-Z]/u;

/** A text's letters and digits, and where in the text each of them stands. */
type Letters = { letters: string; places: readonly number[] };

/** Where in a text something begins and ends. */
type Range = { start: number; end: number };

/** A secret as its letters and digits: as it is, in every encoding, and where each piece of these stands. */
export type SoughtSecret = {
  key: string;
  /** What is found whole, without capitals: every encoding, and the secret itself when it is no word. */
  whole: readonly string[];
  /** By the first letters of a piece: what it is a piece of, and from where on. */
  pieces: ReadonlyMap<string, { form: string; at: number }>;
};

/** Prepares a secret to be looked for in many texts. */
export function toSoughtSecret(secret: string): SoughtSecret {
  const { letters: key } = lettersOf(secret);
  const encoded = encodeSecret(secret)
    .map((form) => form.replaceAll(NO_LETTER, ""))
    .filter(({ length }) => length >= LEAST_PIECE);
  const pieces = new Map<string, { form: string; at: number }>();
  for (const form of [...encoded, key]) {
    for (let at = form.length - LEAST_PIECE; at >= 0; at -= 1) {
      pieces.set(lower(form.slice(at, at + LEAST_PIECE)), { form, at });
    }
  }
  const isTelling = key.length >= (TELLING.test(key) ? LEAST_WHOLE : LEAST_WORDS);
  return { key, whole: [...(isTelling ? [key] : []), ...encoded].map(lower), pieces };
}

/**
 * Takes a secret out of texts wherever its letters and digits, or those of an encoding, stand one after the
 * other, whatever other signs are between them; and pieces of them, as a cut, a dump in lines or a masked key
 * leaves them.
 */
export function maskPieces(text: string, sought: SoughtSecret, mask: string): string {
  const written = lettersOf(text);
  const found = mergeRanges([...findWhole(written, sought), ...findPieces(written, sought)]);
  const masked = found.reduceRight(
    (rest, { start, end }) => rest.slice(0, start) + mask + rest.slice(end),
    text,
  );
  return sought.key.length < LEAST_PIECE ? masked : maskRests(masked, sought.key, mask);
}

function findWhole(written: Letters, { whole }: SoughtSecret): Range[] {
  const text = lower(written.letters);
  return whole.flatMap((sought) => {
    const found: Range[] = [];
    for (let at = text.indexOf(sought); at !== -1; at = text.indexOf(sought, at + sought.length)) {
      found.push(...toRange(written, at, sought.length));
    }
    return found;
  });
}

/** The longest pieces, by their first letters. */
function findPieces(written: Letters, { key, pieces }: SoughtSecret): Range[] {
  const text = lower(written.letters);
  const found: Range[] = [];
  for (let at = 0; at + LEAST_PIECE <= text.length; at += 1) {
    const piece = pieces.get(text.slice(at, at + LEAST_PIECE));
    if (piece === undefined) continue;
    const rest = piece.form.slice(piece.at);
    const length = countShared(text, at, lower(rest));
    const isTelling = TELLING.test(rest.slice(0, length));
    const isLong = piece.form !== key && length >= LEAST_DIGITS;
    if (isTelling || isLong) found.push(...toRange(written, at, length));
    at += length - 1;
  }
  return found;
}

/** How many letters of `sought` stand in a text from a place on. */
function countShared(text: string, from: number, sought: string): number {
  let length = 0;
  while (length < sought.length && text[from + length] === sought[length]) length += 1;
  return length;
}

/** The end of a key whose beginning is masked already, by its look. */
function maskRests(text: string, key: string, mask: string): string {
  const [before = "", ...parts] = text.split(mask);
  return [before, ...parts.map((part) => cutRest(part, key))].join(mask);
}

function cutRest(part: string, key: string): string {
  const head = lettersOf(part.slice(0, 2 * MAX_BETWEEN_CHARS + key.length));
  for (let length = Math.min(key.length, LONGEST_REST); length >= LEAST_REST; length -= 1) {
    if (!head.letters.startsWith(key.slice(-length))) continue;
    const [first = 0, last = 0, next] = [0, length - 1, length].map((at) => head.places[at]);
    const isWhole = next === undefined || next > last + 1;
    if (isWhole && first <= MAX_BETWEEN_CHARS) return part.slice(last + 1);
  }
  return part;
}

function lettersOf(text: string): Letters {
  const plain = text.replaceAll(FILLER, (filler) => " ".repeat(filler.length));
  const places: number[] = [];
  let letters = "";
  for (let at = 0; at < plain.length; at += 1) {
    const kept = readSign(plain[at] ?? "");
    letters += kept;
    for (let unit = 0; unit < kept.length; unit += 1) places.push(at);
  }
  return { letters, places };
}

/** What signs have been read as; there are no more than 65,536. */
const READ = new Map<string, string>();

/** The letters and digits that one sign is read as. */
function readSign(sign: string): string {
  const known = READ.get(sign);
  if (known !== undefined) return known;
  const kept = sign.normalize("NFKC").replaceAll(NO_LETTER, "");
  READ.set(sign, kept);
  return kept;
}

/** Nothing when its letters stand too far apart to be read as one. */
function toRange({ places }: Letters, at: number, length: number): Range[] {
  const own = places.slice(at, at + length);
  const isOne = own.every((place, index) => place - (own[index - 1] ?? place) <= MAX_BETWEEN_CHARS);
  const [start, last] = [own[0], own.at(-1)];
  return isOne && start !== undefined && last !== undefined ? [{ start, end: last + 1 }] : [];
}

function mergeRanges(ranges: readonly Range[]): Range[] {
  const merged: Range[] = [];
  for (const range of ranges.toSorted((a, b) => a.start - b.start)) {
    const last = merged.at(-1);
    if (last === undefined || range.start > last.end) merged.push({ ...range });
    else last.end = Math.max(last.end, range.end);
  }
  return merged;
}

/** Capitals of ASCII only, so that every letter keeps its place. */
function lower(text: string): string {
  return text.replaceAll(/[A-Z]/g, (letter) => letter.toLowerCase());
}
