import { type Card, chooseTags, type DraftedCard } from "../../core/card/card.ts";
import type { DailyDigest, StoredDigest } from "../../core/digest/digest.ts";
import { renderHeadings } from "../../core/digest/markdown.ts";
import {
  type Checksums,
  listShown,
  meaningOf,
  readChecksums,
  readSuperseding,
} from "../../core/review/document/document.ts";
import type { RefusedEdit } from "../../core/review/field-text.ts";
import { toRemoved } from "../../core/review/removed-card.ts";
import { readShownTags } from "../../core/review/untold-data.ts";
import { factsOf, hadSum, sumCard, sumFacts } from "./card-facts.ts";
import { isOwnWork } from "./checksums.ts";
import { hasOtherTags, type Retagged, readRetagged, readTagsOfDraft } from "./tags/retagged.ts";
import { findTagsBefore } from "./tags/tags-before.ts";
import { findUntoldTags } from "./tags/untold-tags.ts";

/** What a person has changed in data beside the texts of drafts. */
type ChangedFacts =
  | {
      /** A hidden card in the place of each that was taken out. */
      removed: Card[];
      /** The tags that were changed, by paper. */
      retagged: ReadonlyMap<string, Retagged>;
      /** Papers with another card than the one that was hidden when the document was written. */
      unseen: ReadonlySet<string>;
    }
  /** Something that no field can hold. */
  | { why: RefusedEdit; what: string };

/** Compares what data says beside its drafts with the checksums in its document, of whatever version that is. */
export function readFacts(stored: StoredDigest, markdown: string): ChangedFacts {
  const before = readChecksums(markdown)?.facts;
  const doubled = findDoubled(stored);
  if (doubled !== undefined) return { why: "twice", what: `the second card of ${doubled}` };
  if (before === undefined && stored.kind === "daily") return readUntold(stored, markdown);
  const now = sumFacts(stored);
  const changed = [...(now ?? [])].flatMap(([name, sum]) => {
    const was = before?.get(name); // undefined for a card that was added
    const isSame = was === undefined || was === sum || isDecided(stored, name, was);
    return isSame ? [] : [{ name, was }];
  });
  const unseen = findUnseen(stored, markdown, changed);
  const told = listTold(stored, markdown, changed).filter(({ card }) => !unseen.has(card.paper.id));
  const known = new Set(told.map(({ card }) => card.paper.id));
  const foreign = changed.find(({ name }) => !unseen.has(name) && !known.has(name));
  if (foreign !== undefined) return refuse(`what it says of ${describe(foreign.name)}`);
  const added = findAdded(stored, markdown, before);
  if (added !== undefined) return { why: "not listed", what: `the card of ${added}` };
  if (isMoved(before, now, unseen)) return refuse("the order of its cards");
  const drafts = readChecksums(markdown)?.data ?? null;
  const retagged = findRetagged(told, (card, tags) =>
    readTagsOfDraft(card, { before: tags, markdown, drafts }),
  );
  if ("why" in retagged) return retagged;
  return {
    unseen,
    removed: stored.kind === "daily" ? findRemoved(stored, markdown, before) : [],
    retagged,
  };
}

/** Whether a card has another checksum than it had for what a person has dismissed, or restored, alone. */
function isDecided(stored: StoredDigest, name: string, was: string): boolean {
  const cards = stored.kind === "weekly" ? [] : stored.cards;
  return cards.some((card) => card.paper.id === name && hadSum(card, was));
}

/** The same with a document that has no such checksums, by what it shows, or showed when it was written. */
function readUntold(day: DailyDigest, markdown: string): ChangedFacts {
  const removed = findRemoved(day, markdown, undefined);
  const told = listUntold(day, markdown, removed);
  if ("why" in told) return told;
  const retagged = findRetagged(told, (card, before) =>
    hasOtherTags(card, before) ? before : card.draft.tags,
  );
  return "why" in retagged ? retagged : { removed, retagged, unseen: new Set() };
}

function listUntold(day: DailyDigest, markdown: string, removed: readonly Card[]) {
  if (!tellsItsData(markdown)) {
    const isOfToday = (readChecksums(markdown)?.data ?? null) !== null;
    if (isOfToday || readSuperseding(markdown) !== null) return [];
    const ids = new Set(removed.map(({ paper }) => paper.id));
    return findUntoldTags({ day, markdown, removed: ids });
  }
  const [titles, shown] = [listShown(renderHeadings(day)), listShown(markdown)];
  const renamed = [...shown].find(([id, title]) => (titles.get(id) ?? title) !== title);
  const others = day.cards.flatMap((card) => {
    const before = readShownTags(card, markdown);
    return before === null || before.join() === card.tags.join() ? [] : [{ card, before }];
  });
  const foreign = renamed?.[0] ?? others.find(({ card }) => card.status !== "ok")?.card.paper.id;
  if (foreign !== undefined) return refuse(`what it says of ${foreign}`);
  return others.flatMap(({ card, before }) => (card.status === "ok" ? [{ card, before }] : []));
}

