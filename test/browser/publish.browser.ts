import { expect, test } from "vitest";
import { arrive, findViolations, isTooWide, press } from "../support/look-at-page.ts";
import { openBundledDay, openBusyDay } from "../support/review-pages.ts";

const STRAY = "정확도는 77.7%입니다.";

test("what is left is named first with links, what changes is shown word by word under its paper, and what was written after", async () => {
  const { page, problems } = await openBundledDay();
  await press(page, "e");
  await page.keyboard.type(` ${STRAY}`);
  await page.locator("[data-path=headline] .badge.edited").waitFor();
  await press(page, "Escape", "p");
  await arrive(page, /publish/);
  const errors = page.locator("details.left").first();
  const preview = page.locator(".preview[open]");
  const raw = page.locator(".diff");

  expect(await errors.locator("summary").textContent()).toBe("오류가 남은 것: 카드 1장");
  expect(await errors.locator("a").getAttribute("href")).toMatch(/\/2026-02-13\/cards\/2602/);
  expect(await preview.count()).toBe(1);
  expect(await preview.locator(".line.added mark").allTextContents()).toContain(` ${STRAY}`);
  expect(await raw.isVisible()).toBe(false);
  await page.locator("[data-act=publish]").click();
  await page.locator("#written li").first().waitFor();
  expect(await page.locator("#written").textContent()).toContain("2026-02-13.md");
  expect(await page.locator("#done").textContent()).toContain("발행된 다이제스트와 같습니다.");
  expect(problems).toEqual([]);
});

test("an empty field is named with a link, and nothing is published until it is filled", async () => {
  const { page } = await openBundledDay();
  await press(page, "e");
  await page.locator("#text-headline").fill("");
  await page.locator("[data-path=headline] .badge.edited").waitFor();
  await press(page, "Escape", "p");
  await arrive(page, /publish/);

  expect(await page.locator(".refused").textContent()).toContain("한국어 제목");
  expect(await page.locator("[data-act=publish]").isDisabled()).toBe(true);
  await page.locator(".refused a").click();
  await arrive(page, /cards/);
});

test("a day of thirty new cards is a page of a few screens, and each is opened as readers will see it", async () => {
  const { page } = await openBusyDay({ viewport: { width: 1440, height: 900 } });
  await press(page, "p");
  await arrive(page, /publish/);
  const height: number = await page.evaluate("document.documentElement.scrollHeight");
  const first = page.locator(".preview").first();
  await first.locator("summary").first().click();

  expect(await page.locator(".preview").count()).toBe(30);
  expect(height).toBeLessThan(5 * 900);
  expect(await first.locator("h4").first().textContent()).toContain("한 줄 요약");
  expect(await first.textContent()).not.toContain("###");
});

test.each([
  ["at 1440", { viewport: { width: 1440, height: 900 } }],
  [
    "on a phone, dark",
    { viewport: { width: 390, height: 844 }, colorScheme: "dark", hasTouch: true },
  ],
] as const)("nothing keeps anybody from looking before publishing: %s", async (_, options) => {
  const { page } = await openBundledDay(options);
  await page.goto(page.url().replace(/cards.*/, "publish"));
  for (const summary of await page.locator("details > summary").all()) {
    if (await summary.isVisible()) await summary.click();
  }

  expect(await findViolations(page)).toEqual([]);
  expect(await isTooWide(page)).toBe(false);
});
