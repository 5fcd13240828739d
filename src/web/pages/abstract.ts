import { html } from "hono/html";
import type { Card } from "../../core/card/card.ts";
import { standingFindings } from "../../core/checks/finding.ts";
import { createQuoteFinder } from "../../core/checks/text/find-quote.ts";
import { cutAt, type MarkedSpan } from "../../core/review/mark-spans.ts";
import { fieldNameOf } from "../labels.ts";
import { toPassageLabel } from "./findings.ts";
import type { Html } from "./layout.ts";

/** The paper's abstract, with every quoted passage marked and linked to the field that quotes it. */
export function renderSource(card: Card): Html {
  const { paper } = card;
  const spans = findQuotes(card);
  const code = paper.codeUrl === null ? "" : html` · ${link(paper.codeUrl, "코드")}`;
  return html`<section class="source" id="part-source" data-part aria-labelledby="source-title">
<h2 id="source-title">초록</h2>
<p class="meta">${link(paper.url, paper.id)} · ${link(`https://arxiv.org/pdf/${paper.id}`, "PDF")}${code}${paper.organization === null ? "" : ` · ${paper.organization}`}</p>
<p class="meta" lang="en">${listAuthors(paper.authors)}</p>
${
  paper.abstract === ""
    ? html`<p>초록이 없습니다.</p>`
    : html`<p class="abstract" id="part-abstract" data-part lang="en">${renderAbstract(paper.abstract, spans)}</p>`
}
<p class="hint">밑줄은 카드가 인용한 구절입니다. 문장이나 구절을 가리키거나 누르면 짝이 함께 밝아집니다.</p>
</section>`;
}

function renderAbstract(abstract: string, spans: readonly MarkedSpan[]): Html[] {
  const begun = new Set<string>();
  return cutAt(abstract, spans).map(({ text, labels }) => {
    if (labels.length === 0) return html`${text}`;
    const first = labels.filter((label) => !begun.has(label));
    for (const label of first) begun.add(label);
    const number = first.map(
      (label) =>
        html`<sup><span class="unseen" lang="ko">${nameQuote(label)}:</span>${shortName(label)}</sup>`,
    );
    const focus = first.length > 0 ? html` tabindex="0"` : "";
    return html`<mark class="quote" data-quotes="${labels.join(" ")}"${focus}>${number}${text}</mark>`;
  });
}

/** The first place of each quote of key points and risks, labelled with what quotes it, and of each passage of the verifier's that counts. */
function findQuotes({ paper, draft, findings }: Card): MarkedSpan[] {
  const points = (draft?.keyPoints ?? []).map(
    ({ evidence }, index) => [evidence, `keyPoints[${index}]`] as const,
  );
  const risks = (draft?.risks ?? []).map(
    ({ evidence }, index) => [evidence ?? "", `risks[${index}]`] as const,
  );
  const standing = standingFindings<(typeof findings)[number]>(findings);
  const passages = new Set(standing.flatMap(({ passage }) => passage ?? []));
  const doubts = [...passages].map((passage) => [passage, toPassageLabel(passage)] as const);
  const findQuote = createQuoteFinder(paper.abstract);
  return [...points, ...risks, ...doubts].flatMap(([quote, label]) =>
    findQuote(quote)
      .slice(0, 1)
      .map((place) => ({ ...place, label })),
  );
}

/** What quotes a passage, in words. */
function nameQuote(label: string): string {
  return isPassage(label) ? "검증 모델이 든 구절" : fieldNameOf(`${label}.evidence`);
}

function isPassage(label: string): boolean {
  return label.startsWith(toPassageLabel(""));
}

/** `1` for the first key point, `R1` for the first risk, `V` for a passage of the verifier's. */
export function shortName(label: string): string {
  if (isPassage(label)) return "V";
  const number = Number(/\d+/.exec(label)?.[0] ?? 0) + 1;
  return label.startsWith("risks") ? `R${number}` : `${number}`;
}

/** A link that opens beside the page; the text alone for an address that leads nowhere on the web. */
export function link(url: string, text: string): Html {
  if (!/^https?:\/\//.test(url)) return html`${text}`;
  return html`<a href="${url}" target="_blank" rel="noopener noreferrer">${text}</a>`;
}

function listAuthors(authors: readonly string[]): string {
  const rest = authors.length - 6;
  return rest > 0 ? `${authors.slice(0, 6).join(", ")} +${rest}` : authors.join(", ");
}
