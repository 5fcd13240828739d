import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { listDiffering } from "../support/drawn-page.ts";
import { press } from "../support/look-at-page.ts";
import { openFaultyCard } from "../support/review-pages.ts";

/** Does an act, and waits until the page is what it is when it is loaded anew. */
async function check(page: Page, act: string, work: () => Promise<unknown>) {
  const answered = page.waitForResponse((response) => response.url().includes(`/${act}`));
  await work();
  await answered;
  await press(page, "Escape");
  await expect.poll(async () => ({ [act]: await listDiffering(page) })).toEqual({ [act]: [] });
}

test("after an act and its undo the page is what it is when it is loaded anew", async () => {
  const { page, problems } = await openFaultyCard();
  const undo = async () => {
    await page.locator("#card-title").click();
    await check(page, "undo", () => press(page, "z"));
  };
  await check(page, "dismiss", async () => {
    await page.locator("[data-path=uncertainty] .dismiss summary").first().click();
    await page.keyboard.insertText("본문 표 2의 값");
    await press(page, "Enter");
  });
  await undo();
  await check(page, "edit", async () => {
    await page.locator("[data-path=headline] button.edit").click();
    await page.keyboard.insertText(" 끝에 쓴 글");
  });
  await undo();
  const down = page.locator('[data-value=down][data-item="actions[0]"]');
  await check(page, "arrange", () => down.click());
  await undo();

  expect(problems).toEqual([]);
});
