/** The beginnings of words of a text, marked: nearly all words that are looked for in a passage are not there. */
export type Marks = Uint32Array;

/** Bits of the marks of a text, a power of two. A sentence has a hundred and fifty, and few stand where others do. */
const BITS = 1 << 13;

/** The place of a mark. */
function slotOf(text: string, start: number, length: number): number {
  let hash = length;
  for (let at = start; at < start + length; at++) {
    hash = Math.imul(hash, 0x9e3779b1) + text.charCodeAt(at);
  }
  return (Math.imul(hash, 0x85ebca6b) >>> 13) & (BITS - 1);
}

/** Marks the pieces of a text of up to so many characters that begin where one may begin. */
export function markText(
  text: string,
  most: number,
  mayBegin: (text: string, at: number) => boolean,
): Marks {
  const marks = new Uint32Array(BITS / 32);
  for (let at = 0; at < text.length; at++) {
    if (!mayBegin(text, at)) continue;
    for (let length = 1; length <= most && at + length <= text.length; length++) {
      const slot = slotOf(text, at, length);
      marks[slot >> 5] = (marks[slot >> 5] ?? 0) | (1 << (slot & 31));
    }
  }
  return marks;
}

/** The marks of some beginnings, cut to so many characters. */
export function toSlots(beginnings: readonly string[], most: number): Uint16Array {
  return Uint16Array.from(beginnings, (text) => slotOf(text, 0, Math.min(text.length, most)));
}

/** Whether a text may have a piece that begins so: false where it has none. */
export function mayHave(marked: Marks, slots: Uint16Array): boolean {
  for (let index = 0; index < slots.length; index++) {
    const slot = slots[index] ?? 0;
    if ((((marked[slot >> 5] ?? 0) >>> (slot & 31)) & 1) === 1) return true;
  }
  return false;
}
