import { diffLines, diffWordsWithSpace } from "diff";
import { html } from "hono/html";
import type { PublishPreview } from "../../../core/review/review-session.ts";
import type { Html } from "../layout.ts";

/** Unchanged lines that are shown around a change. */
const CONTEXT = 2;

type Part = { kind: "same" | "added" | "removed"; lines: string[] };

/** The difference of two Markdown texts, line by line; within changed lines, word by word. */
export function renderDiff({ before, after }: PublishPreview): Html {
  const parts = diffLines(before, after).map(({ value, added, removed }): Part => {
    const lines = value.replace(/\n$/, "").split("\n");
    return { kind: added ? "added" : removed ? "removed" : "same", lines };
  });
  return html`<div class="diff" role="region" aria-label="달라지는 내용" tabindex="0">${parts.map((part, index) => renderPart(part, parts[index - 1], parts[index + 1]))}</div>`;
}

/** A text as it was and as it will be, with the words marked that only one of them has. */
export function renderWordChange(before: string, after: string): Html {
  const lines = [
    before === "" ? "" : renderChanged("removed", before, after),
    after === "" ? "" : renderChanged("added", after, before),
  ];
  return html`<div class="words">${lines}</div>`;
}

function renderPart(part: Part, before: Part | undefined, after: Part | undefined): Html {
  if (part.kind === "same")
    return renderSame(part.lines, before !== undefined, after !== undefined);
  const other = part.kind === "removed" ? after : before;
  const isPaired = other !== undefined && other.kind !== "same" && other.kind !== part.kind;
  return html`${part.lines.map((line, index) =>
    renderChanged(part.kind, line, isPaired ? (other.lines[index] ?? null) : null),
  )}`;
}

function renderSame(lines: readonly string[], hasBefore: boolean, hasAfter: boolean): Html {
  const head = hasBefore ? lines.slice(0, CONTEXT) : [];
  const tail = hasAfter ? lines.slice(Math.max(head.length, lines.length - CONTEXT)) : [];
  const left = lines.length - head.length - tail.length;
  const plain = (line: string) => html`<p class="line">${line || " "}</p>`;
  return html`${head.map(plain)}${left > 0 ? html`<p class="gap">같은 줄 ${left}개</p>` : ""}${tail.map(plain)}`;
}

/** A changed line; words that its other version does not have are marked. */
function renderChanged(kind: Part["kind"], line: string, other: string | null): Html {
  const isAdded = kind === "added";
  const pieces = other === null ? html`${line}` : renderWords(line, other);
  const name = isAdded ? "새로 들어감" : "빠짐";
  return html`<p class="line ${kind}"><span class="sign" aria-hidden="true">${isAdded ? "+" : "−"}</span><span class="unseen">${name}: </span>${pieces}</p>`;
}

function renderWords(line: string, other: string): Html {
  const words = diffWordsWithSpace(other, line).filter((piece) => !piece.removed);
  return html`${words.map(({ value, added }) => (added ? html`<mark>${value}</mark>` : html`${value}`))}`;
}
