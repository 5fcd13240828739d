import { html } from "hono/html";
import { type Finding, SEVERITIES, standingFindings } from "../../core/checks/finding.ts";
import { cutAt, findExcerpt } from "../../core/review/mark-spans.ts";
import type { Html } from "./layout.ts";

/** A field's text with the words marked that its findings are about, as far as these count. */
export function renderMarked(text: string, findings: readonly Finding[]): Html {
  const spans = standingFindings(findings).flatMap(({ excerpt, severity }) =>
    excerpt === null ? [] : findExcerpt(text, excerpt, severity),
  );
  const pieces = cutAt(text, spans).map((segment) => {
    const worst = SEVERITIES.find((severity) => segment.labels.includes(severity));
    return worst === undefined
      ? html`${segment.text}`
      : html`<mark class="found ${worst}">${segment.text}</mark>`;
  });
  return html`${pieces}`;
}
