import { html } from "hono/html";
import type { Finding } from "../../core/checks/finding.ts";
import { CHOICES, fieldNameOf } from "../labels.ts";
import { renderFieldFindings } from "./findings.ts";
import type { Html } from "./layout.ts";
import { renderMarked } from "./marked-text.ts";

/** One value of a draft on the page. */
export type FieldView = {
  path: string;
  text: string;
  findings: readonly Finding[];
  /** Whether a person has changed it. */
  isEdited: boolean;
};

/** A text that can be edited in place, with its findings beside it. */
export function renderField({ path, text, findings, isEdited }: FieldView): Html {
  const id = idOf(path);
  const name = fieldNameOf(path);
  const own = findings.filter((finding) => finding.field === path);
  return html`<div class="field" data-path="${path}">
<div class="shown" id="shown-${id}" data-part lang="${path.endsWith("evidence") ? "en" : "ko"}"><p>${text === "" ? html`<em lang="ko">없음</em>` : renderMarked(text, own)}</p>${isEdited ? html`<span class="badge edited" lang="ko">고침</span>` : ""}</div>
<button type="button" class="quiet edit" aria-label="${name} 고치기">고치기</button>
<div class="editor" hidden><label class="hint" for="text-${id}">${name} · 쓰는 대로 저장됩니다. <kbd>Esc</kbd>로 닫습니다.</label><textarea id="text-${id}" data-part autocomplete="off" maxlength="2000" rows="3" aria-describedby="findings-${id}">${text}</textarea></div>
${renderFieldFindings(own, `findings-${id}`)}
</div>`;
}

/** A value from a closed list. */
export function renderChoice({ path, text, findings }: FieldView): Html {
  const id = idOf(path);
  const choices = Object.entries(CHOICES[path.replace(/^.*\./, "")] ?? {});
  return html`<div class="choice" data-path="${path}"><label for="text-${id}">${fieldNameOf(path)}</label>
<select id="text-${id}" data-part autocomplete="off" aria-describedby="findings-${id}">${choices.map(
    ([value, name]) =>
      html`<option value="${value}" ${value === text ? "selected" : ""}>${name}</option>`,
  )}</select>
${renderFieldFindings(
  findings.filter((finding) => finding.field === path),
  `findings-${id}`,
)}</div>`;
}

/** The id of the box in which a field is changed. */
export function partIdOf(path: string): string {
  return `text-${idOf(path)}`;
}

/** A path as part of an element's id. */
function idOf(path: string): string {
  return path.replaceAll(/[^\w]+/g, "-");
}
