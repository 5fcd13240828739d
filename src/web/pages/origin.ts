import { html } from "hono/html";
import type { Card } from "../../core/card/card.ts";
import { isByHand, type Provenance } from "../../core/card/provenance.ts";
import { formatUsd } from "../../core/question/answer.ts";
import { fieldNameOf } from "../labels.ts";
import type { Html } from "./layout.ts";

const UNKNOWN = "알 수 없음";

/** The provenance of a card's draft: model, cost, prompt, edits. */
export function renderOrigin({ provenance }: Card): Html {
  if (provenance === null)
    return html`<section class="origin" id="part-origin" data-part></section>`;
  const rows = isByHand(provenance) ? listByHand(provenance) : listRows(provenance);
  return html`<section class="origin" id="part-origin" data-part aria-labelledby="origin-title"><h2 id="origin-title">초안 정보</h2>
<dl>${rows.map(renderRow)}</dl></section>`;
}

type Row = readonly [name: string, value: string];

const EDITED = "사람이 고친 칸";

/** Of all rows only one changes while a card is edited. */
function renderRow([name, value]: Row): Html {
  const part = name === EDITED ? html` id="part-edited" data-part` : "";
  return html`<dt>${name}</dt><dd${part}>${value}</dd>`;
}

/** No model has anything to do with a draft that a person has written. */
function listByHand({ draftedAt }: Provenance): readonly Row[] {
  return [
    ["초안", "사람이 직접 씀"],
    ["쓰기 시작한 시각", inKorea(draftedAt)],
  ];
}

function listRows(provenance: Provenance): readonly Row[] {
  const { usage, edited, verifier } = provenance;
  return [
    ["모델", provenance.model],
    ...(verifier === undefined ? [] : [["검증 모델", verifier.model] as const]),
    ["호출 횟수", `${provenance.attempts}번`],
    ["비용", usage.costUsd === null ? UNKNOWN : formatUsd(usage.costUsd)],
    ["입력 token", formatTokens(usage.inputTokens)],
    ["출력 token", formatTokens(usage.outputTokens)],
    ["초안을 쓴 시각", inKorea(provenance.draftedAt)],
    ["prompt", provenance.promptVersion],
    [EDITED, edited.length === 0 ? "없음" : edited.map(fieldNameOf).join(", ")],
  ];
}

function formatTokens(tokens: number | null): string {
  return tokens === null ? UNKNOWN : tokens.toLocaleString("en");
}

/** Korea's clock, which knows no summer time. */
const KOREA = new Intl.DateTimeFormat("sv-SE", {
  timeZone: "Asia/Seoul",
  dateStyle: "short",
  timeStyle: "short",
});

/** An instant as Korean clocks show it: `2026-02-14 09:30 (한국 시각)`. */
function inKorea(instant: string): string {
  return `${KOREA.format(new Date(instant))} (한국 시각)`;
}
