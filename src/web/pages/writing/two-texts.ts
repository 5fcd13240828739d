import { html } from "hono/html";
import type { Html } from "../layout.ts";
import { renderWordDiff } from "./word-diff.ts";

/**
 * What two people have written in one field, with the words marked in which they differ.
 *
 * @param current null where only what the reviewer has written is of use
 */
export function renderTwoTexts(current: string | null, written: string): Html {
  if (current === null)
    return html`<dl class="two-texts"><dt>내가 쓴 글</dt><dd>${written}</dd></dl>`;
  const { old, fresh } = renderWordDiff(current, written);
  return html`<dl class="two-texts"><dt>지금 저장된 글</dt><dd>${current === "" ? html`<em>없음</em>` : old}</dd><dt>내가 쓴 글</dt><dd>${written === "" ? html`<em>없음</em>` : fresh}</dd></dl>`;
}
