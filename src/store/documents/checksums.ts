import { hash, randomUUID } from "node:crypto";
import type { Draft } from "../../core/draft/draft.ts";
import { readChecksums } from "../../core/review/document/document.ts";
import { listCardParts } from "../../core/review/document/parts.ts";
import type { Gone } from "../../core/review/gone-cards.ts";

/** The checksum of a text, as 16 hexadecimal digits. */
export function sumText(text: string): string {
  return hash("sha256", text).slice(0, 16);
}

/** Whether a document or chart says what this program wrote, of whatever version: what a formatter changes does not count. */
export function isOwnWork(text: string, toMeaning: (text: string) => string): boolean {
  return readChecksums(text)?.text === sumText(toMeaning(text));
}

/**
 * The checksum of data, as 8 hexadecimal digits. It is the same whatever the order of the keys, and does not count
 * those that hold nothing, which a later version may add.
 */
export function sumData(value: unknown): string {
  return sumText(JSON.stringify(toPlain(value))).slice(0, 8);
}

/** The same of data with one list after another in a field. */
export function sumEach(data: object, field: string): (list: readonly string[]) => string {
  const mark = randomUUID();
  const [before = "", after = ""] = JSON.stringify(toPlain({ ...data, [field]: mark })).split(
    JSON.stringify(mark),
  );
  return (list) => sumText(`${before}${JSON.stringify(list)}${after}`).slice(0, 8);
}

/** The checksum of the draft of a paper's card. */
export function sumDraft(id: string, draft: Draft): string {
  return sumData([id, draft]);
}

/** The checksums of what a day's document shows of each card. They stand beside those of drafts. */
export function sumParts(markdown: string): string[] {
  return listCardParts(markdown).map(sumPart);
}

/** What a document tells of its parts; null for one of an earlier version, and where none is as it was written. */
export function readIsWritten(markdown: string): Gone["isWritten"] {
  const sums = new Set(readChecksums(markdown)?.data);
  const isWritten = (part: string) => sums.has(sumPart(part));
  return listCardParts(markdown).some(isWritten) ? isWritten : null;
}

function sumPart(part: string): string {
  return sumText(part).slice(0, 8);
}

/**
 * A copy, since `JSON.stringify` takes several times as long when it asks a function about each key; made key by key, since
 * lists of entries are most of what a run would leave for the garbage collector.
 */
function toPlain(value: unknown): unknown {
  if (typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) return value.map(toPlain);
  const plain: Record<string, unknown> = {};
  for (const key of Object.keys(value).sort()) {
    const one: unknown = Reflect.get(value, key);
    if (!isEmpty(one)) plain[key] = toPlain(one);
  }
  return plain;
}

function isEmpty(value: unknown): boolean {
  return value === null || value === "" || (Array.isArray(value) && value.length === 0);
}
