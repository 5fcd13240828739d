import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { openPage } from "../support/chromium.ts";
import { arrive, findViolations, isTooWide, press } from "../support/look-at-page.ts";
import { openReview } from "../support/review-page.ts";
import { makeWeekUser } from "../support/week-user.ts";

/** The page as it opens in the morning: three days and their week, three of which wait. */
async function openMorning(options = {}) {
  const { user } = await makeWeekUser();
  return { user, ...(await openPage(await openReview(user, "--port 0"), options)) };
}

const left = (page: Page) => page.locator("#part-progress b").textContent();

test("from the list to a day, its clean cards accepted at once and undone as one, and back, by keyboard", async () => {
  const { page, problems } = await openMorning();
  const names = await page.locator(".waiting h3 a").allTextContents();

  await page.locator(".waiting .accept a").first().press("Enter");
  await arrive(page, /2026-02-11\/accept/);
  const listed = await page.locator(".clean li").count();
  await page.locator("[data-act=accept]").press("Enter");
  const told = page.locator("#status", { hasText: "확인함으로 표시했습니다: 카드 3장." });
  await told.waitFor(); // on the next card, for some seconds
  await arrive(page, /2026-02-11\/cards/);
  const after = await left(page);
  await press(page, "z");
  await expect.poll(() => left(page)).toBe("5");
  await press(page, "g");
  await arrive(page, ({ pathname }) => pathname === "/");

  expect(names).toEqual(["2026-02-11", "2026-W07", "2026-02-12"]);
  expect({ listed, after }).toEqual({ listed: 3, after: "2" });
  expect(problems).toEqual([]);
});

test("B leads to what can be accepted at once, A accepts it, Z takes it back there, too; ? names the keys of the page", async () => {
  const { page, problems } = await openMorning();
  await press(page, "?");
  const ofInbox = await page.locator("#keys li").count();
  await press(page, "Escape");
  await page.goto(new URL("/2026-02-11", page.url()).href);
  await arrive(page, /cards/);
  await press(page, "b");
  await arrive(page, /2026-02-11\/accept/);
  await press(page, "a");
  await arrive(page, /2026-02-11\/cards/);
  await page.goto(new URL("/2026-02-11/accept", page.url()).href);
  const after = await page.locator(".clean li").count();
  await press(page, "z");
  await page.locator("#status", { hasText: "카드 3장의 확인을 되돌렸습니다." }).waitFor();

  expect({ ofInbox, after }).toEqual({ ofInbox: 2, after: 0 });
  expect(await page.locator(".clean li").count()).toBe(3);
  expect(problems).toEqual([]);
});

test("when the last card is decided the page says so, and offers publishing and the next day", async () => {
  const { page } = await openMorning();
  await page.goto(new URL("/2026-02-12", page.url()).href);
  await arrive(page, /cards/);
  for (let number = 1; number < 5; number += 1) {
    const { href } = new URL(page.url());
    await press(page, "a");
    await arrive(page, (url) => url.href !== href);
  }
  await press(page, "a");
  await arrive(page, /2026-02-12\/publish/);

  expect(await page.locator("#publish-title").textContent()).toBe("모두 검토했습니다");
  await page.getByRole("link", { name: "다음 날: 2026-02-11" }).click();
  await arrive(page, /2026-02-11\/cards/);
});

test("the list is narrowed to a check and put in the order of risk, and J goes on within both", async () => {
  const { page } = await openMorning();
  await page.goto(new URL("/2026-02-11", page.url()).href);

  await page.getByText("검사별로 보기").click();
  await page.getByRole("link", { name: /^숫자/ }).click();
  await arrive(page, /show=numbers/);
  await page.getByRole("link", { name: "위험한 순서" }).click();
  await arrive(page, /order=risk/);
  const first = page.url();
  await press(page, "j");
  await arrive(page, (url) => url.href !== first);

  expect(await page.locator(".list li").count()).toBe(2);
  expect(page.url()).toMatch(/show=numbers&order=risk$/);
});

test.each([
  ["at 1440", { viewport: { width: 1440, height: 900 } }],
  ["on a phone, dark", { viewport: { width: 390, height: 844 }, colorScheme: "dark" }],
] as const)("nothing keeps anybody from using the list: %s", async (_, options) => {
  const { page } = await openMorning(options);
  const violations = await findViolations(page);
  const widths = [await isTooWide(page)];
  await page.goto(new URL("/2026-02-11/accept", page.url()).href);
  violations.push(...(await findViolations(page)));
  widths.push(await isTooWide(page));

  expect(violations).toEqual([]);
  expect(widths).toEqual([false, false]);
});
