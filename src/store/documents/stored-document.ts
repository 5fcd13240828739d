import {
  type DailyDigest,
  type Digest,
  type StoredDigest,
  shownCards,
} from "../../core/digest/digest.ts";
import { renderDigest, renderHeadings, renderLines } from "../../core/digest/markdown.ts";
import { isNavigation, type Neighbours } from "../../core/digest/neighbours.ts";
import { renderTagChart } from "../../core/digest/tag-chart.ts";
import { StoreError } from "../../core/errors.ts";
import { BOTH_EDITED, takeOverBoth } from "../../core/review/both-edited.ts";
import {
  addChecksums,
  type Checksums,
  listShown,
  meaningOf,
  meaningOfChart,
  readCardHeading,
  readChecksums,
  readWritten,
} from "../../core/review/document/document.ts";
import { bringIntoThisForm } from "../../core/review/earlier-form/earlier-form.ts";
import type { InThisForm } from "../../core/review/earlier-form/this-form.ts";
import { bringUnmarked } from "../../core/review/earlier-form/unmarked-form.ts";
import { explainRefusedEdit } from "../../core/review/field-text.ts";
import {
  asShown,
  cutGone,
  type Gone,
  hideAgain,
  takeOverBesideGone,
} from "../../core/review/gone-cards.ts";
import { type TakenOver, takeOver } from "../../core/review/take-over.ts";
import { takeOverData, withEditsOfData } from "../../core/review/take-over-data.ts";
import type { DraftsBefore } from "../../core/review/unshown-fields.ts";
import { takeOverUntold } from "../../core/review/untold-data.ts";
import { isOwnWork, readIsWritten, sumData, sumDraft, sumParts, sumText } from "./checksums.ts";
import { readFacts, sumFacts, tellsItsData } from "./facts.ts";
import { type Retagged, withTags } from "./retagged.ts";

/** A digest's document as it is stored: with checksums, by which an edit of a person is known. */
export function renderStored(digest: Digest, neighbours: Neighbours, stored: StoredDigest): string {
  const markdown = renderDigest(digest, neighbours);
  return addChecksums(markdown, {
    text: sumText(meaningOf(markdown)),
    data: [...sumDrafts(digest).values(), ...(digest.kind === "daily" ? sumParts(markdown) : [])],
    facts: sumFacts(stored),
  });
}

/** A week's chart as it is stored, with a checksum, too; null for a digest without one. */
export function drawStored(digest: Digest): string | null {
  const tagWeeks = (digest.kind === "weekly" ? digest.tagWeeks : undefined) ?? [];
  if (tagWeeks.length === 0) return null;
  const svg = renderTagChart(tagWeeks);
  return addChecksums(svg, { text: sumText(meaningOfChart(svg)), data: null });
}

const SAME: TakenOver = { status: "same" };

/**
 * What a person has changed in a stored document, or in its data. A document that still has the checksum of its
 * text is the work of this program, of whatever version, and so are one that says what its data says and one that
 * is not there. Data is, as long as the document has the checksum of each draft, and of what is beside them.
 */
export function readEdit(digest: Digest, markdown: string | null, stored: StoredDigest): TakenOver {
  if (markdown === null) return { status: "same" };
  const facts = readFacts(stored, markdown);
  if ("what" in facts) return { status: "refused", line: null, ...facts };
  const removed = new Set(facts.removed.map(({ paper }) => paper.id));
  const seen = withoutCards(digest, facts.unseen);
  const { retagged } = facts;
  const taken = readTexts(withTags(seen, retagged), markdown, { removed, retagged });
  const isAsBefore = facts.removed.length === 0 && facts.unseen.size === 0;
  if (isAsBefore || taken.status === "refused") return taken;
  const edited = new Map(
    taken.status === "edited" ? taken.cards.map((card) => [card.paper.id, card]) : [],
  );
  const cards = digest.cards.map((card) => edited.get(card.paper.id) ?? card);
  return { status: "edited", cards: [...cards, ...facts.removed] };
}

function withoutCards(digest: Digest, papers: ReadonlySet<string>): Digest {
  if (digest.kind === "weekly" || papers.size === 0) return digest;
  return { ...digest, cards: digest.cards.filter(({ paper }) => !papers.has(paper.id)) };
}

/** What is known to have been changed in data beside texts: cards taken out, and tags by paper. */
type BesideTexts = { removed: ReadonlySet<string>; retagged: ReadonlyMap<string, Retagged> };

