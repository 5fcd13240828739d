// @ts-check
// What the review page does in the browser: sends what the reviewer does to the server, and puts the
// parts of its answer that have changed in their places. Every answer is a page that the server rendered.

/** Wait after a key before a field is sent, in milliseconds: several keys of one word go together. */
const PAUSE_MS = 40;

/** Fields with changes that are not sent yet. @type {Map<string, string>} */
const waiting = new Map();

/** @type {ReturnType<typeof setTimeout> | undefined} */
let timer;
/** @type {Promise<boolean> | null} */
let sending = null;
let isLost = false;

const notice = document.querySelector("#notice");
const status = document.querySelector("#status");
const dialog = document.querySelector("dialog");

/** @param {string} text */
function tell(text) {
  if (status) status.textContent = text;
}

/** What the server said about the state that this page shows. @param {"revision" | "next"} name */
function stateOf(name) {
  const state = document.querySelector("#part-state");
  return (state instanceof HTMLElement && state.dataset[name]) || "0";
}

/** Shows a problem that the reviewer has to settle, with what can be done about it.
 * @param {string} text @param {[string, () => void][]} choices */
function warn(text, choices) {
  const buttons = choices.map(([name, act]) => {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = name;
    button.addEventListener("click", act);
    return button;
  });
  const paragraph = document.createElement("p");
  paragraph.textContent = text;
  notice?.replaceChildren(paragraph, ...buttons);
  notice?.scrollIntoView({ block: "nearest" });
}

/** Puts the parts of a page that differ in the places of the old ones. @param {string} page */
function receive(page) {
  const fresh = new DOMParser().parseFromString(page, "text/html");
  for (const part of document.querySelectorAll("[data-part]")) {
    const next = fresh.getElementById(part.id);
    if (next && next.outerHTML !== part.outerHTML)
      part.replaceWith(document.importNode(next, true));
  }
}

/** Sends an act; answers the page that came back, or null when the reviewer has been told of a problem.
 * @param {string} act @param {Record<string, unknown>} body @param {() => void} again */
async function post(act, body, again) {
  const path = act === "publish" ? "/publish" : `${location.pathname}/${act}${location.search}`;
  const content = JSON.stringify({ ...body, revision: Number(stateOf("revision")) });
  try {
    const response = await fetch(path, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: content,
    });
    if (response.ok) return await response.text();
    explain(response.status, await response.json().catch(() => ({})), again);
  } catch {
    warn(
      "서버에 닿지 않습니다. 터미널에서 papercards review가 돌고 있는지 보세요. 쓴 글은 이 페이지에 남아 있습니다.",
      [["다시 보내기", again]],
    );
  }
  isLost = true;
  tell("");
  return null;
}

/** @param {number} code @param {{ message?: string, fix?: string }} problem @param {() => void} again */
function explain(code, { message = "요청을 처리하지 못했습니다.", fix = "" }, again) {
  /** @type {[string, () => void]} */
  const look = ["최신 내용 보기", () => leave(() => location.reload())];
  if (code !== 409) return warn(`${message} ${fix}`, [["닫기", settle]]);
  warn(`${message} ${fix}`, [["내 글로 저장", () => catchUp().then(again)], look]);
}

/** Learns the newest state without touching what the reviewer has written. */
async function catchUp() {
  const response = await fetch(location.href);
  if (response.ok) receive(await response.text());
  settle();
}

function settle() {
  isLost = false;
  notice?.replaceChildren();
}

/** Leaves on purpose, with nothing to ask about. @param {() => void} go */
function leave(go) {
  isLost = false;
  waiting.clear();
  go();
}

/** Sends what is waiting, one field after the other; answers whether all of it is kept. */
function flush() {
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
      flush();
    });
    if (page === null) return false;
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
  else flush().then((isKept) => isKept && path.endsWith("basis") && location.reload());
});

/** Opens or closes the box of a field. @param {Element} field @param {boolean} isOpen */
function toggle(field, isOpen) {
  const editor = field.querySelector(".editor");
  if (!(editor instanceof HTMLElement)) return;
  editor.hidden = !isOpen;
  const target = field.querySelector(isOpen ? "textarea" : "button.edit");
  if (target instanceof HTMLElement) target.focus();
}

