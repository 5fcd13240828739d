import { html } from "hono/html";
import type { Card } from "../../core/card/card.ts";
import { formatUsd } from "../../core/question/answer.ts";
import { fieldNameOf } from "../labels.ts";
import type { Html } from "./layout.ts";

/** The provenance of a card's draft: model, cost, prompt, edits. */
export function renderOrigin({ provenance }: Card): Html {
  if (provenance === null)
    return html`<section class="origin" id="part-origin" data-part></section>`;
  const { usage, edited, verifier } = provenance;
  const rows: readonly (readonly [name: string, value: string])[] = [
    ["모델", provenance.model],
    ...(verifier === undefined ? [] : [["검증 모델", verifier.model] as const]),
    ["물은 횟수", `${provenance.attempts}번`],
    ["비용", usage.costUsd === null ? "알 수 없음" : formatUsd(usage.costUsd)],
    ["token", `${formatTokens(usage.inputTokens)} + ${formatTokens(usage.outputTokens)}`],
    ["초안을 쓴 때", provenance.draftedAt.replace("T", " ").replace(/\..*$/, " UTC")],
    ["prompt", provenance.promptVersion],
    ["사람이 고친 칸", edited.length === 0 ? "없음" : edited.map(fieldNameOf).join(", ")],
  ];
  return html`<section class="origin" id="part-origin" data-part aria-labelledby="origin-title"><h2 id="origin-title">초안이 나온 곳</h2>
<dl>${rows.map(([name, value]) => html`<dt>${name}</dt><dd>${value}</dd>`)}</dl></section>`;
}

function formatTokens(tokens: number | null): string {
  return tokens === null ? "?" : tokens.toLocaleString("en");
}