/** The same of texts alone. */
function readTexts(digest: Digest, markdown: string, beside: BesideTexts): TakenOver {
  const { removed, retagged } = beside;
  const drafts = readChecksums(markdown)?.data ?? null;
  const changed = findChanged(digest, drafts);
  for (const id of drafts === null ? [] : retagged.keys()) changed.add(id);
  const before = readBefore(drafts, retagged);
  if (isOwnWork(markdown, meaningOf)) return readDataAlone(digest, markdown, changed, before);
  const gone = { removed, isWritten: readIsWritten(markdown) };
  const read = (one: Digest) =>
    one.kind === "daily" ? takeOverBesideGone(one, markdown, gone) : takeOver(one, markdown);
  const readText = (one: Digest) => {
    const taken = read(one);
    return taken.status === "refused" ? explain(taken, one, { markdown, gone }) : taken;
  };
  if (changed.size === 0) return readText(digest);
  if (read(digest).status === "same")
    return takeOverData(digest, markdown, { changed, ...before, isOfBefore: false });
  if (digest.kind === "weekly") return BOTH_EDITED;
  return takeOverBoth(digest, markdown, { changed, readText, ...before });
}

/**
 * What is known of drafts as they were. One whose tags were changed is told by the tags that its card had, in whose place its
 * own are summed.
 */
function readBefore(
  drafts: Checksums["data"],
  retagged: ReadonlyMap<string, Retagged>,
): DraftsBefore {
  return {
    tagsOf: (id) => retagged.get(id)?.before ?? null,
    isWritten: (id, draft) => {
      const tags = retagged.get(id);
      if (tags === undefined) return drafts?.includes(sumDraft(id, draft)) === true;
      const own = { ...draft, tags: tags.ofDraft };
      return (
        draft.tags.join() === tags.before.join() && drafts?.includes(sumDraft(id, own)) === true
      );
    },
  };
}

/** What a person has changed in the data alone, of these papers' drafts or, where no checksum names them, as the document tells. */
function readDataAlone(
  digest: Digest,
  markdown: string,
  changed: ReadonlySet<string>,
  before: DraftsBefore,
): TakenOver {
  if (changed.size > 0) {
    return takeOverData(digest, markdown, { changed, ...before, isOfBefore: true });
  }
  const untold = tellsItsData(markdown) ? takeOverUntold(digest, markdown) : SAME;
  const isOther = untold.status === "same" && showsOthers(digest, markdown);
  return isOther ? { status: "edited", cards: digest.cards } : untold;
}

type Refused = Extract<TakenOver, { status: "refused" }>;

/** An edited document, and what is known of cards that are gone from it, or from its data. */
type Edited = { markdown: string; gone: Gone };

/** What becomes of an edited document that does not fit its data, such as one of another version, or without a card. */
function explain(refused: Refused, digest: Digest, { markdown, gone }: Edited): TakenOver {
  if (readChecksums(markdown) === null) return takeOverUnmarked(refused, digest, markdown);
  if (digest.kind === "weekly") return { ...refused, why: "of a week" };
  const isOther = isOfOtherVersion(digest, { markdown, gone });
  const taken = isOther ? takeOverOtherForm(digest, { markdown, gone }) : null;
  if (taken !== null) return taken;
  const shown = listShown(markdown);
  const missing = shownCards(digest).find(({ paper }) => !shown.has(paper.id));
  if (missing === undefined || shown.size === 0) {
    return isOther ? ofAnotherVersion(refused) : refused;
  }
  const what = `the missing card of ${missing.paper.id}`;
  return { ...refused, why: "missing card", what };
}

/** Takes over what was edited in a document of the first edition, which had no checksums. */
function takeOverUnmarked(refused: Refused, digest: Digest, markdown: string): TakenOver {
  const taken = takeOverInThisForm(digest, bringUnmarked(digest, markdown));
  if (taken !== null) return taken;
  const isOtherForm =
    digest.kind === "weekly" || refused.why === "not a field" || refused.why === "missing line";
  return isOtherForm || isAboveCards(refused, markdown) ? ofAnotherVersion(refused) : refused;
}

/** Whether the line of a refusal stands above all cards, such as one in the list of a card that was cut with the checksum. */
function isAboveCards({ line }: Refused, markdown: string): boolean {
  const first = readWritten(markdown).find(({ text }) => readCardHeading(text) !== null);
  return line !== null && line < (first?.number ?? 0);
}

/** Names no line: the first one that has not this version's form is seldom what a person has edited. */
function ofAnotherVersion(refused: Refused): Refused {
  const what = refused.line === null ? refused.what : undefined;
  return { ...refused, why: "of another version", what: what ?? "that" };
}

/** Takes over what was edited in a document that could be brought into this form, or tells its line; null for no such document. */
function takeOverInThisForm(digest: Digest, inThisForm: InThisForm | null): TakenOver | null {
  if (inThisForm === null) return null;
  const { markdown, numbers, ofData } = inThisForm;
  const taken = takeOver(digest, markdown, { numberOf: (line) => numbers.get(line) ?? 0 });
  if (taken.status === "refused") {
    return taken.line === 0 || digest.kind === "weekly" ? null : taken;
  }
  if (ofData.length === 0) return taken;
  const cards = taken.status === "edited" ? taken.cards : digest.cards;
  return { status: "edited", cards: withEditsOfData(cards, ofData) };
}

