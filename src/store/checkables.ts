import { dirname, join } from "node:path";
import { Checkable, type CheckableCard } from "../core/digest/checkable.ts";
import { StoredWeek } from "../core/digest/digest.ts";
import { StoreError } from "../core/errors.ts";
import { openDigestFiles } from "./documents/digest-files.ts";
import { refuseOverwriting } from "./documents/read-edit.ts";
import { refuseRepeatedKey } from "./documents/refused-keys.ts";
import { describeIssue } from "./files/parse-file.ts";
import type { Files } from "./files.ts";

/** A file with cards to check, and its text, in which findings are located. */
export type CheckableFile = { text: string; cards: readonly CheckableCard[] };

/**
 * Reads a file with cards to check; null when there is no such file.
 *
 * @throws {StoreError} naming a file that is no JSON, and what it is instead, one without a digest or card, or one with a key twice.
 */
export async function readCheckable(path: string, files: Files): Promise<CheckableFile | null> {
  const read = await files.readAnyJson(path);
  if (read === null) return null;
  const { text, value, next } = read;
  const refused = refuseRepeatedKey(text);
  if (refused !== null) throw refuseOverwriting(path, refused);
  const week = StoredWeek.safeParse(value);
  if (week.success) return { text, cards: await readWeekCards(path, week.data, files) };
  const parsed = Checkable.safeParse(value);
  if (parsed.success) return { text, cards: parsed.data.cards };
  throw new StoreError(path, `is no digest and no card: ${describeIssue(parsed.error)}.`, next, {
    cause: parsed.error,
  });
}

/** The cards that a week names, from its days in the same output folder. */
async function readWeekCards(path: string, week: StoredWeek, files: Files) {
  const outputFolder = join(dirname(path), "..", "..");
  const resolved = await openDigestFiles(outputFolder, files).resolve(week);
  return resolved.cards;
}
