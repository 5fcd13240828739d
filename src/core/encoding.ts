/** How packed data begins, in hexadecimal digits. */
const PACKINGS: readonly (readonly [name: string, beginning: string])[] = [
  ["gzip", "1f8b"],
  ["zstd", "28b52ffd"],
  ["zip", "504b0304"],
  ["bzip2", "425a68"],
  ["xz", "fd377a58"],
];

/** What bytes are packed with, by their beginning; null when they are not, as far as that tells. */
export function findPacking(bytes: Uint8Array): string | null {
  const beginning = Buffer.from(bytes.subarray(0, 4)).toString("hex");
  return PACKINGS.find(([, start]) => beginning.startsWith(start))?.[0] ?? null;
}

/** Whether bytes are text in UTF-16: they begin with its mark, or with an ASCII letter in two bytes. */
export function isUtf16([first, second]: Uint8Array): boolean {
  const isMarked = (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff);
  return isMarked || (first === 0) !== (second === 0);
}
