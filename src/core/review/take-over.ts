import type { Card } from "../card/card.ts";
import type { Digest } from "../digest/digest.ts";
import { renderCardBody, renderLines } from "../digest/markdown.ts";
import { RISK_NAMES } from "../digest/names.ts";
import { isNavigation } from "../digest/neighbours.ts";
import { Draft } from "../draft/draft.ts";
import { changeField, readFields, splitTags } from "../draft/draft-fields.ts";
import { describeOtherTags } from "../draft/other-tags.ts";
import { cleanLine } from "../text.ts";
import { createApplyReview } from "./apply-review.ts";
import { isRule, readCardBody } from "./document/document.ts";
import type { RefusedEdit } from "./field-text.ts";
import { matchLines, type Refusal, type WrittenField } from "./match-lines.ts";
import { EMPTY_REVIEW, UNTOUCHED } from "./review.ts";

/** What became of a document that a person may have changed. */
export type TakenOver =
  /** It says what its data says. */
  | { status: "same" }
  /** The cards with all that was changed, as a reviewer's edits. */
  | { status: "edited"; cards: Card[] }
  /** Something was changed that no field can hold: in a line of the document, or, without a line, in the data; `what` names it. */
  | { status: "refused"; line: Refusal["line"] | null; why: Refusal["why"]; what?: string };

/**
 * Takes what a person has changed in a day's document over into its cards: all of it, as fields that a
 * reviewer has edited, or nothing. The cards of a week are those of its days: nothing of it is taken over.
 *
 * @param isLeftOut Lines that may be there or not.
 * @param numberOf The number in the file of a line of this document. @default the same
 */
export function takeOver(
  digest: Digest,
  markdown: string,
  { isLeftOut = isNavigation, numberOf = (line: number) => line } = {},
): TakenOver {
  const read = matchLines(renderLines(digest), markdown, isLeftOut);
  if ("why" in read) return { status: "refused", ...read, line: numberOf(read.line) };
  const changed = read.map((field) => ({ ...field, number: numberOf(field.number) }));
  const [first] = changed;
  if (first === undefined) return { status: "same" };
  if (digest.kind === "weekly") return { status: "refused", line: first.number, why: "of a week" };
  const drafts = changeDrafts(digest.cards, changed);
  if ("why" in drafts) return { status: "refused", ...drafts };
  const edits = digest.cards.flatMap(({ paper: { id }, draft: original }): [string, Edit][] => {
    const draft = drafts.get(id);
    return draft === undefined || original === null ? [] : [[id, { original, draft }]];
  });
  return { status: "edited", cards: withEdits(digest.cards, new Map(edits)) };
}

/**
 * The draft of a card as a document shows it, wherever the card stands there; null where that cannot be read, as of a
 * card that it does not show.
 */
export function readShownDraft(card: Card, markdown: string): Draft | null {
  const shown = readShown(card, markdown);
  if (shown !== null || card.status !== "ok") return shown;
  const blank = listBlank(card.draft);
  const draft = blank.reduce(
    (filled, path) => changeField(filled, path, "-") ?? filled,
    card.draft,
  );
  return blank.length === 0 ? null : readShown({ ...card, draft }, markdown);
}

function readShown(card: Card, markdown: string): Draft | null {
  const body = readCardBody(markdown, card.paper.id);
  if (body === null || card.draft === null) return null;
  const changed = matchLines(renderCardBody(card), body, isRule);
  if ("why" in changed) return null;
  const drafts = changeDrafts([card], changed);
  return "why" in drafts ? null : (drafts.get(card.paper.id) ?? card.draft);
}

/** The drafts that were changed, by paper, with all that was written; or the first line that none can hold. */
function changeDrafts(
  cards: readonly Card[],
  changed: readonly WrittenField[],
): Map<string, Draft> | Refusal {
  const clash = findClash(changed);
  if (clash !== null) return clash;
  const drafts = new Map<string, Draft>();
  for (const field of pairQuotes(changed)) {
    const card = cards.find(({ paper }) => paper.id === field.paper);
    const draft = drafts.get(field.paper) ?? card?.draft ?? null;
    const next = draft === null ? { why: "not a field" as const } : changeDraftBy(draft, field);
    if ("why" in next) return { line: field.number, ...next };
    drafts.set(field.paper, next.draft);
  }
  const [first] = changed;
  if (first === undefined || holdAll(drafts, changed)) return drafts;
  return { line: first.number, why: "not a value" };
}

/** The refusal of a field that was changed to something else in each of two places that show it; null for none. */
function findClash(changed: readonly WrittenField[]): Refusal | null {
  for (const [index, { paper, path, values, number }] of changed.entries()) {
    const other = changed
      .slice(index + 1)
      .find((field) => field.paper === paper && field.path === path);
    if (other === undefined || other.values.join() === values.join()) continue;
    const what = `the ${path} of ${paper} in line ${number} and in line ${other.number}`;
    return { line: other.number, why: "differs", what };
  }
  return null;
}

/** A draft before an edit, and with it. */
type Edit = { original: Draft; draft: Draft };

/** Takes drafts over that were changed in the data of a day, by paper, unless a text was left empty. */
export function takeOverEdits(
  cards: readonly Card[],
  edits: readonly (readonly [string, Edit])[],
): TakenOver {
  for (const [id, { original, draft }] of edits) {
    const before = new Set(listBlank(original));
    const path = listBlank(draft).find((blank) => !before.has(blank));
    if (path !== undefined) {
      return { status: "refused", line: null, why: "empty", what: `the ${path} of ${id}` };
    }
  }
  return { status: "edited", cards: withEdits(cards, new Map(edits)) };
}

