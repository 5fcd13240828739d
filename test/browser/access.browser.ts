import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { findViolations, isTooWide, press } from "../support/look-at-page.ts";
import { HOSTILE_ID, openBusyDay, STRAY } from "../support/review-pages.ts";

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
