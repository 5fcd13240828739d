import { html } from "hono/html";
import { type Finding, nameFinding } from "../../core/checks/finding.ts";
import { excerptOf } from "../../core/checks/text/excerpt.ts";
import { CHECK_NAMES, SEVERITY_NAMES } from "../../core/digest/names.ts";
import { fieldNameOf } from "../labels.ts";
import { renderDismissal, renderRestoring } from "./dismissing.ts";
import type { Html } from "./layout.ts";
import { type CardNumbers, nameCards } from "./name-cards.ts";

/** The findings of one field; without findings an empty list, which the script updates. */
export function renderFieldFindings(
  findings: readonly Finding[],
  id: string,
  numbers: CardNumbers = new Map(),
): Html {
  return html`<ul class="findings" id="${id}" data-part>${findings.map((finding, index) => renderFinding(finding, { id: `${id}-${index}`, field: null, numbers }))}</ul>`;
}

/** Findings of fields that the page does not show, each with its field's name. */
export function renderOtherFindings(findings: readonly Finding[], numbers: CardNumbers): Html {
  return html`<ul class="findings" id="part-other" data-part>${findings.map((finding, index) =>
    renderFinding(finding, { id: `other-${index}`, field: fieldNameOf(finding.field), numbers }),
  )}</ul>`;
}

/** What links a passage with its place in the abstract. */
export function toPassageLabel(passage: string): string {
  return `passage:${encodeURIComponent(passage.toWellFormed())}`;
}

type Place = {
  id: string;
  /** The name of its field, where the page does not show that. */
  field: string | null;
  numbers: CardNumbers;
};

/** A finding with what can be done about it; one that is dismissed says why. */
function renderFinding(finding: Finding, { id, field, numbers }: Place): Html {
  const { check, severity, message, passage, dismissed } = finding;
  const [kind, state] = dismissed === undefined ? [severity, ""] : ["dismissed", "무시함 · "];
  return html`<li class="${kind}" tabindex="-1" data-finding="${nameFinding(finding)}"><span id="${id}"><strong>${state}${SEVERITY_NAMES[severity]} · <span class="check">${CHECK_NAMES[check]}</span></strong><span class="unseen">:</span> ${field === null ? "" : html`${field}: `}${nameCards(message, numbers)}${renderExcerpt(finding, field)}</span>${passage === undefined ? "" : html`<blockquote class="passage" lang="en" data-quote="${toPassageLabel(passage)}">${passage}</blockquote>`}
${dismissed === undefined ? renderDismissal(id) : renderRestoring(id, dismissed)}</li>`;
}

/**
 * The words it is about, unless its message has them, be it a part of them or cut, or a verifier's sentence is marked in its
 * field.
 */
function renderExcerpt({ check, message, excerpt }: Finding, field: string | null): Html {
  const told = [...message.matchAll(/“([^”…]+)/g)].map(([, words = ""]) => words);
  const isSeen =
    excerpt === null ||
    [excerpt, excerptOf(excerpt)].some((one) => message.includes(one)) ||
    told.some((words) => excerpt.includes(words));
  return isSeen || (check === "verifier" && field === null) ? html`` : html` <q>${excerpt}</q>`;
}
