import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { findViolations, isTooWide, press } from "../support/look-at-page.ts";
import { openBundledDay } from "../support/review-pages.ts";

const readTexts = (page: Page, list: string) =>
  page.locator(`#list-${list} > li:not(.adding) > .field:first-of-type .shown p`).allTextContents();

/** Selects a part of the abstract, as a mouse would. */
const select = (page: Page, from: number, to: number) =>
  page.evaluate(`(() => {
    const walker = document.createTreeWalker(document.querySelector(".abstract"), NodeFilter.SHOW_TEXT);
    let node = walker.nextNode();
    while (node.parentElement.closest("sup") || node.textContent.length < ${to}) node = walker.nextNode();
    getSelection().setBaseAndExtent(node, ${from}, node, ${to});
  })()`);

test("an item is moved while it is written, and the writing goes on in it", async () => {
  const { page, problems } = await openBundledDay();
  const [first, second] = await readTexts(page, "actions");
  await page.locator('[data-path="actions[1]"] button.edit').click();
  await page.keyboard.type(" 하나");
  await press(page, "Alt+ArrowUp");
  await page.locator('[data-path="actions[0]"] .editor:not([hidden])').waitFor();
  await expect.poll(() => readTexts(page, "actions")).toContain(`${second} 하나`);
  await page.keyboard.type(" 더");
  await expect
    .poll(async () => (await readTexts(page, "actions")).slice(0, 2))
    .toEqual([`${second} 하나 더`, first]);
  await press(page, "Alt+ArrowUp");

  expect(await page.locator("#status").textContent()).toContain("더 옮길 자리가 없습니다");
  expect(await page.evaluate("document.activeElement.id")).toBe("text-actions-0-");
  expect(problems).toEqual([]);
});

test("items come and go within the bounds by keyboard, the keyboard stays in the list, and Z brings all back", async () => {
  const { page, problems } = await openBundledDay();
  const before = await readTexts(page, "risks");
  const add = page.locator("#adding-risks button");
  let acts = 0;
  for (; (await add.count()) > 0; acts += 1) {
    const count = (await readTexts(page, "risks")).length;
    await add.focus();
    await press(page, "Enter");
    await expect.poll(async () => (await readTexts(page, "risks")).length).toBe(count + 1);
    await expect
      .poll(() => page.evaluate("document.activeElement.id"))
      .toBe(`text-risks-${count}-text`);
    await page.keyboard.type("새 위험");
    await expect.poll(async () => (await readTexts(page, "risks"))[count]).toBe("새 위험");
    await press(page, "Escape");
    acts += 1; // writing
  }
  const most = (await readTexts(page, "risks")).length;
  const violations = await findViolations(page);
  const remove = page.locator('[data-act=arrange][data-value=remove][data-item^="risks"]');
  for (; (await remove.count()) > 0; acts += 1) {
    const count = (await readTexts(page, "risks")).length;
    await remove.last().focus();
    await press(page, "Enter");
    await expect.poll(async () => (await readTexts(page, "risks")).length).toBe(count - 1);
    await expect
      .poll(() => page.evaluate("document.activeElement.closest('#list-risks') !== null"))
      .toBe(true);
  }
  const least = (await readTexts(page, "risks")).length;
  await page.locator("#card-title").focus();
  for (; acts > 0; acts -= 1) {
    await press(page, "z");
    await page.locator("#status", { hasText: "되돌렸습니다" }).waitFor();
    await page.evaluate("document.querySelector('#status').replaceChildren()");
  }

  expect({ most, least }).toEqual({ most: 3, least: 1 });
  expect(await readTexts(page, "risks")).toEqual(before);
  expect(violations).toEqual([]);
  expect(problems).toEqual([]);
});

test.each([1440, 390])(
  "a passage that is selected becomes the quote of the statement at hand, in whole words: %d px",
  async (width) => {
    const { page, problems } = await openBundledDay({ viewport: { width, height: 900 } });
    await page.locator('[data-quote="keyPoints[1]"] .shown').first().click();
    await press(page, "Escape");
    await select(page, 3, 40);
    await page.locator("#quote-current").waitFor();
    const offered = await page.locator("#quoting").textContent();
    const selected: string = await page.evaluate("String(getSelection())");
    const violations = await findViolations(page);
    await page.locator("#quote-current").click();
    const quote = page.locator('[data-path="keyPoints[1].evidence"] .shown p');
    await expect.poll(() => quote.textContent()).toContain(selected.trim().split(" ")[2]);
    const text = (await quote.textContent()) ?? "";
    await press(page, "z");
    await expect.poll(() => quote.textContent()).not.toBe(text);

    expect(offered).toContain("핵심 포인트 2");
    expect(offered).toMatch(/\d단어 \(5~40\)/);
    expect(await page.locator(".abstract").evaluate((abstract) => abstract.textContent)).toContain(
      text.slice(0, 12),
    );
    expect(await isTooWide(page)).toBe(false);
    expect(violations).toEqual([]);
    expect(problems).toEqual([]);
  },
);

test("a passage is selected and made the quote of a new key point by keyboard alone", async () => {
  const { page, problems } = await openBundledDay();
  const before = (await readTexts(page, "risks")).length;
  await press(page, "q");
  for (let at = 0; at < 6; at += 1) await press(page, "Shift+ArrowRight");
  await page.locator("#quote-size", { hasText: "7단어" }).waitFor();
  await press(page, "ArrowRight", "Shift+ArrowRight", "Escape");
  const isGone = await page.locator("#quoting").isHidden();
  await press(page, "q", "Shift+ArrowRight", "Shift+ArrowRight", "Enter");
  await page.locator('#quoting [data-item="risks"]').focus();
  await press(page, "Enter");
  await page.locator(`#text-risks-${before}-text`).waitFor();
  await page.keyboard.type("새 위험");

  expect(isGone).toBe(true);
  await expect.poll(() => readTexts(page, "risks")).toContain("새 위험");
  expect(problems).toEqual([]);
});
