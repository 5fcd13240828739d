import { html } from "hono/html";
import { fieldNameOf } from "../../labels.ts";
import type { Html } from "../layout.ts";

/** What a field said before it was changed in this review, and the button that puts that back; empty while it says it. */
export function renderFirstText(
  { path, text, original }: { path: string; text: string; original: string | null },
  id: string,
): Html {
  const isChanged = original !== null && original !== "" && original !== text;
  return html`<div class="first" id="${id}" data-part>${isChanged ? html`<span class="hint">처음 글</span> <q lang="${path.endsWith("evidence") ? "en" : "ko"}">${original}</q> <button type="button" class="quiet" data-act="revert" data-value="${path}" aria-label="${fieldNameOf(path)} 처음 글로 되돌리기">처음 글로 되돌리기</button>` : ""}</div>`;
}
