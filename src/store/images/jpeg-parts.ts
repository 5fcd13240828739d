/** Markers of segments, 255 and the byte that tells them apart: <https://www.w3.org/Graphics/JPEG/itu-t81.pdf>, table B.1. */
const MARKER = 0xff;
const END_OF_IMAGE = 0xd9;
const START_OF_SCAN = 0xda;

/** Applications' segments that say what the numbers of a picture mean: colours, and a profile of them. */
const MEANING: ReadonlyMap<number, string> = new Map([
  [0xe0, "JFIF\0"],
  [0xe2, "ICC_PROFILE\0"],
  [0xee, "Adobe"],
]);

/** The parts of a JPEG that draw it. One that is cut off, or bytes that belong to none, end them. */
export function* jpegParts(bytes: Buffer): Generator<Buffer> {
  yield bytes.subarray(0, 2);
  let at = findMarker(bytes, 2);
  while (bytes[at] === MARKER && at + 4 <= bytes.length) {
    const marker = bytes.readUInt8(at + 1);
    if (marker === END_OF_IMAGE) break;
    const dataEnd = at + 2 + bytes.readUInt16BE(at + 2);
    const end = marker === START_OF_SCAN ? findScanEnd(bytes, dataEnd) : dataEnd;
    if (end > bytes.length) return;
    if (isDrawing(marker, bytes.subarray(at + 4, dataEnd))) yield bytes.subarray(at, end);
    at = findMarker(bytes, end);
  }
  if (bytes[at + 1] === END_OF_IMAGE) yield bytes.subarray(at, at + 2);
}

/** Any number of 255s may stand before a marker, and the last one belongs to it. */
function findMarker(bytes: Buffer, from: number): number {
  let at = from;
  while (bytes[at] === MARKER && bytes[at + 1] === MARKER) at += 1;
  return at;
}

/** Frames, tables of either coding, scans and restarts. */
function isDrawing(marker: number, data: Buffer): boolean {
  if ((marker >= 0xc0 && marker <= 0xcf) || [START_OF_SCAN, 0xdb, 0xdd].includes(marker)) {
    return true;
  }
  const name = MEANING.get(marker);
  return name !== undefined && data.toString("latin1", 0, name.length) === name;
}

/** Where the next segment begins: within a scan, 0 or the number of a restart follows 255. */
function findScanEnd(bytes: Buffer, from: number): number {
  for (let at = bytes.indexOf(MARKER, from); at !== -1; at = bytes.indexOf(MARKER, at + 1)) {
    const next = bytes[at + 1] ?? 0;
    if (next !== 0 && next !== MARKER && (next < 0xd0 || next > 0xd7)) return at;
  }
  return Math.max(from, bytes.length);
}
