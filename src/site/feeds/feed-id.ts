import { createHash } from "node:crypto";

/** What all ids of feeds and items are made below; any other id would do, as long as it stays. */
const NAMESPACE = Buffer.from("5f1c5c1e6d7b4a0c8e0f0a4d9b7c2e61", "hex");

/** An id that is the same for the same name, and independent of where a site is: a UUID of version 5 (RFC 9562, 5.5). */
export function toFeedId(name: string): string {
  const bytes = createHash("sha1").update(NAMESPACE).update(name).digest().subarray(0, 16);
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x50;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = bytes.toString("hex");
  const parts = [
    [0, 8],
    [8, 12],
    [12, 16],
    [16, 20],
    [20, 32],
  ].map(([from, to]) => hex.slice(from, to));
  return `urn:uuid:${parts.join("-")}`;
}
