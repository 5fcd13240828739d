import { html } from "hono/html";
import type { Html } from "../layout.ts";

/** What publishing has written. */
export function renderWritten(files: readonly string[]): Html {
  return html`<p class="done"><b>발행했습니다.</b> 쓴 파일 ${files.length}개:</p>
<ul class="files">${files.map((file) => html`<li><code>${file}</code></li>`)}</ul>`;
}
