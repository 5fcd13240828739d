import type { Card } from "../../../core/card/card.ts";
import { type DailyDigest, StoredDigest } from "../../../core/digest/digest.ts";
import { type DigestKind, digestPath, imagePath, isStored } from "../../../core/output-paths.ts";
import { toDigestDate } from "../../../core/paper/date.ts";
import { type DigestWeek, weekOf } from "../../../core/paper/week.ts";
import { parseJson } from "../../../core/parse-json.ts";

/**
 * The digest in a file's bytes; why it is none that may be published under this name otherwise. Name and
 * content agree, its day has begun, and each stored picture is that of its card's paper.
 */
export function readDigest(
  name: string,
  bytes: Uint8Array,
  now: Date,
): { digest: StoredDigest } | { problem: string } {
  const text = toText(bytes);
  const parsed = StoredDigest.safeParse(text === null ? undefined : parseJson(text));
  if (!parsed.success) return { problem: "is torn, or no digest" };
  const digest = parsed.data;
  if (digestPath(digest.kind, nameOf(digest), "json") !== name) {
    return { problem: "holds a digest of another name" };
  }
  if (hasNotBegun(digest, now)) return { problem: "is about a time that has not begun" };
  const cards = digest.kind === "daily" ? digest.cards : [];
  const ids =
    digest.kind === "daily"
      ? cards.map(({ paper }) => paper.id)
      : digest.papers.map(({ id }) => id);
  if (new Set(ids).size !== ids.length) return { problem: "holds a paper twice" };
  if (!cards.every(hasOwnPicture)) return { problem: "shows a picture of another paper" };
  return { digest };
}

/** The day or week of a digest as its file has it. */
function nameOf(digest: StoredDigest): DailyDigest["date"] | DigestWeek {
  return digest.kind === "daily" ? digest.date : digest.week;
}

/** The stored pictures that a digest brings, relative to the output folder; those of a week come with its days. */
export function picturesOf(digest: { kind: DigestKind; cards?: readonly Card[] }): string[] {
  const cards = digest.kind === "daily" ? (digest.cards ?? []) : [];
  return cards.flatMap(({ image }) => (image !== null && isStored(image) ? [image] : []));
}

function hasOwnPicture({ image, paper }: Card): boolean {
  return image === null || !isStored(image) || image === imagePath(paper.id);
}

function hasNotBegun(digest: StoredDigest, now: Date): boolean {
  const today = toDigestDate(now);
  return digest.kind === "daily" ? digest.date > today : digest.week > weekOf(today);
}

function toText(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return null; // torn within a character
  }
}
