import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { findViolations, isInSight, isTooWide, press, readFocus } from "../support/look-at-page.ts";
import { openBundledDay, openBusyDay, openFaultyCard } from "../support/review-pages.ts";

const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };
const SIZES = [
  ["a desktop", { viewport: { width: 1440, height: 900 } }],
  ["a laptop", { viewport: { width: 1280, height: 720 } }],
  ["a tablet", { viewport: { width: 820, height: 1180 }, hasTouch: true }],
  ["a phone", PHONE],
  ["a desktop at 200 % zoom", { viewport: { width: 720, height: 450 } }],
  ["a laptop at 200 % zoom", { viewport: { width: 640, height: 360 } }],
] as const;

/** The statements of a card whose quote is marked in the source. */
function listQuoted(page: Page): Promise<string[]> {
  return page.evaluate(`[...document.querySelectorAll(".point[data-quote]")]
    .map((point) => point.dataset.quote)
    .filter((name) => document.querySelector('.pane [data-quotes~="' + name + '"]'))`);
}

test.each(SIZES)("on %s the quote of every statement is in sight beside it", async (_, options) => {
  const { page } = await openBundledDay(options);
  const isTouch = "hasTouch" in options;
  const seen: { quote: string; inSight: boolean }[] = [];

  for (let card = 0; card < 5; card += 1) {
    if (card > 0) await press(page, "j");
    const number = `#cards [aria-current="page"] .number:text-is("${card + 1}")`;
    await page.locator(`html[data-ready]:has(${number})`).waitFor({ state: "attached" });
    for (const name of await listQuoted(page)) {
      const statement = page.locator(`.point[data-quote="${name}"] .shown`).first();
      await (isTouch ? statement.tap() : statement.hover());
      const quote = `.pane mark.lit[data-quotes~="${name}"]`;
      await expect.poll(() => isInSight(page, quote)).toBe(true);
      seen.push({
        quote: name,
        inSight: await isInSight(page, `.point[data-quote="${name}"] .shown p`),
      });
    }
  }

  expect(seen.length).toBeGreaterThanOrEqual(20);
  expect(seen.filter(({ inSight }) => !inSight)).toEqual([]);
});

test.each(SIZES)("on %s the acts stay in reach while the card scrolls", async (_, options) => {
  const { page } = await openBundledDay(options);
  const places = [0, 600, 100_000];

  for (const place of places) {
    await page.evaluate(`scrollTo(0, ${place})`);
    expect(await isInSight(page, '[data-key="accept"]')).toBe(true);
  }
  expect(await isTooWide(page)).toBe(false);
});

test("the list shows the card of the page, be it the last of thirty", async () => {
  const { page } = await openBusyDay({ viewport: { width: 1280, height: 720 } });
  const last = await page.locator(".list a").last().getAttribute("href");
  await page.goto(new URL(last ?? "", page.url()).href);

  expect(await isInSight(page, '#cards [aria-current="page"] .number')).toBe(true);
});

test.each([
  [200, { width: 640, height: 360 }],
  [400, { width: 320, height: 180 }],
  [400, { width: 320, height: 225 }],
])(
  "at %i % zoom the card begins on the first screen, and list and source can be had",
  async (_, viewport) => {
    const { page } = await openFaultyCard({ viewport });
    const top = await page.locator(".reader, #card-title").first().boundingBox();
    const isListHidden = await page.locator("#cards").isHidden();
    await page.locator("#list-toggle").click();
    const current = await page.evaluate("document.activeElement.getAttribute('aria-current')");
    await press(page, "Escape");

    expect(top?.y).toBeLessThan(viewport.height / 2);
    expect({ isListHidden, current }).toEqual({ isListHidden: true, current: "page" });
    expect(await page.locator("#cards").isHidden()).toBe(true);
    expect(await readFocus(page)).toBe("list-toggle");
    expect(await isInSight(page, '[data-key="accept"]')).toBe(true);
    expect(await isTooWide(page)).toBe(false);
  },
);

test("on a phone a tap lights, 고치기 opens the box and 닫기 closes it; the sheet grows and closes", async () => {
  const { page, problems } = await openBundledDay(PHONE);
  const point = page.locator('.point[data-quote="keyPoints[1]"]');
  const [box, pane] = [point.locator("textarea").first(), page.locator(".pane")];
  await point.locator(".shown").first().tap();
  const afterTap = await box.isVisible();
  await point.locator("button.edit").first().tap();
  const afterEdit = await box.isVisible();
  await point.locator("button.close").first().tap();
  const afterClose = await box.isVisible();
  const small = (await pane.boundingBox())?.height ?? 0;
  await page.getByRole("button", { name: "초록 전체" }).press("Enter");
  const whole = (await pane.boundingBox())?.height ?? 0;
  const violations = await findViolations(page);
  await page.getByRole("button", { name: "초록 닫기" }).press("Enter");

  expect([afterTap, afterEdit, afterClose]).toEqual([false, true, false]);
  expect(whole).toBeGreaterThan(small);
  expect(await pane.isHidden()).toBe(true);
  await page.reload();
  expect(await page.locator(".pane").isHidden()).toBe(true);
  expect(violations).toEqual([]);
  expect(problems).toEqual([]);
});

test("matters of style are folded until they are asked for, or their field is open", async () => {
  const { page } = await openFaultyCard();
  const style = page.locator(".findings li.style");
  const visible = () => style.filter({ visible: true }).count();
  const folded = await visible();
  await page.locator(".field:has(li.style) button.edit").first().focus();
  await press(page, "e");
  const ofOpenField = await visible();
  await press(page, "Escape");
  await page.locator(".fold").click();

  expect(folded).toBe(0);
  expect(ofOpenField).toBeGreaterThan(0);
  expect(await visible()).toBe(await style.count());
  expect(await page.locator("#part-style").textContent()).toBe(`다듬기 ${await style.count()}`);
});

test("without scripts the page says that it needs them, and shows the list", async () => {
  const { page } = await openBundledDay({ ...PHONE, javaScriptEnabled: false });
  await page.goto(page.url());

  expect(await page.locator(".noscript").textContent()).toContain("JavaScript가 필요합니다");
  expect(await page.locator(".list").isVisible()).toBe(true);
});

test("while a long text is written, what is shown of it takes three lines, and the box stays on the screen", async () => {
  const { page } = await openBundledDay({ viewport: { width: 1280, height: 720 } });
  await page.locator("[data-path=developerView] button.edit").click();
  await page.keyboard.insertText(" 긴 글입니다.".repeat(200));
  await page.locator("[data-path=developerView] .badge.edited").waitFor({ state: "attached" });
  const shown = await page.locator("[data-path=developerView] .shown").boundingBox();
  const box = await page.locator("#text-developerView").boundingBox();

  expect(shown?.height).toBeLessThan(90);
  expect(box?.height).toBeLessThan(0.7 * 720);
});

test("without scripts no button is there that would do nothing", async () => {
  const { page } = await openBundledDay();
  const { page: bare } = await openBundledDay({ javaScriptEnabled: false });

  expect(await page.locator("button:visible").count()).toBeGreaterThan(10);
  expect(await bare.locator("button:visible").count()).toBe(0);
  expect(await bare.locator(".noscript").isVisible()).toBe(true);
});
