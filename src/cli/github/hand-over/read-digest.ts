import type { Card } from "../../../core/card/card.ts";
import { StoredDigest, type StoredWeek } from "../../../core/digest/digest.ts";
import { digestName } from "../../../core/digest/neighbours.ts";
import { isTag } from "../../../core/draft/name-tag.ts";
import { MAX_TAGS } from "../../../core/draft/tags.ts";
import { type DigestKind, digestPath, imagePath, isStored } from "../../../core/output-paths.ts";
import { FIRST_DIGEST_YEAR, toDigestDate } from "../../../core/paper/date.ts";
import { datesOf, weekOf } from "../../../core/paper/week.ts";
import { parseJson } from "../../../core/parse-json.ts";

/**
 * The digest in a file's bytes; why it is none that may be published under this name otherwise. Name and
 * content agree, its day is none before Daily Papers and has begun, a week tells of no later days and of none but its
 * papers, each stored picture is that of its card's paper, and tags that a person has chosen are on the list.
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
  if (digestPath(digest.kind, digestName(digest), "json") !== name) {
    return { problem: "holds a digest of another name" };
  }
  if (isBeforeAll(digest)) return { problem: "is about a time before Daily Papers" };
  if (hasNotBegun(digest, now)) return { problem: "is about a time that has not begun" };
  if (digest.kind === "weekly" && !agreesWithItself(digest, now)) {
    return { problem: "tells of days that its week cannot tell of" };
  }
  const cards = digest.kind === "daily" ? digest.cards : [];
  const ids =
    digest.kind === "daily"
      ? cards.map(({ paper }) => paper.id)
      : digest.papers.map(({ id }) => id);
  if (new Set(ids).size !== ids.length) return { problem: "holds a paper twice" };
  const [problem] = cards.flatMap((card) => refuseCard(card) ?? []);
  return problem === undefined ? { digest } : { problem };
}

/** Why a card cannot be published; null when it can. */
function refuseCard(card: Card): string | null {
  if (!hasWebLinks(card)) return "links something else than a page of the web";
  if (!hasOwnPicture(card)) return "shows a picture of another paper";
  return hasListedTags(card) ? null : "has tags by a person that are on no list";
}

/** The stored pictures that a digest brings, relative to the output folder; those of a week come with its days. */
export function picturesOf(digest: { kind: DigestKind; cards?: readonly Card[] }): string[] {
  const cards = digest.kind === "daily" ? (digest.cards ?? []) : [];
  return cards.flatMap(({ image }) => (image !== null && isStored(image) ? [image] : []));
}

function hasOwnPicture({ image, paper }: Card): boolean {
  return image === null || !isStored(image) || image === imagePath(paper.id);
}

/** Other tags are made again from draft and paper. */
function hasListedTags(card: Card): boolean {
  if (card.status !== "ok" || !card.provenance.edited.includes("tags")) return true;
  const { tags } = card.draft;
  return tags.length > 0 && tags.length <= MAX_TAGS && tags.every(isTag);
}

/** The documents leave other links out, but other programs read the data. */
function hasWebLinks({ paper: { codeUrl, projectUrl, thumbnailUrl } }: Card): boolean {
  return [codeUrl, projectUrl, thumbnailUrl].every(
    (link) => link === null || /^https?:\/\/[^\s/]/.test(link),
  );
}

function isBeforeAll(digest: StoredDigest): boolean {
  return digestName(digest) < String(FIRST_DIGEST_YEAR);
}

/**
 * It was copied from a day before its end, names cards of no other day than that, or its own, counts tags of itself and
 * weeks before it, tells of papers that it has, and of own days without one.
 */
function agreesWithItself({ week, papers, ...told }: StoredWeek, now: Date): boolean {
  const { copiedFrom, emptyDays = [], openDays = [], intro, tagWeeks = [] } = told;
  const dates = datesOf(week);
  const own = copiedFrom === null ? dates : [copiedFrom];
  const weeks = tagWeeks.map((one) => one.week);
  const ids = new Set(papers.map(({ id }) => id));
  const named = intro?.sentences.flatMap((sentence) => sentence.papers) ?? [];
  return (
    (copiedFrom === null || isWithin(copiedFrom, [dates.at(-1) ?? "", toDigestDate(now)])) &&
    papers.every(({ date }) => date === null || own.includes(date)) &&
    [...emptyDays, ...openDays].every((day) => dates.includes(day)) &&
    weeks.every((one, index) => isWithin(one, [weeks[index - 1] ?? week])) &&
    new Set(weeks).size === weeks.length &&
    named.every((id) => ids.has(id))
  );
}

/** Whether a day or week is none before Daily Papers, and none after any of these. */
function isWithin(name: string, ends: readonly string[]): boolean {
  return name >= String(FIRST_DIGEST_YEAR) && ends.every((end) => name <= end);
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
