import type { Card } from "../../../core/card/card.ts";
import { Digest, digestName } from "../../../core/digest/digest.ts";
import { digestPath, imagePath, isStored } from "../../../core/output-paths.ts";
import { toDigestDate } from "../../../core/paper/date.ts";
import { weekOf } from "../../../core/paper/week.ts";
import { parseJson } from "../../../core/parse-json.ts";

/**
 * The digest in a file's bytes; why it is none that may be published under this name otherwise. Name and
 * content agree, its day has begun, and each stored picture is that of its card's paper.
 */
export function readDigest(
  name: string,
  bytes: Uint8Array,
  now: Date,
): { digest: Digest } | { problem: string } {
  const text = toText(bytes);
  const parsed = Digest.safeParse(text === null ? undefined : parseJson(text));
  if (!parsed.success) return { problem: "is torn, or no digest" };
  const digest = parsed.data;
  if (digestPath(digest.kind, digestName(digest), "json") !== name) {
    return { problem: "holds a digest of another name" };
  }
  if (hasNotBegun(digest, now)) return { problem: "is about a time that has not begun" };
  const ids = digest.cards.map(({ paper }) => paper.id);
  if (new Set(ids).size !== ids.length) return { problem: "holds a paper twice" };
  if (!digest.cards.every(hasOwnPicture)) return { problem: "shows a picture of another paper" };
  return { digest };
}

/** The stored pictures that a digest shows, relative to the output folder. */
export function picturesOf({ cards }: Digest): string[] {
  return cards.flatMap(({ image }) => (image !== null && isStored(image) ? [image] : []));
}

function hasOwnPicture({ image, paper }: Card): boolean {
  return image === null || !isStored(image) || image === imagePath(paper.id);
}

function hasNotBegun(digest: Digest, now: Date): boolean {
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
