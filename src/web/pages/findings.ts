import { html } from "hono/html";
import type { Finding } from "../../core/checks/finding.ts";
import { SEVERITY_NAMES } from "../../core/digest/names.ts";
import { CHECK_NAMES, fieldNameOf } from "../labels.ts";
import type { Html } from "./layout.ts";

/** What the checks say about one field; an empty list keeps its place on the page. */
export function renderFieldFindings(findings: readonly Finding[], id: string): Html {
  return html`<ul class="findings" id="${id}" data-part>${findings.map((finding) => renderFinding(finding, null))}</ul>`;
}

/** Findings that belong to no field of the card, each with the field that it names. */
export function renderOtherFindings(findings: readonly Finding[]): Html {
  return html`<ul class="findings" id="part-other" data-part>${findings.map((finding) =>
    renderFinding(finding, fieldNameOf(finding.field)),
  )}</ul>`;
}

function renderFinding({ check, severity, message, excerpt }: Finding, field: string | null): Html {
  return html`<li class="${severity}"><strong>${SEVERITY_NAMES[severity]}</strong> <span class="check">${CHECK_NAMES[check]}</span> ${field === null ? "" : html`${field}: `}${message}${excerpt === null || message.includes(excerpt) ? "" : html` <q>${excerpt}</q>`}</li>`;
}
