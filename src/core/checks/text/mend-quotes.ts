import type { Draft } from "../../draft/draft.ts";
import { listPeeled } from "../../draft/mend-texts.ts";
import type { Paper } from "../../paper/paper.ts";
import { createQuoteFinder } from "./find-quote.ts";

/** A sign that ends a sentence or a part of it, as models set it behind a quote. */
const END = /[.,;:]$/;

/**
 * A draft whose quotes are as the abstract has them, where they differ from it by a full stop at the end, the
 * case of the first letter, or a label or brackets alone: a sentence that is quoted from its middle gets the first two.
 */
export function mendQuotes({ abstract }: Pick<Paper, "abstract">, draft: Draft): Draft {
  const findForm = openFormFinder(abstract);
  const mend = (quote: string): string => findForm(quote) ?? quote;
  return {
    ...draft,
    keyPoints: draft.keyPoints.map((point) => ({ ...point, evidence: mend(point.evidence) })),
    risks: draft.risks.map((risk) => ({
      ...risk,
      evidence: risk.evidence === null ? null : mend(risk.evidence),
    })),
  };
}

/** Returns a function that gives a quote as it stands in a text; null for one that does not, however mended. */
export function openFormFinder(text: string): (quote: string) => string | null {
  const find = createQuoteFinder(text);
  const isThere = (quote: string) => find(quote).length > 0;
  return (quote) => (isThere(quote) ? quote : (listForms(quote).find(isThere) ?? null));
}

/** A quote as it may stand in the abstract: in brackets and with a label, one in the other, at most. */
function listForms(quote: string): string[] {
  const once = listPeeled(quote);
  const peeled = [...once, ...once.flatMap(listPeeled)];
  return [...listEnds(quote), ...peeled.flatMap((text) => [text, ...listEnds(text)])];
}

function listEnds(quote: string): string[] {
  const bare = quote.replace(END, "");
  return [bare, swapCase(quote), swapCase(bare)];
}

function swapCase(text: string): string {
  const first = text.charAt(0);
  const lower = first.toLowerCase();
  return (first === lower ? first.toUpperCase() : lower) + text.slice(1);
}
