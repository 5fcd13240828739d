import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { openPage } from "../support/chromium.ts";
import { arrive, findViolations, isTooWide, press } from "../support/look-at-page.ts";
import { openReview } from "../support/review-page.ts";
import { makeWeekUser } from "../support/week-user.ts";

const EDIT = " 두 논문의 초록을 다시 보았습니다.";

async function openWeek(options = {}) {
  const { user } = await makeWeekUser();
  return { user, ...(await openPage(await openReview(user, "2026-W07"), options)) };
}

test("the sentences of a week are read, changed, hidden and published by keyboard, and the document follows", async () => {
  const { user, page, problems } = await openWeek();
  const text = page.locator("[data-path=text]");
  await press(page, "e");
  await page.keyboard.type(EDIT);
  await text.locator(".badge.edited").waitFor();
  const { href } = new URL(page.url());
  await press(page, "Escape", "a");
  await arrive(page, (url) => url.href !== href);
  const errors = await text.locator("li.error").count();
  await press(page, "h");
  await arrive(page, /cards\/2602/);
  await press(page, "p");
  await arrive(page, /publish/);
  const changed = await page.locator(".preview").allTextContents();
  await page.locator("[data-act=publish]").click();
  await page.locator("#written li").first().waitFor();

  const written = readFileSync(join(user.folder, "output/weekly/2026/2026-W07.md"), "utf8");
  expect(errors).toBeGreaterThan(0);
  expect(changed.join()).toContain(EDIT.trim());
  expect(await page.locator("#written").textContent()).toContain("2026-W07.json");
  expect(written).toContain(EDIT.trim());
  expect(written).not.toContain("12.3%");
  expect(problems).toEqual([]);
});

test("a paper that the week has no card of is refused in its own box, and cards show their day", async () => {
  const { page } = await openWeek();
  const papers = page.locator("[data-path=papers]");
  await papers.locator("button.edit").click();
  await papers.locator("textarea").fill("2602.99999");
  const refusal = await papers.locator(".refusal").textContent();
  await papers.locator("textarea").fill("2602.03011, 2602.03111");
  await expect.poll(() => page.locator("#part-papers li").count()).toBe(2);

  expect(refusal).toContain("이 주의 카드에 있는 논문 번호");
  expect(await papers.locator(".refusal").count()).toBe(0);
  expect(await page.locator(".list .badge.date").first().textContent()).toBe("02-13");
});

test.each([
  ["at 1440", { viewport: { width: 1440, height: 900 } }],
  [
    "on a phone, dark",
    { viewport: { width: 390, height: 844 }, colorScheme: "dark", hasTouch: true },
  ],
] as const)("nothing keeps anybody from using a sentence: %s", async (_, options) => {
  const { page } = await openWeek(options);

  expect(await findViolations(page)).toEqual([]);
  expect(await isTooWide(page)).toBe(false);
});

test.each([
  ["at 1440", { viewport: { width: 1440, height: 900 } }],
  ["on a phone, dark", { viewport: { width: 390, height: 844 }, colorScheme: "dark" }],
] as const)(
  "before a week is published its chart is shown, with what it says in words: %s",
  async (_, options) => {
    const { page, problems } = await openWeek(options);
    await page.goto(new URL("/2026-W07/publish", page.url()).href);
    const chart = page.locator("img.chart");
    await chart.scrollIntoViewIfNeeded();
    const alt = await chart.getAttribute("alt");
    const box = await chart.boundingBox();

    expect(alt).toMatch(/^태그별 카드 비율: 2026-W07 .*카드 \d+장: .*%/);
    // Four fifths of its own width, at which its text is still legible.
    expect(box?.width).toBeGreaterThanOrEqual(340);
    expect(box?.height).toBeGreaterThan(100);
    expect(await isTooWide(page)).toBe(false);
    expect(problems).toEqual([]);
  },
);
