import type { Card } from "../card/card.ts";
import type { Digest } from "../digest/digest.ts";
import { renderCardBody } from "../digest/markdown.ts";
import type { Draft } from "../draft/draft.ts";
import { readCardBody, readWritten, toMeaning } from "./document.ts";
import { readShownDraft, type TakenOver, withEdits } from "./take-over.ts";

/**
 * Takes what a person has changed in a day's data, of these papers, over as a reviewer's edits. Which fields that
 * are, its document tells, when it still says what the data said before; else all fields of the card count as
 * edited. The cards of a week are those of its days: nothing of it is taken over.
 *
 * @param isOfBefore Whether the document says what the data said before, so that what differs is in it, or not shown.
 */
export function takeOverData(
  digest: Digest,
  markdown: string,
  papers: ReadonlySet<string>,
  { isOfBefore }: { isOfBefore: boolean },
): TakenOver {
  if (digest.kind === "weekly") return { status: "refused", line: null, why: "of a week" };
  const edits = digest.cards.flatMap((card) => {
    const { draft, paper } = card;
    if (draft === null || !papers.has(paper.id)) return [];
    const original = isOfBefore ? readBefore(card, draft, markdown) : withoutTexts(draft);
    return [[paper.id, { original, draft }] as const];
  });
  return { status: "edited", cards: withEdits(digest.cards, new Map(edits)) };
}

/** A draft as it was before, as far as its document tells. */
function readBefore(card: Card, draft: Draft, markdown: string): Draft {
  const shown = readShownDraft(card, markdown);
  if (shown === null) return { ...withoutTexts(draft), ...pickShown(card, draft, markdown) };
  return JSON.stringify(shown) === JSON.stringify(draft) ? withOtherAdoption(draft) : shown;
}

/** The fields of a draft that its document shows letter by letter, where others have more lines than before, or fewer. */
function pickShown(card: Card, draft: Draft, markdown: string): Partial<Draft> {
  const body = readCardBody(markdown, card.paper.id);
  const shown = new Set(readWritten(body ?? "").map(({ text }) => toMeaning(text)));
  const missing = renderCardBody(card).flatMap(({ text, field }) => {
    const isShown = readWritten(text).every((line) => shown.has(toMeaning(line.text)));
    return field === null || isShown ? [] : [field.path.split(/\W/)[0]];
  });
  if (missing.length === 0) return {};
  return Object.fromEntries(Object.entries(draft).filter(([name]) => !missing.includes(name)));
}

/** A draft that differs in what no document shows. */
function withOtherAdoption(draft: Draft): Draft {
  const compute = draft.adoption.compute === "concept" ? "small" : "concept";
  return { ...draft, adoption: { need: "", compute } };
}

/** A draft without what its card shows, so that all of that differs. */
function withoutTexts(draft: Draft): Draft {
  return {
    ...draft,
    ...{ headline: "", oneLine: "", developerView: "", explanation: "", uncertainty: "", tags: [] },
    ...{ keyPoints: [], actions: [], risks: [] },
  };
}
