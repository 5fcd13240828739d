import { buildCard, type Card } from "../card/card.ts";
import { NOT_LOOKED_UP } from "../paper/artefacts.ts";
import { type Paper, toPaperPage } from "../paper/paper.ts";

/**
 * The card of a paper whose card a person has taken out of the data: hidden, so that it stays out of the document, also
 * when its day is made again. What the card held is read and asked for again then.
 *
 * @param title As the document has it. @default its id
 */
export function toRemoved(id: Paper["id"], title: string = id): Card {
  const paper: Paper = {
    ...{ id, title, abstract: "", upvotes: 0, authors: [], url: toPaperPage(id) },
    ...{ thumbnailUrl: null, codeUrl: null, projectUrl: null, organization: null },
  };
  const message = "A person has taken its card out of the data, so it is hidden.";
  const failure = { code: "NOT_ASKED" as const, message };
  const card = buildCard({ status: "failed", paper, artefacts: NOT_LOOKED_UP, failure }, null);
  return { ...card, hidden: true };
}
