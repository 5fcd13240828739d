import { HttpError } from "./http-error.ts";

/** Beginning of an error's body that is read, in bytes. Its message stands in the first lines. */
const MAX_ERROR_BYTES = 64_000;

/** Statuses of responses that have no body, whatever a server sends after their headers. */
export const BODILESS: readonly number[] = [204, 205, 304];

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
  const count = countUpTo(maxBytes);
  for await (const chunk of body) {
    count(chunk);
    yield chunk;
  }
}

/**
 * Counts the chunks of a body.
 *
 * @throws {HttpError} from the chunk with which there are more bytes.
 */
export function countUpTo(maxBytes: number): (chunk: Uint8Array) => void {
  let size = 0;
  return ({ length }) => {
    size += length;
    if (size > maxBytes) throw new HttpError("too large", `more than ${maxBytes} bytes`);
  };
}

/** Reads a body to its end. */
export async function readWhole(
  body: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of body) chunks.push(chunk);
  return Buffer.concat(chunks);
}

/**
 * Reads the beginning of an error's body; the rest of a longer one stays unread. One that breaks off is taken
 * as far as it came: its status says what went wrong.
 */
export async function readBeginning(body: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  try {
    for await (const chunk of body) {
      chunks.push(chunk);
      size += chunk.length;
      if (size >= MAX_ERROR_BYTES) break; // leaving the loop closes the connection
    }
  } catch (error) {
    if (!(error instanceof HttpError)) throw error;
  }
  return Buffer.concat(chunks).subarray(0, MAX_ERROR_BYTES);
}