/** The texts of a draft that a document shows and that are empty. */
function listBlank(draft: Draft): string[] {
  return [...readFields(draft)].flatMap(([path, value]) => {
    const isText = !/^(?:adoption|tags)|evidence$/.test(path);
    const isNone = path === "headline" && draft.headline === null;
    return value.trim() === "" && isText && !isNone ? [path] : [];
  });
}

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
    const own = fields.flatMap(([name, value]) =>
      isAt(name, path) && (value !== "" || !name.endsWith(".evidence")) ? [cleanLine(value)] : [],
    );
    return JSON.stringify(own) === JSON.stringify(values);
  });
}

/** Whether a field is the one at a path, or of an item of the list there: its statement, or its quote. */
function isAt(name: string, path: string): boolean {
  const [list = "", quote] = path.split(".");
  const item = quote === undefined ? /\](?:\.text)?$/ : /\]\.evidence$/;
  return name === path || (name.startsWith(`${list}[`) && item.test(name));
}

/** A field that was changed; of a list also the quotes below it, where those were changed. */
type ChangedField = WrittenField & { quotes: readonly string[] | null };

/** The changed fields, the quotes of a list with the list itself. */
function pairQuotes(changed: readonly WrittenField[]): ChangedField[] {
  const find = (paper: string, path: string) =>
    changed.find((field) => field.paper === paper && field.path === path);
  return changed.flatMap((field) => {
    const [list = "", quote] = field.path.split(".");
    if (quote === undefined || !field.isList) {
      return [{ ...field, quotes: find(field.paper, `${field.path}.evidence`)?.values ?? null }];
    }
    const isPaired = find(field.paper, list) !== undefined;
    return isPaired ? [] : [{ ...field, path: list, values: [], labels: [], quotes: field.values }];
  });
}

/** What a change of one field makes of a draft. */
type Changed = { draft: Draft } | { why: RefusedEdit; what?: string };

function changeDraftBy(draft: Draft, field: ChangedField): Changed {
  const next = field.isList
    ? changeList(draft, field)
    : changeField(draft, field.path, field.values[0] ?? "");
  if (next === "unknown quote") return { why: next };
  if (next === null && field.path === "tags") {
    const what = describeOtherTags(splitTags(field.values[0] ?? ""), draft);
    return { why: "other tags", what: `${what} in line ${field.number}` };
  }
  return next === null ? { why: "not a value" } : { draft: next };
}

/**
 * Changes, adds or removes items of a list. One that is still there keeps its quote; a new statement that
 * would need one is refused.
 */
function changeList(draft: Draft, field: ChangedField): Draft | "unknown quote" | null {
  const { path, values, quotes } = field;
  if (path === "actions") return parse({ ...draft, actions: values });
  if (path !== "keyPoints" && path !== "risks") return null;
  if (quotes !== null) return changeWithQuotes(draft, field, quotes);
  const before: readonly Item[] = draft[path];
  const left = [...before];
  const kept = values.map((text) => {
    const same = left.find((item) => item.text === text);
    if (same !== undefined) left.splice(left.indexOf(same), 1);
    return same;
  });
  const items = values.map((text, index): Item | null => {
    const own = kept[index] ?? takeOwn(before, { left, index, length: values.length });
    const basis = toBasis(field.labels[index] ?? null);
    if (own !== undefined && (basis === null || basis === own.basis)) return { ...own, text };
    if (path === "keyPoints" || basis === "stated") return null;
    return { basis: "inferred", evidence: null, text };
  });
  return items.includes(null) ? "unknown quote" : parse({ ...draft, [path]: items });
}

/** The old item that a new text takes the place of: the one at its index, or else the first that is left. */
function takeOwn(
  before: readonly Item[],
  { left, index, length }: { left: Item[]; index: number; length: number },
): Item | undefined {
  const at = length === before.length ? before[index] : undefined;
  const own = at !== undefined && left.includes(at) ? at : left.at(0);
  if (own === undefined || length < before.length) return undefined;
  left.splice(left.indexOf(own), 1);
  return own;
}

/** A key point, or a risk with its basis. */
type Item = { text: string; evidence: string | null; basis?: "stated" | "inferred" };

/** Statements and quotes as they were written: each that needs one has the quote at its place. */
function changeWithQuotes(
  draft: Draft,
  { path, values, labels }: ChangedField,
  quotes: readonly string[],
): Draft | "unknown quote" | null {
  const before: readonly Item[] = path === "risks" ? draft.risks : draft.keyPoints;
  const texts = values.length === 0 ? before.map(({ text }) => text) : values;
  const left = [...quotes];
  const items = texts.map((text, index): Item => {
    if (path === "keyPoints") return { text, evidence: left.shift() ?? null };
    const old = values.length === 0 ? before[index] : before.find((item) => item.text === text);
    const basis = toBasis(labels[index] ?? null) ?? old?.basis ?? "inferred";
    return { basis, evidence: basis === "stated" ? (left.shift() ?? null) : null, text };
  });
  const isWhole = items.every(({ basis, evidence }) => basis === "inferred" || evidence !== null);
  return left.length === 0 && isWhole ? parse({ ...draft, [path]: items }) : "unknown quote";
}

/** The basis that a label names. */
function toBasis(label: string | null): Item["basis"] | null {
  if (label === null) return null;
  return label === RISK_NAMES.stated ? "stated" : "inferred";
}

function parse(draft: unknown): Draft | null {
  return Draft.safeParse(draft).data ?? null;
}
