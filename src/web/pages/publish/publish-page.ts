import { html } from "hono/html";
import { CHART_TITLE } from "../../../core/digest/tag-chart.ts";
import { describeShares } from "../../../core/digest/week/tag-shares.ts";
import { listEmpty } from "../../../core/review/apply-review.ts";
import type { WaitingReview } from "../../../core/review/inbox/waiting-review.ts";
import type { PublishPreview, ReviewState } from "../../../core/review/review-session.ts";
import { listItems } from "../../items.ts";
import { renderKeysDialog } from "../../keys.ts";
import { ALL, publishUrl } from "../../view.ts";
import { renderUndo } from "../bar.ts";
import { renderCardList } from "../card-list.ts";
import { renderHeader } from "../header.ts";
import { type Html, renderPage } from "../layout.ts";
import { isChanged, renderCardChange, renderSentenceChange } from "./card-change.ts";
import { renderDiff } from "./diff.ts";
import { renderLeft } from "./left.ts";

/** The page before publishing, where a review ends: what is left, what readers will see by card, and what comes next. */
export function renderPublishPage(
  state: ReviewState,
  preview: PublishPreview,
  waiting: readonly WaitingReview[],
): Html {
  const isDone = listItems(state).every(({ decision }) => decision !== "open");
  const body = html`${renderHeader(state)}
<div class="frame">
<main id="main" tabindex="-1">
<div id="part-state" hidden data-revision="${state.revision}" data-next="${publishUrl(state.name)}"></div>
<h2 id="publish-title" tabindex="-1">${isDone ? "모두 검토했습니다" : "발행 전 확인"}</h2>
<div id="notice" role="alert"></div>
<div id="written" role="status" tabindex="-1"></div>
${renderLeft(state)}
${renderAct(state, preview)}
${renderNext(state, waiting)}
${renderPreview(state, preview)}
</main>
${renderCardList(state, ALL, null)}
</div>
<p id="status" role="status"></p>
${renderKeysDialog("list")}`;
  return renderPage({ title: `${state.name} 발행 전 확인`, body });
}

function wouldWrite(state: ReviewState, { before, after }: PublishPreview): boolean {
  const isPending = listItems(state).some((item) => item.isPending);
  return before !== after || isPending || !state.isPublished;
}

function renderAct(state: ReviewState, preview: PublishPreview): Html {
  if (!wouldWrite(state, preview)) {
    return html`<p class="done" id="done" tabindex="-1">발행된 다이제스트와 같습니다. 새로 쓸 것이 없습니다.</p>
<p class="acts">${renderUndo()}</p>`;
  }
  const isRefused = listEmpty(state).length > 0;
  return html`<p class="acts"><button type="button" class="main" data-act="publish"${isRefused ? html` disabled` : ""}>이대로 발행</button> ${renderUndo()}</p>
<p class="hint">${describeWriting(state)}</p>`;
}

function describeWriting({ name, isPublished, week }: ReviewState): string {
  if (week === null) {
    return isPublished
      ? "이미 발행한 날입니다. 아래에서 ‘바뀜’인 것만 바뀌고, 이 날의 주간 문서가 있으면 함께 다시 만듭니다."
      : "아직 발행하지 않은 날입니다. 다이제스트 전체가 새로 생깁니다.";
  }
  return week.isMade
    ? "바뀐 날과 주간 문서를 함께 다시 씁니다."
    : `바뀐 날만 씁니다. 주간 문서는 아직 없습니다: papercards weekly ${name}로 만듭니다.`;
}

/** Where to go on: what waits most urgently besides this review. */
function renderNext({ name }: ReviewState, waiting: readonly WaitingReview[]): Html {
  const next = waiting.find((one) => one.name !== name);
  if (next === undefined) return html`<p class="go-on">검토할 날이 더 없습니다.</p>`;
  return html`<p class="go-on"><a class="button" href="/${next.name}">${next.name.includes("W") ? "다음 주간" : "다음 날"}: ${next.name}</a> <span class="meta">검토 전 ${next.open} / ${next.items}</span></p>`;
}

/** The chart of a week's digest as it is; what is published of its days comes into it then. */
function renderChart({ name, week }: ReviewState): Html {
  if (week === null || week.tagWeeks.length === 0) return html``;
  const shares = describeShares(week.tagWeeks.slice(0, 2));
  return html`<p><img class="chart" src="/${name}/chart.svg" alt="${CHART_TITLE}: ${shares}" width="440"></p>`;
}

/** What readers will see, card by card, and behind a fold the same line by line. */
function renderPreview(state: ReviewState, preview: PublishPreview): Html {
  const sentences = (state.week?.sentences ?? []).filter(({ isPending }) => isPending);
  const changed = preview.cards.filter(isChanged);
  const same = preview.cards.filter((pair) => !isChanged(pair));
  return html`<section aria-labelledby="preview-title"><h3 id="preview-title">독자가 보게 될 모습</h3>
${renderChart(state)}
${sentences.map(renderSentenceChange)}${changed.map(renderCardChange)}
${same.length === 0 ? "" : html`<details class="unchanged"><summary>그대로인 카드 ${same.length}장</summary>${same.map(renderCardChange)}</details>`}
${preview.before === preview.after ? "" : html`<details class="lines"><summary>Markdown을 줄 단위로 비교</summary>${renderDiff(preview)}</details>`}
</section>`;
}
