import { html } from "hono/html";
import { changeList, LIST_CHANGES, type ListChange } from "../../core/draft/change-list.ts";
import type { Draft } from "../../core/draft/draft.ts";
import { fieldNameOf } from "../labels.ts";
import type { Html } from "./layout.ts";

const NAMES: Readonly<Record<ListChange["act"], readonly [sign: string, name: string]>> = {
  add: ["+", "더하기"],
  remove: ["−", "빼기"],
  up: ["↑", "위로"],
  down: ["↓", "아래로"],
};

/** The buttons that change an item of a list: those that the draft allows. */
export function renderItemActs(draft: Draft, path: string): Html {
  const acts = LIST_CHANGES.filter((act) => act !== "add" && changeList(draft, { act, path }));
  return html`<span class="item-acts">${acts.map((act) => renderButton(act, path))}</span>`;
}

/** The button that adds an item to a list, as long as it may have one more. */
export function renderAdding(draft: Draft, path: string): Html {
  return changeList(draft, { act: "add", path }) === null ? html`` : renderButton("add", path);
}

function renderButton(act: ListChange["act"], path: string): Html {
  const [sign, name] = NAMES[act];
  return html`<button type="button" class="quiet" data-act="arrange" data-value="${act}" data-item="${path}" aria-label="${fieldNameOf(path)} ${name}">${sign}</button>`;
}
