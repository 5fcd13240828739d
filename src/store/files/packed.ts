import { promisify } from "node:util";
import { gunzip, gzip } from "node:zlib";
import type { Next } from "../../core/causes/explanation.ts";
import { StoreError } from "../../core/errors.ts";

/** The ending of a file that is kept packed, for any program that knows gzip. */
const PACKED = ".gz";

/** Whether the content of a file is packed, by its name. */
export function isPacked(path: string): boolean {
  return path.endsWith(PACKED);
}

/** The bytes of a packed file with this text: the same for the same text. */
export function pack(text: string): Promise<Uint8Array> {
  return promisify(gzip)(text);
}

/**
 * The content of a packed file.
 *
 * @throws {StoreError} when it is cut or not packed, or holds more bytes than these.
 */
export async function unpack(
  bytes: Uint8Array,
  { name, next, maxBytes }: { name: string; next: Next; maxBytes: number },
): Promise<Uint8Array> {
  return promisify(gunzip)(bytes, { maxOutputLength: maxBytes }).catch((cause: unknown) => {
    const problem =
      cause instanceof RangeError
        ? `holds more than the ${maxBytes} bytes that are read of a file.`
        : "is truncated or not packed with gzip.";
    throw new StoreError(name, problem, next, { cause });
  });
}