/**
 * Cards that a document as it was written does not show, and that are others now: what was hidden tells a reader nothing,
 * so another card may take its place, such as the one that had been taken out.
 */
function findUnseen(
  stored: StoredDigest,
  markdown: string,
  changed: readonly { name: string }[],
): Set<string> {
  if (stored.kind === "weekly" || !isOwnWork(markdown, meaningOf)) return new Set();
  const shown = listShown(markdown);
  const names = changed.map(({ name }) => name);
  return new Set(names.filter((name) => name !== "day" && !shown.has(name)));
}

/** Whether a document without checksums of its data is as it was written, and its data was not about to be replaced. */
export function tellsItsData(markdown: string): boolean {
  return (
    readChecksums(markdown)?.data === null &&
    readSuperseding(markdown) === null &&
    isOwnWork(markdown, meaningOf)
  );
}

/**
 * A paper with a card in the data of a day that its document was not made with. Where a write has not ended, the
 * program's own new cards are among them.
 */
function findAdded(stored: StoredDigest, markdown: string, before: Checksums["facts"]) {
  if (stored.kind === "weekly" || before === undefined) return undefined;
  if (readSuperseding(markdown) !== null) return undefined;
  return stored.cards.map(({ paper }) => paper.id).find((id) => !before.has(id));
}

/** A paper with two cards, such as where somebody has undone a removal after a hidden card took its place. */
function findDoubled(stored: StoredDigest): string | undefined {
  if (stored.kind === "weekly") return undefined;
  const ids = stored.cards.map(({ paper }) => paper.id);
  return ids.find((id, index) => ids.indexOf(id) !== index);
}

/** Whether cards that were there before, but for these, are in another order now. */
function isMoved(
  before: Checksums["facts"],
  now: Checksums["facts"],
  others: ReadonlySet<string>,
): boolean {
  const [was = [], is = []] = [before, now].map((sums) =>
    [...(sums?.keys() ?? [])].filter((name) => !others.has(name)),
  );
  return was.filter((id) => is.includes(id)).join() !== is.filter((id) => was.includes(id)).join();
}

/** The cards that a document was made with, or at least shows, and that are not in the data. */
function findRemoved(day: DailyDigest, markdown: string, before: Checksums["facts"]): Card[] {
  const shown = listShown(markdown);
  const known = [...(before ?? shown).keys()].filter((name) => name !== "day");
  const gone = known.filter((id) => !day.cards.some(({ paper }) => paper.id === id));
  return gone.map((id) => toRemoved(id, shown.get(id)));
}

function refuse(what: string): { why: RefusedEdit; what: string } {
  return { why: "not of a draft", what };
}

/** A card with a draft, of which nothing else than its tags was changed beside that draft, and the tags that it had. */
type Told = { card: DraftedCard; before: string[] };

/** The same of a document that tells nothing of its data; null for tags that are known to be a person's, not what they were. */
type Untold = Pick<Told, "card"> & { before: string[] | null };

function listTold(
  stored: StoredDigest,
  markdown: string,
  changed: readonly { name: string; was: string }[],
): Told[] {
  const sums = new Map(changed.map(({ name, was }) => [name, was]));
  const cards = stored.kind === "weekly" ? [] : stored.cards;
  return cards.flatMap((card) => {
    if (card.status !== "ok") return [];
    const before = readTagsBefore(card, sums.get(card.paper.id), markdown);
    return before === null ? [] : [{ card, before }];
  });
}

/** The tags that were changed, by paper; or those that a card cannot have. */
function findRetagged(
  told: readonly Untold[],
  readOfDraft: (card: DraftedCard, before: string[]) => string[],
): ReadonlyMap<string, Retagged> | { why: RefusedEdit; what: string } {
  const retagged = new Map<string, Retagged>();
  for (const { card, before } of told) {
    if (before === null) {
      retagged.set(card.paper.id, { tags: card.tags, before: card.tags, ofDraft: card.tags });
      continue;
    }
    const read = readRetagged(card, { before, ofDraft: readOfDraft(card, before) });
    if (read !== null && "why" in read) return read;
    if (read !== null) retagged.set(card.paper.id, read);
  }
  return retagged;
}

/**
 * The tags that a card had, where nothing else of what its checksum counts was changed: those of its draft or, where these
 * were changed as well, those that the document shows or, where they were changed there, too, those that have the checksum.
 *
 * @param was The checksum that the card had; undefined for the one that it has.
 */
function readTagsBefore(
  card: DraftedCard,
  was: string | undefined,
  markdown: string,
): string[] | null {
  if (was === undefined) return card.tags;
  const shown = readShownTags(card, markdown) ?? [];
  const candidates = [chooseTags(card), shown];
  const read = candidates.find((tags) => sumCard({ ...card, tags }) === was);
  const isInAll = shown.join() === card.tags.join() && !isOwnWork(markdown, meaningOf);
  if (read !== undefined || !isInAll) return read ?? null;
  return findTagsBefore(card, factsOf(card), was);
}

function describe(name: string): string {
  return name === "day" || name === "week" ? `the ${name}` : name;
}
