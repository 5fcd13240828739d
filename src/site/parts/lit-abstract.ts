import { html } from "hono/html";
import type { Card } from "../../core/card/card.ts";
import { findFirstPlace } from "../../core/checks/text/find-quote.ts";
import { cutAt } from "../../core/review/mark-spans.ts";
import type { Html } from "./frame.ts";

/** The abstract with the passages marked that key points and risks quote. */
export function renderAbstract({ paper, draft }: Card): Html {
  if (paper.abstract === "") return html`<p>초록이 없습니다.</p>`;
  const quotes = [...(draft?.keyPoints ?? []), ...(draft?.risks ?? [])].flatMap(
    ({ evidence }) => evidence ?? [],
  );
  const spans = quotes.flatMap((quote) => {
    const place = findFirstPlace(paper.abstract, quote);
    return place === null ? [] : { ...place, label: quote };
  });
  const pieces = cutAt(paper.abstract, spans).map(({ text, labels }) =>
    labels.length === 0 ? html`${text}` : html`<mark>${text}</mark>`,
  );
  return html`<p class="abstract" lang="en">${pieces}</p>`;
}
