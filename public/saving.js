// @ts-check
// Keeping what the reviewer writes: fields go to the server as they are typed, one after the other, and
// nothing that the server has not kept is forgotten without a word.

import { clearNotice, receive, stateOf, tell, warn } from "./page.js";

/** Wait after a key before a field is sent, in milliseconds: several keys of one word go together. */
const PAUSE_MS = 10;

/** Fields with changes that are not sent yet. @type {Map<string, string>} */
const waiting = new Map();

/** @type {ReturnType<typeof setTimeout> | undefined} */
let timer;
/** @type {Promise<boolean> | null} */
let sending = null;
let isLost = false;

/** Sends an act; answers the page that came back, or null when the reviewer has been told of a problem.
 * @param {string} act @param {Record<string, unknown>} body @param {() => void} [again] Sends the same once more; an act that can simply be done again has none. */
export async function post(act, body, again) {
  const path = act === "publish" ? "/publish" : `${location.pathname}/${act}${location.search}`;
  const content = JSON.stringify({ ...body, revision: Number(stateOf("revision")) });
  try {
    const response = await fetch(path, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: content,
      keepalive: true, // arrives even when the page goes away meanwhile
    });
    if (response.ok) return await response.text();
    explain(response.status, await response.json().catch(() => ({})), again);
  } catch {
    warn(
      "서버에 닿지 않습니다. 터미널에서 papercards review가 돌고 있는지 보세요. 쓴 글은 이 페이지에 남아 있습니다.",
      [["다시 보내기", again ?? settle]],
    );
  }
  tell("");
  return null;
}

/** @param {number} code @param {{ message?: string, fix?: string, current?: string }} problem @param {() => void} [again] */
function explain(code, { message = "요청을 처리하지 못했습니다.", fix = "", current }, again) {
  if (code !== 409) return warn(`${message} ${fix}`, [["닫기", settle]]);
  const theirs = current === undefined ? "" : ` 지금 저장된 글: “${current}”`;
  /** @type {[string, () => void]} */
  const look = ["최신 내용 보기", () => leave(() => location.reload())];
  /** @type {[string, () => void][]} */
  const keep = again ? [["내 글로 저장", () => void catchUp().then(again)]] : [];
  warn(`${message} ${fix}${theirs}`, [...keep, look]);
}

/** Learns the newest state without touching what the reviewer has written. */
async function catchUp() {
  const response = await fetch(location.href);
  if (response.ok) receive(await response.text());
  settle();
}

/** Takes a problem off the page. */
export function settle() {
  isLost = false;
  clearNotice();
}

/** Leaves on purpose, with nothing to ask about. @param {() => void} go */
function leave(go) {
  isLost = false;
  waiting.clear();
  go();
}

/** Gives up what is not sent yet. */
export function forget() {
  waiting.clear();
}

/** Whether something is not kept yet. */
export function isBusy() {
  return sending !== null || waiting.size > 0;
}

/** Sends what is waiting, one field after the other; answers whether all of it is kept. */
export function flush() {
  clearTimeout(timer);
  sending ??= drain().finally(() => {
    sending = null;
  });
  return sending;
}

async function drain() {
  for (const [path, text] of waiting) {
    waiting.delete(path);
    const page = await post("edit", { path, text }, () => {
      if (!waiting.has(path)) waiting.set(path, text);
      settle();
      void flush();
    });
    if (page === null) {
      isLost = true;
      return false;
    }
    receive(page);
    tell(describe(path));
  }
  return !isLost;
}

/** @param {string} path */
function describe(path) {
  const field = document.querySelector(`[data-path="${path}"]`);
  const count = (/** @type {string} */ kind) => field?.querySelectorAll(`li.${kind}`).length ?? 0;
  const [errors, warnings] = [count("error"), count("warning")];
  const found =
    errors + warnings > 0 ? `이 칸에 오류 ${errors}건, 주의 ${warnings}건` : "이 칸에 오류 없음";
  return `저장했습니다. ${found}`;
}

document.addEventListener("input", ({ target }) => {
  const isBox = target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement;
  const path = isBox && target.closest("[data-path]")?.getAttribute("data-path");
  if (!path) return;
  waiting.set(path, target.value);
  clearTimeout(timer);
  if (target instanceof HTMLTextAreaElement) timer = setTimeout(flush, PAUSE_MS);
  // Another basis brings a quote, or takes it away.
  else void flush().then((isKept) => isKept && path.endsWith("basis") && location.reload());
});

addEventListener("beforeunload", (event) => {
  if (isLost) event.preventDefault();
});

// What is still waiting when the page goes away is sent all the same, behind the change that is under way.
addEventListener("pagehide", () => {
  const revision = Number(stateOf("revision")) + (sending === null ? 0 : 1);
  let sent = 0;
  for (const [path, text] of waiting) {
    void fetch(`${location.pathname}/edit`, {
      method: "POST",
      keepalive: true,
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ path, text, revision: revision + sent++ }),
    });
  }
  waiting.clear();
});
