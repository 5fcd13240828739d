import { type ReferenceCard, readReferenceCards } from "../scripts/calibrate/cards.ts";
import { makePaper } from "../test/support/make.ts";
import { makeDraftFrom } from "../test/support/papers.ts";

/** A recorded paper with the sentences that a model wrote about it. */
export type PaperDraft = ReturnType<typeof toPaperDraft>;

/** The reference cards, each as a paper with a draft. */
export function readPaperDrafts(): PaperDraft[] {
  return readReferenceCards().map(toPaperDraft);
}

function toPaperDraft({ id, title, abstract, texts }: ReferenceCard) {
  const paper = makePaper({ id, title, abstract });
  const draft = makeDraftFrom(paper);
  const keyPoints = draft.keyPoints.map((point, index) => ({
    ...point,
    text: texts[index % texts.length] ?? "",
  }));
  return {
    paper,
    draft: { ...draft, keyPoints, oneLine: texts[0] ?? "", explanation: texts.join(" ") },
  };
}
