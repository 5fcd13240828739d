import { chooseTags, type DraftedCard } from "../../../core/card/card.ts";
import { shownCards } from "../../../core/card/shown-cards.ts";
import type { DailyDigest } from "../../../core/digest/digest.ts";
import { plausibleTags, TAG_NAMES } from "../../../core/draft/tags.ts";
import {
  listShown,
  readChecksums,
  readWritten,
  toMeaning,
} from "../../../core/review/document/document.ts";
import { bringIntoThisForm } from "../../../core/review/earlier-form/earlier-form.ts";
import { papersOf } from "../../../core/review/earlier-form/lost-fields.ts";
import { takeFirst } from "../../../core/review/earlier-form/trials.ts";
import type { RefusedEdit } from "../../../core/review/field-text.ts";
import { asShown } from "../../../core/review/gone-cards.ts";
import { readShownTags, TAGS_OPENING } from "../../../core/review/untold-data.ts";
import { sumText } from "../checksums.ts";
import { hasOtherTags } from "./retagged.ts";
import { listParts, listWithOne } from "./tags-before.ts";

/** A card, and the tags that it had; null where they were changed alike wherever they stand, and nobody can tell. */
type Tagged = { card: DraftedCard; before: string[] | null };

/** Tags of cards before they were changed; or the first card of which nobody can tell. */
type Found = Tagged[] | { why: RefusedEdit; what: string };

/** What is known of a day whose document a person has edited. */
type Edited = {
  day: DailyDigest;
  markdown: string;
  /** Papers whose cards were taken out of the data. */
  removed: ReadonlySet<string>;
};

/** A card, and what its document, its own tags and those of its draft say, which the program has written alike. */
type Witnesses = { card: DraftedCard; said: readonly string[][] };

/** Tags of several cards that are tried together; each takes some milliseconds. */
const MAX_TAG_COMBINATIONS = 64;

/** Tags that a document may have shown of a card and that are tried; each takes a tenth of a millisecond. */
const MAX_SHOWN_TAG_GUESSES = 3_000;

/**
 * The tags that cards had, where a person has edited the document of a day, and it tells nothing of the data: those with which
 * its text has its checksum or, where it has none, those that two of the three places say.
 */
export function findUntoldTags(edited: Edited): Found {
  const sum = readChecksums(edited.markdown)?.text;
  const all = listWitnesses(edited);
  const doubtful = all.filter(({ said }) => countSaid(said) > 1);
  if (sum === undefined) return chooseMost(doubtful);
  const isAsWritten = (meaning: string) => sumText(meaning) === sum;
  if (doubtful.length > 0) return prove(doubtful, edited, isAsWritten);
  return findWith(new Map(), edited, isAsWritten) === null
    ? findAlike(all, edited, isAsWritten)
    : [];
}

function listWitnesses({ day, markdown }: Edited): Witnesses[] {
  return day.cards.flatMap((card) => {
    const shown = card.status === "ok" ? readShownTags(card, markdown) : null;
    return shown === null || card.status !== "ok"
      ? []
      : [{ card, said: [shown, card.tags, chooseTags(card)] }];
  });
}

/** What the draft alone says otherwise may be as it was: documents without a checksum are of another rule by which tags are chosen. */
function chooseMost(doubtful: readonly Witnesses[]): Found {
  const changed = doubtful.filter(({ said: [shown, own] }) => shown?.join() !== own?.join());
  const unclear = changed.find(({ said }) => countSaid(said) === said.length);
  if (unclear !== undefined) return refuse("differing tags", unclear);
  const losing = changed.find((one) => losesTags(one, chooseTags(one.card)));
  if (losing !== undefined) return refuse("several tags", losing);
  return changed.map(({ card }) => ({ card, before: chooseTags(card) }));
}

/** Tags of these cards with which the document was written, what most places say first. */
function prove(
  doubtful: readonly Witnesses[],
  edited: Edited,
  isAsWritten: (meaning: string) => boolean,
): Found {
  const choices = doubtful.map(({ card, said }) =>
    listChoices(said).map((tags) => ({ card, tags })),
  );
  for (const chosen of takeFirst(combine(choices), MAX_TAG_COMBINATIONS)) {
    const tags = new Map(chosen.map((one) => [one.card.paper.id, one.tags]));
    const proven = findWith(tags, edited, isAsWritten);
    const isOther = proven?.ofData.some(({ paper, path }) => path === "tags" && tags.has(paper));
    if (proven === null || isOther === true) continue;
    const unclear = chosen.find((one) => isPerhapsOfCard(one));
    const losing = doubtful.find((one, index) => losesTags(one, chosen[index]?.tags ?? []));
    if (losing !== undefined) return refuse("several tags", losing);
    if (unclear !== undefined) return refuse("several tags", unclear);
    return chosen.map(({ card, tags: before }) => ({ card, before }));
  }
  if (lacksCard(edited)) return []; // that is told
  const unclear = doubtful.filter(({ card }) => hasOtherTags(card, card.tags));
  const isAlike = ({ card }: Witnesses) => card.draft.tags.join() === card.tags.join();
  const other = unclear.find(
    (one) => !isAlike(one) || one.said[0]?.join() !== one.card.tags.join(),
  );
  if (other !== undefined) return refuse(isAlike(other) ? "both edited" : "several tags", other);
  return unclear.map(({ card }) => ({ card, before: null }));
}

