import type { Card } from "../card/card.ts";
import type { Digest } from "../digest/digest.ts";
import { renderLines } from "../digest/markdown.ts";
import { Draft } from "../draft/draft.ts";
import { changeField, readFields } from "../draft/draft-fields.ts";
import { cleanLine } from "../text.ts";
import { createApplyReview } from "./apply-review.ts";
import type { RefusedEdit } from "./field-text.ts";
import { matchLines, type Refusal, type WrittenField } from "./match-lines.ts";
import { EMPTY_REVIEW, UNTOUCHED } from "./review.ts";

/** What became of a document that a person may have changed. */
export type TakenOver =
  /** It says what its data says. */
  | { status: "same" }
  /** The cards with all that was changed, as a reviewer's edits. */
  | { status: "edited"; cards: Card[] }
  /** Something was changed that no field can hold: in a line of the document, or in the data. */
  | { status: "refused"; line: Refusal["line"] | null; why: Refusal["why"] };

/**
 * Takes what a person has changed in a day's document over into its cards: all of it, as fields that a
 * reviewer has edited, or nothing. The cards of a week are those of its days: nothing of it is taken over.
 */
export function takeOver(digest: Digest, markdown: string): TakenOver {
  const changed = matchLines(renderLines(digest), markdown);
  if ("why" in changed) return { status: "refused", ...changed };
  const [first] = changed;
  if (first === undefined) return { status: "same" };
  if (digest.kind === "weekly") return { status: "refused", line: first.number, why: "of a week" };
  const drafts = new Map<string, Draft>();
  for (const field of changed) {
    const card = digest.cards.find(({ paper }) => paper.id === field.paper);
    const draft = drafts.get(field.paper) ?? card?.draft ?? null;
    const next = draft === null ? { why: "not a field" as const } : changeDraftBy(draft, field);
    if ("why" in next) return { status: "refused", line: field.number, why: next.why };
    drafts.set(field.paper, next.draft);
  }
  if (!holdAll(drafts, changed)) {
    return { status: "refused", line: first.number, why: "not a value" };
  }
  const edits = digest.cards.flatMap(({ paper: { id }, draft: original }): [string, Edit][] => {
    const draft = drafts.get(id);
    return draft === undefined || original === null ? [] : [[id, { original, draft }]];
  });
  return { status: "edited", cards: withEdits(digest.cards, new Map(edits)) };
}

/** A draft before an edit, and with it. */
type Edit = { original: Draft; draft: Draft };

/** The cards of a day with other drafts, checked again and marked as a reviewer's edits. */
export function withEdits(cards: readonly Card[], edits: ReadonlyMap<string, Edit>): Card[] {
  const entries = cards.flatMap((card) => {
    const edit = edits.get(card.paper.id);
    if (card.status !== "ok" || edit === undefined) return [];
    const { provenance } = card;
    return [[card.paper.id, { ...UNTOUCHED, edit: { ...edit, provenance } }] as const];
  });
  const review = { ...EMPTY_REVIEW, cards: Object.fromEntries(entries) };
  return createApplyReview()(cards, review).map(({ card }) => card);
}

/** Whether the drafts hold what was written, letter by letter. */
function holdAll(drafts: ReadonlyMap<string, Draft>, changed: readonly WrittenField[]): boolean {
  return changed.every(({ paper, path, values }) => {
    const draft = drafts.get(paper);
    const fields = draft === undefined ? [] : [...readFields(draft)];
    const own = fields.flatMap(([name, value]) => (isAt(name, path) ? [cleanLine(value)] : []));
    return JSON.stringify(own) === JSON.stringify(values);
  });
}

/** Whether a field is the one at a path, or the statement of an item of the list there. */
function isAt(name: string, path: string): boolean {
  return name === path || (name.startsWith(`${path}[`) && /\](?:\.text)?$/.test(name));
}

/** What a change of one field makes of a draft. */
type Changed = { draft: Draft } | { why: RefusedEdit };

function changeDraftBy(draft: Draft, field: WrittenField): Changed {
  const next = field.isList
    ? changeList(draft, field)
    : changeField(draft, field.path, field.values[0] ?? "");
  if (next === "unknown quote") return { why: next };
  return next === null ? { why: "not a value" } : { draft: next };
}

/**
 * Changes, adds or removes items of a list. One that is still there keeps its quote; a new statement that
 * would need one is refused.
 */
function changeList(draft: Draft, { path, values }: WrittenField): Draft | "unknown quote" | null {
  if (path === "actions") return parse({ ...draft, actions: values });
  if (path !== "keyPoints" && path !== "risks") return null;
  const left: { text: string }[] = [...draft[path]];
  const items = values.map((text, index) => {
    const same = left.find((item) => item.text === text);
    if (same !== undefined) left.splice(left.indexOf(same), 1);
    return same ?? { text, index };
  });
  const whole = items.map((item) => {
    if (!("index" in item)) return item;
    const before = values.length === draft[path].length ? draft[path][item.index] : undefined;
    const own = before !== undefined && left.includes(before) ? before : left.at(0);
    if (own !== undefined && values.length >= draft[path].length) {
      left.splice(left.indexOf(own), 1);
      return { ...own, text: item.text };
    }
    return path === "risks" ? { basis: "inferred", evidence: null, text: item.text } : null;
  });
  return whole.includes(null) ? "unknown quote" : parse({ ...draft, [path]: whole });
}

function parse(draft: unknown): Draft | null {
  return Draft.safeParse(draft).data ?? null;
}