/** @type {Record<string, (button: HTMLElement) => void>} */
const ACTS = {
  decide: async ({ dataset }) => {
    const decision = dataset.value ?? "";
    const page = (await flush()) ? await post("decide", { decision }, settle) : null;
    if (page === null) return;
    receive(page);
    if (decision === "open") location.reload();
    else location.assign(stateOf("next"));
  },
  revert: async () => {
    waiting.clear();
    if ((await post("revert", {}, settle)) !== null) location.reload();
  },
  choose: async ({ dataset }) => {
    const kept = await flush();
    if (kept && (await post("choose", { choice: dataset.value }, settle)) !== null) {
      location.replace(location.pathname + location.search);
    }
  },
  ask: () => {
    if (dialog) {
      dialog.returnValue = "";
      dialog.showModal();
    }
  },
  publish: async () => {
    const answer = await post("publish", {}, settle);
    if (answer === null) return;
    const page = await fetch("/publish");
    const fresh = new DOMParser().parseFromString(await page.text(), "text/html");
    for (const id of ["main", "part-progress", "part-side"]) {
      const next = fresh.getElementById(id);
      if (next) document.getElementById(id)?.replaceWith(document.importNode(next, true));
    }
    tell(`발행했습니다: ${JSON.parse(answer).files.join(", ")}`);
    document.getElementById("done")?.focus();
  },
};

dialog?.addEventListener("close", async () => {
  if (dialog.returnValue !== "ask") return;
  const remark = dialog.querySelector("textarea")?.value ?? "";
  tell("모델에 묻고 있습니다. 몇 분 걸릴 수 있고, 그동안 다른 카드를 보아도 됩니다.");
  const kept = await flush();
  if (!kept || (await post("ask", { remark }, settle)) === null) return;
  location.hash = "proposal-title";
  location.reload();
});

document.addEventListener("click", (event) => {
  if (!(event.target instanceof Element)) return;
  const act = event.target.closest("[data-act]");
  if (act instanceof HTMLElement) return ACTS[act.dataset.act ?? ""]?.(act);
  const field = event.target.closest(".field");
  const isBox = event.target.closest(".editor, .findings, a");
  const isSelecting = `${getSelection() ?? ""}` !== "";
  if (field && !isBox && !isSelecting) return toggle(field, true);
  const link = event.target.closest("a[href^='/']");
  if (link instanceof HTMLAnchorElement && (sending || waiting.size > 0)) {
    event.preventDefault();
    flush().then((isKept) => isKept && location.assign(link.href));
  }
});

/** The field that E opens: the one in focus, or the first with a finding, or the first. */
function chooseField() {
  return (
    document.activeElement?.closest(".field") ??
    document.querySelector(".field:has(.findings .error, .findings .warning)") ??
    document.querySelector(".field")
  );
}

/** Goes to the filter after the one that is on. */
function turnFilter() {
  const filters = [...document.querySelectorAll(".filters a")];
  const at = filters.findIndex((filter) => filter.hasAttribute("aria-current"));
  const next = filters[(at + 1) % filters.length];
  if (next instanceof HTMLElement) next.click();
}

document.addEventListener("keydown", (event) => {
  const { target } = event;
  if (!(target instanceof Element) || event.ctrlKey || event.metaKey || event.altKey) return;
  if (target.closest("dialog")) return;
  const field = target.closest(".field");
  if (event.code === "Escape" && field && target.closest(".editor")) return toggle(field, false);
  if (target.closest("textarea, select, input") || event.isComposing) return;
  // By place on the keyboard, so that the keys work while it writes Hangul.
  const pressed = document.querySelector(`[data-key="${CSS.escape(event.code)}"]`);
  if (pressed instanceof HTMLElement) return press(event, () => pressed.click());
  if (event.code === "KeyF") return press(event, turnFilter);
  const chosen = event.code === "KeyE" ? chooseField() : null;
  if (chosen) press(event, () => toggle(chosen, true));
});

/** @param {KeyboardEvent} event @param {() => void} act */
function press(event, act) {
  event.preventDefault();
  act();
}

/** Lights what belongs together: a statement and the passage that it quotes. @param {Event} event */
function light({ target }) {
  for (const lit of document.querySelectorAll(".lit")) lit.classList.remove("lit");
  const one = target instanceof Element ? target.closest("[data-quote], [data-quotes]") : null;
  const names = (one?.getAttribute("data-quote") ?? one?.getAttribute("data-quotes") ?? "").split(
    " ",
  );
  for (const name of names.filter(Boolean)) {
    const both = `[data-quote="${name}"], [data-quotes~="${name}"]`;
    for (const lit of document.querySelectorAll(both)) lit.classList.add("lit");
  }
}

document.addEventListener("mouseover", light);
document.addEventListener("focusin", light);

addEventListener("beforeunload", (event) => {
  if (isLost) event.preventDefault();
});

// What is still waiting when the page goes away is sent all the same.
addEventListener("pagehide", () => {
  const revision = Number(stateOf("revision"));
  let sent = 0;
  for (const [path, text] of waiting) {
    fetch(`${location.pathname}/edit`, {
      method: "POST",
      keepalive: true,
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ path, text, revision: revision + sent++ }),
    });
  }
  waiting.clear();
});

const start =
  location.hash.slice(1) || (document.getElementById("publish-title") ? "publish-title" : "");
document.getElementById(start)?.focus();
document.documentElement.dataset.ready = "";
