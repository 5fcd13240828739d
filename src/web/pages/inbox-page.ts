import { html } from "hono/html";
import { SEVERITY_NAMES } from "../../core/digest/names.ts";
import type { ReviewDay } from "../../core/review/review-session.ts";
import { type Html, renderPage } from "./layout.ts";

/** The first page: the days that have something to look at. */
export function renderInbox(days: readonly ReviewDay[]): Html {
  const body = html`<main id="main" class="inbox"><h1>papercards 검토</h1>
<h2>검토할 날</h2>
${days.length === 0 ? html`<p>검토할 것이 없습니다.</p>` : html`<ul>${days.map(renderDay)}</ul>`}
</main>`;
  return renderPage({ title: "papercards 검토", body });
}

function renderDay({
  date,
  isPublished,
  cards,
  open,
  withErrors,
  failed,
  pending,
}: ReviewDay): Html {
  const facts = [
    isPublished ? "발행됨" : "발행 전",
    `검토 전 ${open} / ${cards}`,
    withErrors > 0 ? `${SEVERITY_NAMES.error} 카드 ${withErrors}장` : "",
    failed > 0 ? `초안 없음 ${failed}장` : "",
    pending > 0 ? `미발행 변경 ${pending}장` : "",
  ];
  return html`<li><a href="/${date}">${date}</a> ${facts.filter(Boolean).join(" · ")}</li>`;
}
