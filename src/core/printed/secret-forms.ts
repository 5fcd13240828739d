/** Signs of a secret that are looked for as one piece; a longer secret is looked for in pieces. */
const PIECE_CHARS = 64;

/** What may stand between two signs of a secret without being seen: line breaks, zero-width and other marks. */
const BETWEEN = String.raw`[\r\n\u00AD\u200B-\u200F\u202A-\u202E\u2060-\u206F\uFEFF]{0,4}`;

/** Backslashes before an escaped sign: one, doubled each time that JSON is put into JSON. */
const BACKSLASHES = String.raw`\\{1,7}`;

const BETWEEN_HEX = String.raw`(?:[\s:,-]{0,2}(?:0x|\\x)?)`;

const BETWEEN_DECIMALS = String.raw`[\s,;]{1,4}`;

const ENTITIES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&apos;",
};

/** The two signs of base64 that have another form in addresses. */
const BASE64_SIGNS: Readonly<Record<string, string>> = { "+": "[+-]", "/": "[/_]" };

/**
 * Everything that a secret may look like where it is repeated: as it is, each sign perhaps escaped as in JSON,
 * an address or HTML; the same from its end to its beginning; in base64 of either alphabet, also within a
 * longer text such as `user:key`; in hexadecimal digits or decimal numbers. Capitals or not.
 */
export function toSecretPattern(secret: string): RegExp {
  const pieces = splitPieces([...secret.toWellFormed()]);
  const forms = pieces.flatMap((piece) => {
    const backwards = piece.toReversed();
    return [
      piece.map(spellSign).join(BETWEEN),
      backwards.map(spellSign).join(BETWEEN),
      toBytes(piece.join("")).map(toHex).join(BETWEEN_HEX),
      toBytes(piece.join("")).join(BETWEEN_DECIMALS),
      ...[piece.join(""), encodeURIComponent(piece.join(""))].flatMap(spellBase64),
    ];
  });
  return new RegExp([...new Set(forms)].join("|"), "gi");
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
    ...(code < 256 ? [`${BACKSLASHES}(?:x${hex.padStart(2, "0")}|0?${code.toString(8)})`] : []),
    toBytes(sign)
      .map((byte) => `[%=](?:25)*${toHex(byte)}`)
      .join(""),
    `&#0*${code};`,
    `&#x0*${hex};`,
    ...(ENTITIES[sign] === undefined ? [] : [ENTITIES[sign]]),
  ];
  return `(?:${ways.join("|")})`;
}

function escapeSign(sign: string): string {
  return sign.replace(/[\\^$.*+?()[\]{}|/]/, "\\$&");
}

/**
 * The signs of base64 that a text has whatever stands around it: three forms, by where it begins among the
 * groups of three bytes. The signs at both ends, which hold some bits of its neighbours, are not among them.
 */
function spellBase64(text: string): string[] {
  return [0, 1, 2].map((before) => {
    const bytes = [...Array<number>(before).fill(0), ...toBytes(text)];
    const encoded = btoa(String.fromCharCode(...bytes));
    const own = encoded.slice(before === 0 ? 0 : before + 1, Math.floor((bytes.length * 8) / 6));
    const signs = [...own].map(
      (sign) => `(?:${BASE64_SIGNS[sign] ?? sign}|%(?:25)*${toHex(sign.charCodeAt(0))})`,
    );
    return signs.join(BETWEEN);
  });
}

function toBytes(text: string): number[] {
  return [...new TextEncoder().encode(text)];
}

function toHex(byte: number): string {
  return byte.toString(16).padStart(2, "0");
}
