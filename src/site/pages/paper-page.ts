import { html } from "hono/html";
import type { DraftedCard } from "../../core/card/card.ts";
import { nameCard } from "../../core/digest/names.ts";
import { isStored } from "../../core/output-paths.ts";
import type { DigestDate } from "../../core/paper/date.ts";
import { digestPage, linkFrom, paperPage } from "../../core/site/site-paths.ts";
import { cleanLine } from "../../core/text.ts";
import type { PlacedCard } from "../facts/archive.ts";
import { renderRatings, renderReleases, renderTags, renderUpvotes } from "../parts/card-head.ts";
import { nameDay, renderLine } from "../parts/describe.ts";
import type { Html, Page } from "../parts/frame.ts";
import { renderAbstract } from "../parts/lit-abstract.ts";
import { renderOrigin } from "../parts/origin-line.ts";
import { listImageHosts, renderPicture, renderSections } from "../parts/whole-card.ts";
import { renderBibtex } from "./bibtex.ts";

/** What a paper's page leads to. */
export type PaperContext = {
  date: DigestDate;
  /** The cards beside it on its day. */
  before: PlacedCard | null;
  after: PlacedCard | null;
  related: readonly PlacedCard[];
};

/** The page of a paper: its card, its abstract with the quoted passages lit, and where to go on. */
export function buildPaperPage(card: DraftedCard, context: PaperContext): Page {
  const { paper } = card;
  const path = paperPage(paper.id);
  const link = linkFrom(path);
  const name = nameCard(card);
  const day = digestPage("daily", context.date, "html");
  const body = html`<article class="card">
<h1>${name}</h1>
<p class="original-whole"><a href="${paper.url}" lang="en">${cleanLine(paper.title)}</a></p>
<p class="meta">${paper.organization === null ? "" : `${paper.organization} · `}<a href="${link(day)}"><time datetime="${context.date}">${nameDay(context.date)}</time></a> · ${renderUpvotes(card)}</p>
${renderRatings(card)}
${renderReleases(card)}
<p class="meta">${renderTags(card.tags, link)}</p>
${renderPicture(card, link)}
${renderSections(card, 2)}<section><h2>초록</h2>
${renderAbstract(card)}
<p class="hint">밑줄은 카드가 인용한 구절입니다.</p></section>
${renderOrigin(card)}
${renderFormats(card, link)}
</article>
${renderOthers(context, link)}`;
  return {
    ...{ path, body, kind: "article", title: name },
    description: card.draft.oneLine,
    imageHosts: listImageHosts([card]),
    image: card.image !== null && isStored(card.image) ? card.image : null,
    alternates: [
      { type: "text/markdown", path: paperPage(paper.id, "md") },
      { type: "application/json", path: paperPage(paper.id, "json") },
    ],
  };
}

/** The card in other forms: Markdown, data, and an entry for a bibliography. */
function renderFormats({ paper }: DraftedCard, link: (to: string) => string): Html {
  return html`<section class="formats"><h2>옮겨 쓰기</h2>
<p><a href="${link(paperPage(paper.id, "md"))}">Markdown</a> · <a href="${link(paperPage(paper.id, "json"))}">JSON</a> · <a href="https://arxiv.org/abs/${paper.id}">arXiv</a> · <a href="https://arxiv.org/pdf/${paper.id}">PDF</a></p>
<details><summary>BibTeX</summary><pre lang="en" data-copy>${renderBibtex(paper)}</pre></details></section>`;
}

function renderOthers(
  { before, after, related }: PaperContext,
  link: (to: string) => string,
): Html {
  const to = ({ id }: PlacedCard) => link(paperPage(id));
  const name = ({ headline, title }: PlacedCard) => headline ?? title;
  return html`${related.length === 0 ? "" : html`<section><h2>이어서 읽기</h2><ul class="lines">${related.map((one) => renderLine(one, link))}</ul></section>`}
<nav class="beside" aria-label="같은 날의 카드">
${before === null ? "" : html`<a href="${to(before)}" rel="prev">← ${name(before)}</a>`}
${after === null ? "" : html`<a href="${to(after)}" rel="next">${name(after)} →</a>`}
</nav>`;
}
