/** Signs of a secret up to which every encoding of it is looked for; of a longer one, a token in parts, the usual ones are. */
const MOST_SIGNS = 300;

const BASE64 = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
const BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

/**
 * A secret in the encodings that texts carry bytes in, each from its beginning and from its end: hexadecimal and
 * binary digits; base64 and base32, also within a longer text such as `user:key`; base64 of UTF-16, of the
 * percent-encoded secret and of base64.
 */
export function encodeSecret(secret: string): string[] {
  const [own, escaped] = [toBytes(secret), toBytes(encodeURIComponent(secret.toWellFormed()))];
  const base64 = [own, escaped].flatMap((bytes) => spell(bytes, BASE64));
  const usual = [toHex(own), ...base64];
  const wide = [toUnits(secret, true), toUnits(secret, false)];
  const rare = [
    ...wide.flatMap((bytes) => [toHex(bytes), ...spell(bytes, BASE64)]),
    ...spell(own, BASE64).flatMap((once) => spell(toBytes(once), BASE64)),
    ...spell(own, BASE32),
    own.map((byte) => byte.toString(2).padStart(8, "0")).join(""),
  ];
  const all = secret.length > MOST_SIGNS ? usual : [...usual, ...rare];
  return [...new Set(all.flatMap((text) => [text, [...text].toReversed().join("")]))];
}

/**
 * The signs that bytes have in an alphabet of a power of two, whatever stands around them: a form for each place
 * in a group where they may begin. The signs at both ends, which hold some bits of their neighbours, are not
 * among them.
 */
function spell(bytes: readonly number[], alphabet: string): string[] {
  const bits = Math.log2(alphabet.length);
  const digits = bytes.map((byte) => byte.toString(2).padStart(8, "0")).join("");
  const shifts = new Set(
    Array.from({ length: bits }, (_, before) => (bits - ((before * 8) % bits)) % bits),
  );
  return [...shifts].map((shift) => {
    const groups = digits.slice(shift).match(new RegExp(`.{${bits}}`, "g")) ?? [];
    return groups.map((group) => alphabet[Number.parseInt(group, 2)]).join("");
  });
}

function toBytes(text: string): number[] {
  return [...new TextEncoder().encode(text)];
}

/** Bytes of a text in UTF-16, the lower byte of each unit first or last. */
function toUnits(text: string, isLowFirst: boolean): number[] {
  return text.split("").flatMap((unit) => {
    const [low, high] = [unit.charCodeAt(0) & 255, unit.charCodeAt(0) >> 8];
    return isLowFirst ? [low, high] : [high, low];
  });
}

function toHex(bytes: readonly number[]): string {
  return bytes.map((byte) => byte.toString(16).padStart(2, "0")).join("");
}
