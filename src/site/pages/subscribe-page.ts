import { html } from "hono/html";
import { FEEDS, linkFrom, PAGES, tagFeed } from "../../core/site/site-paths.ts";
import type { Html, Page, Site } from "../parts/frame.ts";
import { toAddress } from "../parts/frame.ts";

/** How to subscribe: each feed with its address, what comes when, and how to leave. */
export function buildSubscribePage(tags: readonly string[], { url }: Pick<Site, "url">): Page {
  const path = PAGES.subscribe;
  const link = linkFrom(path);
  const renderFeed = (name: string, feed: string): Html => {
    const address = url === null ? link(`${feed}.xml`) : toAddress(url, `${feed}.xml`);
    return html`<h3>${name}</h3>
<p><a href="${link(`${feed}.xml`)}">Atom</a> · <a href="${link(`${feed}.json`)}">JSON Feed</a></p>
<pre data-copy>${address}</pre>
<details><summary>Slack에 붙여 넣기</summary><pre data-copy>/feed subscribe ${address}</pre></details>`;
  };
  const body = html`<h1>구독</h1>
<p>피드 주소를 RSS 리더나 Slack에 넣으면 새 카드가 도착합니다. 그날의 목록이 확정된 뒤(한국 시간으로 여름 11시, 겨울 12시 이후)에 올라오고, 카드가 고쳐지면 같은 글이 갱신됩니다. 그만 받으려면 리더에서 피드를 지우거나 Slack에서 <code>/feed remove</code>를 쓰면 됩니다.</p>
<section><h2>모든 카드와 하루 묶음</h2>
${renderFeed("새 카드마다", FEEDS.cards)}
${renderFeed("하루에 한 번", FEEDS.days)}</section>
${tags.length === 0 ? "" : html`<section><h2>태그 하나만</h2><ul class="tag-list">${tags.map((tag) => html`<li>#${tag} <a href="${link(`${tagFeed(tag)}.xml`)}">Atom<span class="unseen"> (${tag})</span></a> · <a href="${link(`${tagFeed(tag)}.json`)}">JSON Feed<span class="unseen"> (${tag})</span></a></li>`)}</ul></section>`}`;
  return {
    ...{ path, body, title: "구독" },
    description: "모든 카드, 하루 묶음, 태그별 피드를 RSS 리더나 Slack에서 받아 봅니다.",
  };
}
