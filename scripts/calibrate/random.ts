/** A number from 0 to below `size`, chosen by the words it is given: the same words, the same number. */
export function pick(size: number, ...words: readonly (string | number)[]): number {
  let hash = 2_166_136_261; // FNV-1a, 32 bits
  for (const letter of words.join("\u0000")) {
    hash = Math.imul(hash ^ (letter.codePointAt(0) ?? 0), 16_777_619) >>> 0;
  }
  hash = Math.imul(hash ^ (hash >>> 15), 2_246_822_507) >>> 0;
  return ((hash ^ (hash >>> 13)) >>> 0) % size;
}
