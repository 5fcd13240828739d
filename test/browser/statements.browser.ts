import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { z } from "zod";
import { isWholeInSight, press } from "../support/look-at-page.ts";
import { openBundledDay, openFaultyCard } from "../support/review-pages.ts";

const LAPTOP = { viewport: { width: 1280, height: 720 } };
const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };

/** The buttons beside texts, each with how many lines of any text it lies on. */
const COUNT_COVERED = `(() => {
  const lines = [...document.querySelectorAll(".reader .shown")].flatMap((shown) => {
    const range = document.createRange();
    range.selectNodeContents(shown);
    return [...range.getClientRects()].filter(({ width }) => width > 1);
  });
  const meet = (one, other) =>
    Math.min(one.right, other.right) - Math.max(one.left, other.left) > 1 &&
    Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top) > 3;
  return [...document.querySelectorAll(".reader .beside button")].map((button) => ({
    name: button.getAttribute("aria-label"),
    covered: lines.filter((line) => meet(line, button.getBoundingClientRect())).length,
  }));
})()`;

const Buttons = z.array(z.object({ name: z.string(), covered: z.number() }));

test.each([
  ["a desktop", { viewport: { width: 1440, height: 900 } }],
  ["a laptop", LAPTOP],
  ["a laptop at 200 % zoom", { viewport: { width: 640, height: 360 } }],
  ["a tablet", { viewport: { width: 820, height: 1180 }, hasTouch: true }],
  ["a phone", PHONE],
])("on %s no button lies on the words of a text, on any card", async (_, options) => {
  const { page } = await openBundledDay(options);
  const cards = await page.locator(".list a").evaluateAll((all) => all.map(String));
  const buttons: z.infer<typeof Buttons> = [];
  for (const card of cards) {
    await page.goto(card);
    buttons.push(...Buttons.parse(await page.evaluate(COUNT_COVERED)));
  }

  expect(cards).toHaveLength(5);
  expect(buttons.length).toBeGreaterThan(150);
  expect(buttons.filter(({ covered }) => covered > 0)).toEqual([]);
});

/** The items of lists that end with a line on which nothing stands. */
const LIST_BLANK = `[...document.querySelectorAll(".reader .part li")].flatMap((item) => {
  const shown = [...item.querySelectorAll(".shown, select, .findings li")].filter((one) => one.checkVisibility());
  const bottoms = shown.flatMap((one) => [...one.getClientRects()].map(({ bottom }) => bottom));
  const blank = item.getBoundingClientRect().bottom - Math.max(...bottoms);
  return shown.length > 0 && blank > 15 ? [item.textContent] : [];
})`;

test.each([1440, 820, 390])(
  "where a text ends with a full line no line stays blank for its buttons: %d px",
  async (width) => {
    const { page } = await openBundledDay({ viewport: { width, height: 900 } });
    const cards = await page.locator(".list a").evaluateAll((all) => all.map(String));
    const blank: string[] = [];
    for (const card of cards) {
      await page.goto(card);
      blank.push(...(await page.evaluate<string[]>(LIST_BLANK)));
    }

    expect(blank).toEqual([]);
  },
);

/** Goes through a card by one key; answers for each text whose button has the keyboard whether all of it, and all of its quote, is in sight. */
async function walk(page: Page, key: string) {
  const walked: { path: string; text: boolean; quote: boolean }[] = [];
  for (let step = 0; step < 120; step += 1) {
    await press(page, key);
    const path = await page.evaluate<string>(
      "document.activeElement.closest('.point .field')?.dataset.path ?? ''",
    );
    if (path === "") continue;
    const text = await isWholeInSight(page, `[data-path="${path}"] .shown p`);
    const hasQuote = (await page.locator(".pane mark.lit").count()) > 0;
    walked.push({ path, text, quote: !hasQuote || (await isWholeInSight(page, ".pane mark.lit")) });
    if (path.startsWith("risks") && key === "Tab" && walked.length > 30) break;
  }
  return walked;
}

test("on a laptop a statement that the keyboard comes to is wholly in sight, and its quote, from above and from below", async () => {
  const { page } = await openBundledDay(LAPTOP);
  await page.locator("#card-title").focus();
  const down = await walk(page, "Tab");
  const up = await walk(page, "Shift+Tab");

  expect(new Set(down.map(({ path }) => path)).size).toBeGreaterThan(8);
  expect([...down, ...up].filter(({ text, quote }) => !text || !quote)).toEqual([]);
});

test("the badge of a text that was changed stands apart from its last letter", async () => {
  const { page } = await openFaultyCard(LAPTOP);
  await page.locator("[data-path=headline] button.edit").click();
  await press(page, "End", "!", "Escape");
  await page.locator("[data-path=headline] .badge.edited").waitFor();

  expect(await page.locator("[data-path=headline] .shown").textContent()).toMatch(/! 고침$/);
});
