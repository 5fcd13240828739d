// @ts-check
// What the review page does in the browser: sends the reviewer's acts to the server, and puts the parts of
// its answer that have changed in their places. Every answer is a page that the server rendered.

import { restore } from "./dismiss.js";
import { receive, stateOf, tell } from "./page.js";
import { flush, forget, isBusy, post } from "./saving.js";
import "./fields.js";
import "./keys.js";
import "./light.js";
import "./sheet.js";

const dialog = document.querySelector("dialog");

/** @type {Record<string, (button: HTMLElement) => void | Promise<void>>} */
const ACTS = {
  decide: async ({ dataset }) => {
    const decision = dataset.value ?? "";
    const page = (await flush()) ? await post("decide", { decision }) : null;
    if (page === null) return;
    receive(page);
    if (decision === "open") location.reload();
    else location.assign(stateOf("next"));
  },
  revert: async () => {
    forget();
    await flush();
    if ((await post("revert", {})) !== null) location.reload();
  },
  choose: async ({ dataset }) => {
    const kept = await flush();
    if (kept && (await post("choose", { choice: dataset.value })) !== null) {
      location.replace(location.pathname + location.search);
    }
  },
  ask: () => {
    if (dialog) {
      dialog.returnValue = "";
      dialog.showModal();
    }
  },
  restore,
  publish: async () => {
    const answer = await post("publish", {});
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
  if (!kept || (await post("ask", { remark })) === null) return;
  location.hash = "proposal-title";
  location.reload();
});

document.addEventListener("click", (event) => {
  if (!(event.target instanceof Element)) return;
  const act = event.target.closest("[data-act]");
  if (act instanceof HTMLElement) return ACTS[act.dataset.act ?? ""]?.(act);
  const link = event.target.closest("a[href^='/']");
  if (link instanceof HTMLAnchorElement && isBusy()) {
    event.preventDefault();
    void flush().then((isKept) => isKept && location.assign(link.href));
  }
});

// After an act that ended in a new page, and before publishing, the keyboard goes on at the right place.
const start = [location.hash.slice(1), "publish-title", "card-title"].find((id) =>
  document.getElementById(id),
);
document.getElementById(start ?? "")?.focus({ preventScroll: location.hash === "" });
document.documentElement.dataset.ready = "";
