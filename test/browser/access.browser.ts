import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { findViolations, isInSight, isTooWide, press } from "../support/look-at-page.ts";
import { HOSTILE_ID, openBundledDay, openBusyDay, STRAY } from "../support/review-pages.ts";

const publishUrl = (page: Page) => page.url().replace(/\/cards\/.*/, "/publish");

test.each([
  ["light", { colorScheme: "light" }],
  ["dark", { colorScheme: "dark" }],
  ["on a phone", { viewport: { width: 375, height: 740 }, hasTouch: true }],
] as const)("nothing keeps anybody from using it: %s", async (_, options) => {
  const { page } = await openBusyDay(options);
  await page.goto(page.url().replace(/cards.*/, `cards/${HOSTILE_ID}`));
  await press(page, "e");
  await page.keyboard.type(` ${STRAY}`);
  await page.locator("[data-path=headline] li.error").first().waitFor();
  const violations = [...(await findViolations(page))];
  await page.locator('[data-quote="keyPoints[0]"]').hover();
  violations.push(...(await findViolations(page)));
  await page.locator("[data-act=ask]").first().click();
  violations.push(...(await findViolations(page)));
  await page.goto(publishUrl(page));
  violations.push(...(await findViolations(page)));

  expect(violations).toEqual([]);
  expect(await isTooWide(page)).toBe(false);
});

test("pages that say that there is nothing have a title, a language and a way on, and the skip link is seen from anywhere", async () => {
  const { page, origin } = await openBundledDay();
  const pages: { title: string; violations: object[]; way: string | null }[] = [];
  await page.evaluate(
    "scrollTo(0, 100_000); document.querySelector('.skip').focus({ preventScroll: true })",
  );
  const isSeen = await isInSight(page, ".skip");
  for (const path of ["/2026-13-99", "/2026-02-13/cards/2602.99999", "/no/such/page"]) {
    await page.goto(origin + path);
    const way = await page.locator("main a").getAttribute("href");
    pages.push({ title: await page.title(), violations: await findViolations(page), way });
  }

  expect(isSeen).toBe(true);
  const known = { title: "열 수 없습니다 · papercards 검토", violations: [], way: "/" };
  expect(pages).toEqual([known, known, known]);
});
