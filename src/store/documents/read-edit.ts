import type { Digest, StoredDigest } from "../../core/digest/digest.ts";
import { renderHeadings } from "../../core/digest/markdown.ts";
import { StoreError } from "../../core/errors.ts";
import { BOTH_EDITED, takeOverBoth } from "../../core/review/both-edited.ts";
import {
  type Checksums,
  listShown,
  meaningOf,
  readChecksums,
} from "../../core/review/document/document.ts";
import { explainRefusedEdit } from "../../core/review/field-text.ts";
import { takeOverBesideGone } from "../../core/review/gone-cards.ts";
import { type TakenOver, takeOver } from "../../core/review/take-over.ts";
import { takeOverData } from "../../core/review/take-over-data.ts";
import type { DraftsBefore } from "../../core/review/unshown-fields.ts";
import { takeOverUntold } from "../../core/review/untold-data.ts";
import { isOwnWork, readIsWritten, sumDraft } from "./checksums.ts";
import { readFacts, tellsItsData } from "./facts.ts";
import { type Refused, takeOverRefused } from "./refused-form.ts";
import { sumDrafts } from "./stored-document.ts";
import { type Retagged, retagTaken, withTags, withTagsBefore } from "./tags/retagged.ts";

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
    return taken.status === "refused" ? takeOverRefused(taken, one, { markdown, gone }) : taken;
  };
  if (drafts === null) return readUntoldText(digest, retagged, readText);
  if (changed.size === 0) return readText(digest);
  if (read(digest).status === "same")
    return takeOverData(digest, markdown, { changed, ...before, isOfBefore: false });
  if (digest.kind === "weekly") return BOTH_EDITED;
  return takeOverBoth(digest, markdown, { changed, readText, ...before });
}

/** The same of a document that tells nothing of its data: it was made with the tags that cards had before. */
function readUntoldText(
  digest: Digest,
  retagged: ReadonlyMap<string, Retagged>,
  readText: (digest: Digest) => TakenOver,
): TakenOver {
  if (digest.kind === "weekly" || retagged.size === 0) return readText(digest);
  const before = withTagsBefore(digest, retagged);
  const taken = readText(before);
  if (taken.status === "refused") return taken;
  return retagTaken(taken.status === "edited" ? taken.cards : before.cards, retagged);
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

/** Whether cards of a day were hidden, shown, added or removed in the data alone. */
function showsOthers(digest: Digest, markdown: string): boolean {
  if (digest.kind === "weekly") return false;
  const [shown, written] = [renderHeadings(digest), markdown].map(listShown);
  return [...(shown?.keys() ?? [])].join() !== [...(written?.keys() ?? [])].join();
}

/** Drafts, and sentences of a week, that are not as the program has written them. */
function findChanged(digest: Digest, written: Checksums["data"]): Set<string> {
  if (written === null) return new Set();
  const sums = [...sumDrafts(digest)];
  return new Set(sums.flatMap(([name, sum]) => (written.includes(sum) ? [] : [name])));
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
