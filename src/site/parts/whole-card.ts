import { html } from "hono/html";
import type { Card, DraftedCard } from "../../core/card/card.ts";
import { CARD_SECTIONS, type CardSection } from "../../core/digest/card-sections.ts";
import { isStored } from "../../core/output-paths.ts";
import type { Html } from "./frame.ts";

/** The sections of a card in the order in which readers see them, each below a heading of this level. */
export function renderSections(card: DraftedCard, level: 2 | 3): Html[] {
  return CARD_SECTIONS.map((section) => {
    const heading = level === 2 ? html`<h2>${section.name}</h2>` : html`<h3>${section.name}</h3>`;
    return html`<section>${heading}
${renderContent(card, section)}</section>
`;
  });
}

function renderContent(card: DraftedCard, section: CardSection): Html {
  const { read, tail = () => "", labels = () => [] } = section;
  const content = read(card);
  if (typeof content === "string") return html`<p>${content}${tail(card)}</p>`;
  const names = labels(card);
  const quotes = listQuotes(card, section.field);
  const items = content.map((text, index) => {
    const name = names[index];
    return html`<li>${name === undefined ? "" : html`<b class="basis">${name}</b> `}${text}${renderQuote(quotes[index] ?? "")}</li>`;
  });
  return section.field === "keyPoints" ? html`<ol>${items}</ol>` : html`<ul>${items}</ul>`;
}

/** The quotes of a list's items, in their order; empty for an item without one. */
function listQuotes({ draft }: DraftedCard, field: CardSection["field"]): readonly string[] {
  if (field === "keyPoints") return draft.keyPoints.map(({ evidence }) => evidence);
  if (field === "risks") return draft.risks.map(({ evidence }) => evidence ?? "");
  return [];
}

function renderQuote(quote: string): Html | "" {
  if (quote === "") return "";
  return html`<details class="quote"><summary>원문</summary><blockquote lang="en">${quote}</blockquote></details>`;
}

/** The picture of a card: its own file, or the Hub's. */
export function renderPicture(
  { image }: Pick<Card, "image">,
  link: (to: string) => string,
): Html | "" {
  if (image === null) return "";
  const source = isStored(image) ? link(image) : image;
  return html`<img class="picture" src="${source}" alt="" width="640" height="360" loading="lazy">`;
}

/** The hosts of the Hub from which cards show pictures. */
export function listImageHosts(cards: readonly Pick<Card, "image">[]): string[] {
  const linked = cards.flatMap(({ image }) => (image === null || isStored(image) ? [] : [image]));
  return [...new Set(linked.map((image) => new URL(image).origin))];
}
