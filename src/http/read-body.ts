import { HttpError } from "./http-error.ts";

/** Longest beginning of an error's body that is read, in bytes: its message stands in the first lines. */
const ERROR_BYTES = 64_000;

/**
 * The chunks of a body, as long as they stay below its bound. They are counted as they come out of the
 * decompression, so that a small body cannot grow without limit here.
 *
 * @throws {HttpError} when there are more bytes; the connection is closed.
 */
export async function* withinBound(
  body: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  maxBytes: number,
): AsyncGenerator<Uint8Array> {
  let size = 0;
  for await (const chunk of body) {
    size += chunk.length;
    if (size > maxBytes) throw new HttpError("too large", `more than ${maxBytes} bytes`);
    yield chunk;
  }
}

/** Reads a body to its end. */
export async function readWhole(body: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of body) chunks.push(chunk);
  return Buffer.concat(chunks);
}

/** Reads the beginning of an error's body; the rest of a longer one stays unread. */
export async function readBeginning(body: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of body) {
    chunks.push(chunk);
    size += chunk.length;
    if (size >= ERROR_BYTES) break; // leaving the loop closes the connection
  }
  return Buffer.concat(chunks).subarray(0, ERROR_BYTES);
}
