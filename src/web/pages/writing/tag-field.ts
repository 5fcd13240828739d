import { html } from "hono/html";
import { splitTags } from "../../../core/draft/draft-fields.ts";
import { TAGS } from "../../../core/draft/tag-list.ts";
import { MAX_TAGS, TAG_NAMES } from "../../../core/draft/tags.ts";
import type { Html } from "../layout.ts";

/** Characters of a search for tags. Six of the longest names, with commas, have half of it. */
const MAX_SEARCH_CHARS = 300;

/** The box in which tags are ticked: those of the list, and what the card has of an earlier one. */
export function renderTagBox(text: string, describedBy: string): Html {
  const names: readonly string[] = TAG_NAMES;
  const chosen = splitTags(text);
  const others = chosen.filter((name) => !names.includes(name));
  const all: readonly { name: string; korean: string }[] = [
    ...others.map((name) => ({ name, korean: "" })),
    ...TAGS,
  ];
  return html`<input type="text" id="find-tag" class="find-tag" aria-label="태그 찾기" placeholder="태그 찾기" maxlength="${MAX_SEARCH_CHARS}" autocomplete="off" spellcheck="false" aria-controls="tag-list" aria-describedby="tag-hint">
<p class="hint" id="tag-hint">이름이나 우리말로 찾고, 쉼표로 나누어 여러 개를 적은 뒤 Enter로 모두 고릅니다. ↓로 목록에 가고, 스페이스로 고르거나 뺍니다.</p>
<div id="text-tags" class="tag-state" data-part data-tags="${text}" data-most="${MAX_TAGS}" hidden></div>
<p class="cut" id="tag-refusal" role="alert"></p>
<ul class="tag-list" id="tag-list" aria-label="고를 수 있는 태그" aria-describedby="${describedBy}">${all.map(({ name, korean }) => html`<li><label><input type="checkbox" value="${name}" autocomplete="off"${chosen.includes(name) ? html` checked` : ""}> ${name}${korean === "" || korean === name ? "" : html` <small>${korean}</small>`}</label></li>`)}</ul>`;
}
