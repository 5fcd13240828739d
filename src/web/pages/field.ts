import { html } from "hono/html";
import { type Finding, standingFindings } from "../../core/checks/finding.ts";
import { renderLength } from "../field-length.ts";
import { renderKey } from "../keys.ts";
import { CHOICES, fieldNameOf } from "../labels.ts";
import { renderFieldFindings } from "./findings.ts";
import type { Html } from "./layout.ts";
import { renderMarked } from "./marked-text.ts";
import type { CardNumbers } from "./name-cards.ts";
import { renderFirstText } from "./writing/first-text.ts";
import { renderTagBox } from "./writing/tag-field.ts";

/** One value of a draft on the page. */
export type FieldView = {
  path: string;
  text: string;
  findings: readonly Finding[];
  /** Whether a person has changed it. */
  isEdited: boolean;
  /** What it said before this review; null when it is not changed in it. */
  original: string | null;
  /** The numbers of the cards that its findings may name. */
  numbers?: CardNumbers;
};

/** A text that can be edited in place, with what else can be done with it, and its findings beside it. */
export function renderField(view: FieldView, acts: Html = html``): Html {
  const { path, text, findings, isEdited, numbers } = view;
  const id = idOf(path);
  const name = fieldNameOf(path);
  const own = findings.filter((finding) => finding.field === path);
  return html`<div class="field" data-path="${path}">
<div class="shown" id="shown-${id}" data-part lang="${path.endsWith("evidence") ? "en" : "ko"}"><p>${text === "" ? html`<em lang="ko">없음</em>` : renderMarked(text, own)}</p>${isEdited ? html` <span class="badge edited" lang="ko">고침</span>` : ""}</div>
<span class="beside"><button type="button" class="quiet edit" aria-label="${name} 고치기">고치기</button>${acts}</span>
<div class="editor" hidden>${path === "tags" ? html`<span class="hint">${name} · 고르는 대로 저장됩니다.</span>` : html`<label class="hint" for="text-${id}">${name} · 쓰는 대로 저장됩니다.</label>`} ${renderLength(path, text, `length-${id}`)}${path === "tags" ? renderTagBox(text, "length-tags findings-tags") : renderBox(view, id)}<button type="button" class="close"><span class="unseen">${name}</span> 닫기 ${renderKey("close")}</button>${renderFirstText(view, `first-${id}`)}</div>
${renderFieldFindings(own, `findings-${id}`, numbers)}
</div>`;
}

function renderBox({ path, text, findings }: FieldView, id: string): Html {
  const own = findings.filter((finding) => finding.field === path);
  return html`<textarea id="text-${id}" data-part autocomplete="off" maxlength="2000" rows="3" aria-describedby="length-${id} findings-${id}"${isWrong(own)}>${text}</textarea><p class="cut" id="cut-${id}" data-part role="alert"></p>`;
}

/** A value from a closed list. */
export function renderChoice({ path, text, findings, numbers }: FieldView): Html {
  const id = idOf(path);
  const own = findings.filter((finding) => finding.field === path);
  const choices = Object.entries(CHOICES[path.replace(/^.*\./, "")] ?? {});
  return html`<div class="choice" data-path="${path}"><label for="text-${id}">${fieldNameOf(path)}</label>
<select id="text-${id}" data-part autocomplete="off" aria-describedby="findings-${id}"${isWrong(own)}>${choices.map(
    ([value, name]) =>
      html`<option value="${value}" ${value === text ? "selected" : ""}>${name}</option>`,
  )}</select>
${renderFieldFindings(own, `findings-${id}`, numbers)}</div>`;
}

/** Says of a box that its value has an error. */
function isWrong(own: readonly Finding[]): Html {
  const hasError = standingFindings(own).some(({ severity }) => severity === "error");
  return hasError ? html` aria-invalid="true"` : html``;
}

/** The id of the box in which a field is changed. */
export function boxIdOf(path: string): string {
  return `text-${idOf(path)}`;
}

/** A path as part of an element's id. */
function idOf(path: string): string {
  return path.replaceAll(/[^\w]+/g, "-");
}
