import { test } from "vitest";
import { openBundledDay } from "../support/review-pages.ts";

test("debug", async () => {
  const { page } = await openBundledDay();
  const ids = ["2602.10934", "2602.12036", "2602.08711"];
  for (const id of ids) {
    const res = await page.goto(new URL(`/2026-02-13/cards/${id}`, page.url()).href);
    if (!res?.ok()) { console.log(id, res?.status()); continue; }
    await page.locator("html[data-ready]").waitFor({ state: "attached" });
    await page.evaluate(`(() => { const f = window.fetch; window.fetch = async (...a) => { const r = await f(...a); const c = r.clone(); c.json().then((j) => { window.lastParts = j.parts; (window.all ??= []).push(Object.keys(j.parts ?? {}).join()); }).catch(() => {}); return r; }; document.querySelector('[data-path=tags] button.edit').click(); })()`);
    await page.keyboard.type("vision", { delay: 90 });
    await page.keyboard.press("Enter");
    await page.waitForTimeout(1500);
    console.log(id, await page.evaluate("[document.activeElement.outerHTML.slice(0,100), window.all?.join(' | '), document.querySelector('[data-path=tags] .shown').textContent, document.querySelector('[data-path=tags] .editor').hidden].join('\\n')"));
  }
});
