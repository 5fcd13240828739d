/** Header and description of the canvas, in bytes. */
const HEAD_BYTES = 13;

/** What stands before the table of colours of a frame, in bytes. */
const FRAME_HEAD_BYTES = 10;

const EXTENSION = 0x21;
const FRAME = 0x2c;

/** The extension that says which colour of the next frame is none. All others hold text, or an application's data. */
const CONTROL = 0xf9;

/** The parts of a GIF that draw it. One that is cut off, or that is of no kind, ends them. */
export function* gifParts(bytes: Buffer): Generator<Buffer> {
  let at = HEAD_BYTES + bytesOfTable(bytes[HEAD_BYTES - 3]);
  yield bytes.subarray(0, at);
  while (bytes[at] === EXTENSION || bytes[at] === FRAME) {
    const isFrame = bytes[at] === FRAME;
    const head = isFrame ? FRAME_HEAD_BYTES + bytesOfTable(bytes[at + 9]) + 1 : 2;
    const end = findEnd(bytes, at + head);
    if (end === null) return;
    if (isFrame || bytes[at + 1] === CONTROL) yield bytes.subarray(at, end);
    at = end;
  }
  yield Buffer.from(";");
}

/** Bytes of a table of colours, from the flags of a canvas or frame. */
function bytesOfTable(flags = 0): number {
  return flags & 0x80 ? 3 * 2 ** ((flags & 7) + 1) : 0;
}

/** Where a row of blocks ends, each with its length in front; null when it is cut off. */
function findEnd(bytes: Buffer, from: number): number | null {
  let at = from;
  for (let length = bytes[at]; length !== undefined; length = bytes[at]) {
    at += length + 1;
    if (length === 0) return at;
  }
  return null;
}
