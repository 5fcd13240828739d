import type { Digest } from "../digest/digest.ts";
import type { Draft } from "../draft/draft.ts";
import { type TakenOver, takeOver, withEdits } from "./take-over.ts";

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
  const told = takeOver(digest, markdown, { hasOwnOverview: true });
  const before = told.status === "edited" ? told.cards : [];
  const edits = digest.cards.flatMap(({ paper: { id }, draft }) => {
    if (draft === null || !papers.has(id)) return [];
    const was = before.find(({ paper }) => paper.id === id)?.draft ?? draft;
    const isTold = JSON.stringify(was) !== JSON.stringify(draft);
    const isUnshown = isOfBefore && told.status !== "refused";
    const without = isUnshown ? withOtherAdoption(draft) : withoutTexts(draft);
    return [[id, { original: isTold ? was : without, draft }] as const];
  });
  return { status: "edited", cards: withEdits(digest.cards, new Map(edits)) };
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
