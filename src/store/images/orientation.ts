/** Where Exif begins in a JPEG, a PNG and a WebP, as one character a byte. */
const EXIF = /(?:Exif\0\0|eXIf|EXIF[\s\S]{4})(?=II\*\0|MM\0\*)/;

/** Name of the entry that says how a picture is to be turned: Exif 3.0, section 4.6.5.1.6. */
const ORIENTATION = 0x0112;

const ENTRY_BYTES = 12;

/** What is done to a picture before it is shown. */
export type Turn = {
  /** Whether left and right are exchanged, before it is turned. */
  isMirrored: boolean;
  /** Degrees, clockwise. */
  angle: 0 | 90 | 180 | 270;
};

/** The turns of the values 1 to 8. */
const TURNS: readonly Turn[] = [
  { isMirrored: false, angle: 0 },
  { isMirrored: true, angle: 0 },
  { isMirrored: false, angle: 180 },
  { isMirrored: true, angle: 180 },
  { isMirrored: true, angle: 270 },
  { isMirrored: false, angle: 90 },
  { isMirrored: true, angle: 90 },
  { isMirrored: false, angle: 270 },
];

/** How a picture is turned by its Exif; null when nothing that can be read says so. */
export function findTurn(bytes: Uint8Array): Turn | null {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const found = EXIF.exec(file.toString("latin1"));
  if (found === null) return null;
  const tiff = file.subarray(found.index + found[0].length);
  const isLittle = tiff[0] === "I".charCodeAt(0);
  const read = (at: number) =>
    at + 2 > tiff.length ? 0 : isLittle ? tiff.readUInt16LE(at) : tiff.readUInt16BE(at);
  const [low, high] = isLittle ? [4, 6] : [6, 4];
  if (read(high) !== 0) return null; // the first entries are near
  const start = read(low);
  const count = read(start);
  for (let index = 0; index < count; index += 1) {
    const entry = start + 2 + index * ENTRY_BYTES;
    if (read(entry) === ORIENTATION) return TURNS[read(entry + 8) - 1] ?? null;
  }
  return null;
}
