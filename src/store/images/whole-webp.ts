/** Bytes of the head of a WebP file, and of each chunk in it. */
const FILE_HEAD_BYTES = 12;
const CHUNK_HEAD_BYTES = 8;

/** Chunks that hold a picture; every other one says something about it. */
const PICTURES: readonly string[] = ["VP8 ", "VP8L", "ANMF"];

/**
 * Whether bytes are a whole WebP file: as long as it says, with chunks that fill it, one of which is a picture.
 * Nothing is decoded.
 *
 * Source: RFC 9649, section 2.
 */
export function isWholeWebp(bytes: Uint8Array): boolean {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (file.length < FILE_HEAD_BYTES || file.toString("latin1", 8, 12) !== "WEBP") return false;
  const end = file.readUInt32LE(4) + 8;
  if (file.toString("latin1", 0, 4) !== "RIFF" || end > file.length) return false;
  let hasPicture = false;
  let at = FILE_HEAD_BYTES;
  while (at + CHUNK_HEAD_BYTES <= end) {
    const size = file.readUInt32LE(at + 4);
    if (!/^[\x20-\x7e]{4}$/.test(file.toString("latin1", at, at + 4))) return false;
    hasPicture ||= size > 0 && PICTURES.includes(file.toString("latin1", at, at + 4));
    at += CHUNK_HEAD_BYTES + size + (size % 2); // a chunk of odd size is padded
  }
  return hasPicture && at >= end && at <= end + 1;
}
