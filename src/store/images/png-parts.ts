const SIGNATURE_BYTES = 8;

/** Length and name before the data of a chunk, and its checksum behind them, in bytes. */
const AROUND_DATA = 12;

/** The chunks that draw a picture. All others hold text, times, places, or pictures beside it. */
const DRAWING = ["IHDR", "PLTE", "tRNS", "iCCP", "IDAT", "IEND"];

/** The parts of a PNG that draw it. One that is cut off ends them. */
export function* pngParts(bytes: Buffer): Generator<Buffer> {
  yield bytes.subarray(0, SIGNATURE_BYTES);
  let at = SIGNATURE_BYTES;
  while (at + AROUND_DATA <= bytes.length) {
    const end = at + AROUND_DATA + bytes.readUInt32BE(at);
    if (end > bytes.length) return;
    const name = bytes.toString("latin1", at + 4, at + 8);
    if (DRAWING.includes(name)) yield bytes.subarray(at, end);
    if (name === "IEND") return;
    at = end;
  }
}