/**
 * Whether this version writes other documents than the one that wrote this: of another form of digests, or of the same
 * data in other words. What it links to is taken from the document, since its neighbours may have changed. Where a card was
 * taken out of the data, what it was written with is not known: then a document that tells nothing of its parts is one.
 */
function isOfOtherVersion(digest: DailyDigest, { markdown, gone }: Edited): boolean {
  const sums = readChecksums(markdown);
  if (sums?.data === null) return true;
  if (gone.removed.size > 0) return gone.isWritten === null;
  const links = readWritten(markdown).find(({ text }) => isNavigation(text))?.text;
  const isOf = (one: Digest) => {
    const now = renderLines(one).map(({ text }) => (isNavigation(text) ? (links ?? text) : text));
    return sums?.text === sumText(meaningOf(now.join("\n")));
  };
  return ![asShown(digest, markdown, gone.removed), withAllShown(digest)].some(isOf);
}

/** A day as it was before any of its cards was hidden. */
function withAllShown(day: DailyDigest): DailyDigest {
  return { ...day, cards: day.cards.map((card) => ({ ...card, hidden: false })) };
}

/**
 * Takes over what was edited in a document of another form, if it can be told from that form; null where it cannot. Cards may be
 * hidden or taken out of the data as well. Where one of them is gone from the document, too, all else must be as it
 * was, unless the drafts are known to be.
 */
function takeOverOtherForm(day: DailyDigest, { markdown, gone }: Edited): TakenOver | null {
  const sums = readChecksums(markdown);
  const isAsWritten = (meaning: string) => sumText(meaning) === sums?.text;
  const shown = asShown(day, markdown, gone.removed);
  const proven = takeOverInThisForm(shown, bringIntoThisForm(shown, markdown, isAsWritten));
  if (proven !== null) return hideAgain(proven, day);
  if ([...listShown(markdown).keys()].some((id) => gone.removed.has(id))) return null;
  const unmarked = takeOverInThisForm(shown, bringUnmarked(shown, cutGone(shown, markdown, gone)));
  if (unmarked === null || (unmarked.status !== "same" && sums?.data === null)) return null;
  return hideAgain(unmarked, day);
}

/** Whether cards of a day were hidden, shown, added or removed in the data alone. */
function showsOthers(digest: Digest, markdown: string): boolean {
  if (digest.kind === "weekly") return false;
  const [shown, written] = [renderHeadings(digest), markdown].map(listShown);
  return [...(shown?.keys() ?? [])].join() !== [...(written?.keys() ?? [])].join();
}

/** The refusal to write over what a person has written into a document, or into its data. */
export function refuseOverwriting(path: string, { line, why, what }: Refused): StoreError {
  const file = line === null ? path.replace(/md$/, "json") : path;
  const { because, advice, korean } = explainRefusedEdit(why);
  const where = what ?? (line === null ? "that" : `line ${line}`);
  return new StoreError(
    file,
    `was edited by hand, and ${where} cannot be taken over: ${because}.`,
    {
      fix: `${advice}; until then the file is left as it is.`,
      korean: {
        happened: `손으로 고친 내용을 옮겨 적을 수 없습니다${line === null ? "" : `(${line}번째 줄)`}. ${korean.because}.`,
        fix: `${korean.advice}. 그때까지 파일은 그대로 둡니다.`,
      },
    },
  );
}

/** What of a document is its own: all but the links to its neighbours, and the checksums, which count them. */
export function withoutNeighbours(markdown: string): string {
  const sums = readChecksums(markdown);
  const lines = markdown.split(/\r?\n/).filter((line) => !isNavigation(line));
  return lines.filter((line) => sums === null || !line.includes(sums.text)).join("\n");
}

/** Drafts, and sentences of a week, that are not as the program has written them. */
function findChanged(digest: Digest, written: Checksums["data"]): Set<string> {
  if (written === null) return new Set();
  const sums = [...sumDrafts(digest)];
  return new Set(sums.flatMap(([name, sum]) => (written.includes(sum) ? [] : [name])));
}

/** A checksum for the draft of each paper of a day, and for the sentences of a week, whose cards its days hold. */
function sumDrafts(digest: Digest): Map<string, string> {
  if (digest.kind === "weekly") {
    const { intro } = digest;
    return new Map(intro === undefined ? [] : [["intro", sumData(intro)]]);
  }
  return new Map(
    digest.cards.flatMap(({ paper: { id }, draft }) =>
      draft === null ? [] : [[id, sumDraft(id, draft)]],
    ),
  );
}
