import { html } from "hono/html";
import { type Dismissed, MAX_DISMISSAL_CHARS } from "../../core/checks/finding.ts";
import type { Html } from "./layout.ts";

/** Characters of a reason that are sent: more than it may have, so that a longer one is refused with words, and not cut without any. */
const MAX_SENT_CHARS = 1_000;

/**
 * The button that dismisses a finding: it opens a form that asks for the reason.
 *
 * @param id Of the finding's words on the page.
 */
export function renderDismissal(id: string): Html {
  return html`<details class="dismiss"><summary aria-describedby="${id}">무시</summary>
<form><label class="reason-box">무시하는 이유(${MAX_DISMISSAL_CHARS}자까지) <input name="reason" type="text" required minlength="2" maxlength="${MAX_SENT_CHARS}" autocomplete="off"></label> <button type="submit">무시하기</button></form></details>`;
}

/** Why a finding is dismissed, and the button that takes that back. */
export function renderRestoring(id: string, { reason }: Dismissed): Html {
  return html`<p class="reason">이유: ${reason} <button type="button" class="quiet" data-act="restore" aria-describedby="${id}">되돌리기</button></p>`;
}
