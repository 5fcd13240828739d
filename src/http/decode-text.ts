import { findPacking } from "../core/encoding.ts";
import { HttpError } from "./http-error.ts";

const UTF_8 = new TextDecoder("utf-8", { fatal: true });

/**
 * The text of a body, without the mark (BOM) that some servers put before it.
 *
 * @throws {HttpError} when it is no UTF-8: replaced characters would reach prompts and cards.
 */
export function decodeText(bytes: Uint8Array): string {
  try {
    return UTF_8.decode(bytes);
  } catch (cause) {
    throw new HttpError("unreadable", describeBytes(bytes), { cause });
  }
}

function describeBytes(bytes: Uint8Array): string {
  const packing = findPacking(bytes);
  if (packing === null) return "a body that is no valid UTF-8";
  return `a body that is packed with ${packing}, which its content-encoding does not say`;
}
