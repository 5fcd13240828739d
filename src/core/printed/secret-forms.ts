/** Signs of a secret that are looked for as one piece; a longer secret is looked for in pieces. */
const PIECE_CHARS = 64;

/** What may stand between two signs of a secret without being seen: line breaks, zero-width and other marks. */
const BETWEEN = String.raw`[\r\n\u00AD\u200B-\u200F\u202A-\u202E\u2060-\u206F\uFEFF]{0,4}`;

/** Backslashes before an escaped sign: one, doubled each time that JSON is put into JSON. */
const BACKSLASHES = String.raw`\\{1,7}`;

const BETWEEN_DECIMALS = String.raw`[\s,;]{1,4}`;

const ENTITIES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&apos;",
};

/**
 * Everything that a secret may look like where it is repeated sign by sign: as it is, each sign perhaps escaped
 * as in JSON, source code, an address, mail or HTML; the same from its end to its beginning; as a list of
 * decimal numbers. Capitals or not. A long secret has a pattern for each of its pieces: one for all of them would
 * take seconds to compile.
 */
export function toSecretPatterns(secret: string): RegExp[] {
  return splitPieces([...secret.toWellFormed()]).map((piece) => {
    const forms = [
      piece.map(spellSign).join(BETWEEN),
      piece.toReversed().map(spellSign).join(BETWEEN),
      toBytes(piece.join("")).join(BETWEEN_DECIMALS),
    ];
    return new RegExp([...new Set(forms)].join("|"), "gi");
  });
}

function splitPieces(signs: readonly string[]): string[][] {
  const count = Math.max(1, Math.floor(signs.length / PIECE_CHARS));
  return Array.from({ length: count }, (_, index) =>
    signs.slice(index * PIECE_CHARS, index === count - 1 ? undefined : (index + 1) * PIECE_CHARS),
  );
}

/** One sign in any of the ways in which texts escape it. */
function spellSign(sign: string): string {
  const code = sign.codePointAt(0) ?? 0;
  const hex = code.toString(16);
  const units = sign.split("").map((unit) => unit.charCodeAt(0).toString(16).padStart(4, "0"));
  const ways = [
    escapeSign(sign),
    ...(/[^\p{L}\p{N}]/u.test(sign) ? [`${BACKSLASHES}${escapeSign(sign)}`] : []),
    units.map((unit) => `${BACKSLASHES}u${unit}`).join(""),
    `${BACKSLASHES}(?:[ux]\\{0{0,6}${hex}\\}|U${hex.padStart(8, "0")}|x${hex.padStart(2, "0")}|0?${code.toString(8)})`,
    ...[
      (byte: number) => `[%=](?:25)*${toHex(byte)}`,
      (byte: number) => `${BACKSLASHES}(?:x${toHex(byte)}|0?${byte.toString(8)})`,
    ].map((spellByte) => toBytes(sign).map(spellByte).join("")),
    `&#0*${code};`,
    `&#x0*${hex};`,
    ...(ENTITIES[sign] === undefined ? [] : [ENTITIES[sign]]),
  ];
  return `(?:${ways.join("|")})`;
}

function escapeSign(sign: string): string {
  return sign.replace(/[\\^$.*+?()[\]{}|/]/, "\\$&");
}

function toBytes(text: string): number[] {
  return [...new TextEncoder().encode(text)];
}

function toHex(byte: number): string {
  return byte.toString(16).padStart(2, "0");
}
