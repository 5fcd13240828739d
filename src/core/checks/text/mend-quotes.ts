import type { Draft } from "../../draft/draft.ts";
import type { Paper } from "../../paper/paper.ts";
import { createQuoteFinder } from "./find-quote.ts";

/** A sign that ends a sentence or a part of it, as models set it behind a quote. */
const END = /[.,;:]$/;

/**
 * A draft whose quotes are as the abstract has them, where they differ from it by a full stop at the end, or the
 * case of the first letter alone: a sentence that is quoted from its middle gets both.
 */
export function mendQuotes({ abstract }: Pick<Paper, "abstract">, draft: Draft): Draft {
  const find = createQuoteFinder(abstract);
  const isThere = (quote: string) => find(quote).length > 0;
  const mend = (quote: string): string =>
    isThere(quote) ? quote : (listForms(quote).find(isThere) ?? quote);
  return {
    ...draft,
    keyPoints: draft.keyPoints.map((point) => ({ ...point, evidence: mend(point.evidence) })),
    risks: draft.risks.map((risk) => ({
      ...risk,
      evidence: risk.evidence === null ? null : mend(risk.evidence),
    })),
  };
}

function listForms(quote: string): string[] {
  const bare = quote.replace(END, "");
  return [bare, swapCase(quote), swapCase(bare)];
}

function swapCase(text: string): string {
  const first = text.charAt(0);
  const lower = first.toLowerCase();
  return (first === lower ? first.toUpperCase() : lower) + text.slice(1);
}
