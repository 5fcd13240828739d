import type { DailyDigest, Digest, StoredDigest } from "../../core/digest/digest.ts";
import type { StoreError } from "../../core/errors.ts";
import type { TakenOver } from "../../core/review/take-over.ts";
import { beside } from "./digest-names.ts";
import { readEdit, refuseOverwriting } from "./read-edit.ts";
import { refuseKey } from "./refused-keys.ts";
import { isSuperseded, readVersions } from "./superseded.ts";
import { findPerhapsRemoved, readTornEdit } from "./torn-edit.ts";

/** A digest's data and document as their files have them. */
export type DigestTexts = { text: string; markdown: string | null };

/** What people have changed, why its files must not be written over, and papers whose cards they perhaps have taken out. */
type FoundEdit = { edit: TakenOver; refusal: StoreError | null; perhapsRemoved: string[] };

/**
 * What people have changed in a digest's document and data, also where a program was killed while it replaced them.
 *
 * @param render The document of a version of the day. @default a week, whose cards are those of its days
 */
export async function findEdit(
  digest: Digest,
  { path, stored, text, markdown }: { path: string; stored: StoredDigest } & DigestTexts,
  render?: (version: DailyDigest) => Promise<string>,
): Promise<FoundEdit> {
  const isLeft = markdown !== null && isSuperseded(markdown, stored);
  const versions = markdown === null || isLeft ? null : readVersions(markdown);
  const torn =
    markdown !== null && versions !== null && digest.kind === "daily" && render !== undefined
      ? await readTornEdit({ day: digest, markdown, versions, render })
      : null;
  const edit =
    refuseKey(text, stored) ?? torn ?? readEdit(digest, isLeft ? null : markdown, stored);
  const refusal = edit.status === "refused" ? refuseOverwriting(beside(path, "md"), edit) : null;
  const perhapsRemoved =
    versions !== null && digest.kind === "daily" ? findPerhapsRemoved(digest, versions) : [];
  return { edit, refusal, perhapsRemoved };
}