/**
 * Whether a person has changed the tags that a card had in its document, and its draft has some that were in no place: they
 * would be gone, and a person may have added one of them.
 */
function losesTags({ card, said: [shown = [], own = []] }: Witnesses, before: string[]): boolean {
  const seen = [...before, ...shown, ...own];
  return shown.join() !== before.join() && card.draft.tags.some((tag) => !seen.includes(tag));
}

/** Whether a person has cut a card out of the document that the data shows. */
function lacksCard({ day, markdown }: Edited): boolean {
  const shown = listShown(markdown);
  return shownCards(day).some(({ paper }) => !shown.has(paper.id));
}

/** Whether a card may show tags that a person has chosen for it before, and its draft has had more ever since. */
function isPerhapsOfCard({ card, tags }: { card: DraftedCard; tags: readonly string[] }): boolean {
  const isOfCard = card.tags.join() === tags.join();
  return isOfCard && hasOtherTags(card, tags) && tags.every((tag) => card.draft.tags.includes(tag));
}

/** The document in this version's form, with other tags in the day. */
function findWith(
  tags: ReadonlyMap<string, string[]>,
  { day, markdown, removed }: Edited,
  isAsWritten: (meaning: string) => boolean,
) {
  const cards = day.cards.map((card) => ({ ...card, tags: tags.get(card.paper.id) ?? card.tags }));
  return bringIntoThisForm(asShown({ ...day, cards }, markdown, removed), markdown, isAsWritten);
}

/** The card whose tags were changed alike wherever they stand, if nothing else was changed, and of these one at most was added, removed or replaced. */
function findAlike(
  all: readonly Witnesses[],
  { markdown }: Edited,
  isAsWritten: (meaning: string) => boolean,
): Tagged[] {
  const texts = readWritten(markdown).map(({ text }) => text);
  const [papers, meanings] = [papersOf(texts), texts.map(toMeaning)];
  for (const { card, before } of takeFirst(listGuesses(all), MAX_SHOWN_TAG_GUESSES)) {
    const isLine = (text: string, at: number) =>
      papers[at] === card.paper.id && text.startsWith(TAGS_OPENING);
    const line = toMeaning(TAGS_OPENING + before.join(", "));
    if (isAsWritten(meanings.with(texts.findIndex(isLine), line).join("\n"))) {
      return [{ card, before }];
    }
  }
  return [];
}

function* listGuesses(
  all: readonly Witnesses[],
): Generator<{ card: DraftedCard; before: string[] }> {
  for (const { card } of all) {
    const { tags, paper } = card;
    const likely = plausibleTags(paper, TAG_NAMES);
    const parts = listParts(tags);
    for (const before of parts) yield { card, before };
    for (const part of parts.filter(({ length }) => length >= tags.length - 1)) {
      for (const before of listWithOne(part, likely)) yield { card, before };
    }
  }
}

/** What is said, once each, what most say first. */
function listChoices(said: readonly string[][]): string[][] {
  const count = (tags: string[]) => said.filter((other) => other.join() === tags.join()).length;
  const once = new Map(said.map((tags) => [tags.join(), tags]));
  return [...once.values()].toSorted((one, other) => count(other) - count(one));
}

/** One of each of the choices. */
function* combine<Item>([choice, ...rest]: readonly (readonly Item[])[]): Generator<Item[]> {
  if (choice === undefined) yield [];
  for (const one of choice ?? []) for (const others of combine(rest)) yield [one, ...others];
}

function countSaid(said: readonly string[][]): number {
  return new Set(said.map((tags) => tags.join())).size;
}

function refuse(
  why: RefusedEdit,
  { card }: Pick<Witnesses, "card">,
): { why: RefusedEdit; what: string } {
  return { why, what: `which tags ${card.paper.id} has` };
}
