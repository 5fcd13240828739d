import { html } from "hono/html";
import type { Asking } from "../askings.ts";
import { tellProblem } from "../tell-problem.ts";
import { ALL, cardUrl } from "../view.ts";
import type { Html } from "./layout.ts";

/** What the model is asked at the moment, and what became of what was asked before, until somebody has looked at it. */
export function renderAskings(askings: readonly Asking[]): Html {
  if (askings.length === 0) return html``;
  return html`<details class="askings"><summary>${describeAskings(askings)}</summary><ul aria-label="모델에 물은 카드">${askings.map(renderAsking)}${renderCloseAll(askings)}</ul></details>`;
}

/** The button that closes all that has ended and is shown, where it is more than one. */
function renderCloseAll(askings: readonly Asking[]): Html {
  const ended = askings.filter(({ status }) => status !== "asking").map(({ number }) => number);
  if (ended.length < 2) return html``;
  return html`<li class="all">${renderClose(ended, `${ended.length}건 모두 닫기`)}</li>`;
}

function renderClose(numbers: readonly number[], text: string): Html {
  return html`<button type="button" class="quiet" data-act="seen" data-value="${numbers.join(",")}">${text}</button>`;
}

/** How many there are of each kind, in one line. */
function describeAskings(askings: readonly Asking[]): string {
  const counts = KINDS.map(([status, name, end]) => {
    const count = askings.filter((one) => one.status === status).length;
    return count === 0 ? [] : `${name} ${count}건${end}`;
  });
  return counts.flat().join(" · ");
}

const KINDS = [
  ["arrived", "답", " 도착"],
  ["failed", "답을 받지 못함", ""],
  ["asking", "묻는 중", ""],
] as const;

function renderAsking({ number, name, paper, status, problem }: Asking): Html {
  const card = html`<a href="${cardUrl(name, paper.id, ALL)}" lang="en">${paper.title}</a>`;
  if (status === "asking") return html`<li class="asking"><b>묻는 중</b> ${card}</li>`;
  const seen = renderClose([number], "닫기");
  if (problem === null) return html`<li class="arrived"><b>답이 왔음</b> ${card} ${seen}</li>`;
  const { message, fix } = tellProblem(problem);
  return html`<li class="failed"><b>답을 받지 못함</b> ${card} <span class="message">${message}</span> <span class="fix">${fix}</span> ${seen}</li>`;
}
