/** `RIFF`, the length of everything behind it, and `WEBP`, in bytes. */
const HEAD_BYTES = 12;

/** Name and length of a chunk, in bytes. */
const CHUNK_HEAD_BYTES = 8;

/** What stands in a frame of an animation before its chunks, in bytes. */
const FRAME_HEAD_BYTES = 16;

/** Flags of `VP8X` for Exif and XMP: <https://developers.google.com/speed/webp/docs/riff_container>. */
const METADATA_FLAGS = 0x0c;

/** The chunks that draw a frame, or a picture without frames. */
const FRAME_DRAWING = ["ALPH", "VP8 ", "VP8L"];

/** The chunks that draw a picture. */
const DRAWING = ["VP8X", "ICCP", "ANIM", "ANMF", ...FRAME_DRAWING];

/** The parts of a WebP that draw it. One that is cut off ends them. */
export function* webpParts(bytes: Buffer): Generator<Buffer> {
  const chunks = [...drawingChunks(bytes, HEAD_BYTES, DRAWING)];
  yield toChunk("RIFF", [Buffer.from("WEBP"), ...chunks]);
}

function* drawingChunks(
  bytes: Buffer,
  from: number,
  drawing: readonly string[],
): Generator<Buffer> {
  let at = from;
  while (at + CHUNK_HEAD_BYTES <= bytes.length) {
    const [start, length] = [at + CHUNK_HEAD_BYTES, bytes.readUInt32LE(at + 4)];
    if (start + length > bytes.length) return;
    const name = bytes.toString("latin1", at, at + 4);
    const data = bytes.subarray(start, start + length);
    if (drawing.includes(name)) yield toChunk(name, toDrawing(name, data));
    at = start + length + (length % 2);
  }
}

/** What of a chunk draws. A chunk too short to be one of its name is left for the decoder to refuse. */
function toDrawing(name: string, data: Buffer): Buffer[] {
  if (name === "VP8X" && data.length > 0) {
    return [Buffer.of(data.readUInt8(0) & ~METADATA_FLAGS), data.subarray(1)];
  }
  if (name !== "ANMF") return [data];
  return [
    data.subarray(0, FRAME_HEAD_BYTES),
    ...drawingChunks(data, FRAME_HEAD_BYTES, FRAME_DRAWING),
  ];
}

/** A chunk; one of an odd length has a byte behind it that does not count. */
function toChunk(name: string, data: readonly Buffer[]): Buffer {
  const length = data.reduce((sum, { length: bytes }) => sum + bytes, 0);
  const head = Buffer.alloc(CHUNK_HEAD_BYTES);
  head.write(name, "latin1");
  head.writeUInt32LE(length, 4);
  return Buffer.concat([head, ...data, Buffer.alloc(length % 2)]);
}
