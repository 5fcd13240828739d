import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { arrive, findViolations, isTooWide, press } from "../support/look-at-page.ts";
import { openSlowModel } from "../support/slow-model.ts";
import { compose, slowDown } from "../support/slow-network.ts";

/** Asks the model about the card of the page, by keyboard. */
async function ask(page: Page) {
  await press(page, "r");
  await page.keyboard.type("더 쉽게");
  await press(page, "Tab", "Enter");
  await page.locator(".counts .asked").waitFor();
}

test("who goes on writing while an answer comes loses no letter, no place, and presses no key", async () => {
  const { page, answer, problems } = await openSlowModel();
  const start = page.url();
  await ask(page);
  await page.evaluate("window.isSamePage = true");
  await page.locator('[data-path="uncertainty"] button.edit').click();
  await page.keyboard.press("Home");
  await compose(page, "한글로 ");
  const top = "document.querySelector('#text-uncertainty').getBoundingClientRect().top";
  const tops: number[] = [await page.evaluate(top)];
  answer();
  for (let at = 0; at < 40; at += 1) {
    await compose(page, "가");
    await page.keyboard.type("ahp");
    await page.waitForTimeout(100);
    tops.push(await page.evaluate(top));
  }
  await page.locator("#proposal-title").waitFor();
  tops.push(await page.evaluate(top));
  const moves = tops.slice(1).map((now, at) => Math.abs(now - (tops[at] ?? now)));

  const text = await page.locator("#text-uncertainty").inputValue();
  expect(text).toContain("한글로 ");
  expect(text).toContain("가ahp".repeat(40));
  expect(await page.evaluate("window.isSamePage")).toBe(true);
  expect(await page.evaluate("document.activeElement.id")).toBe("text-uncertainty");
  expect(page.url()).toBe(start);
  // A line more of what is written moves the box by its own height, 27 pixels; the answer has thousands.
  expect(Math.max(...moves)).toBeLessThan(30);
  expect(problems).toEqual([]);
});

test("an answer is told on another card and before publishing, and waits on its own card", async () => {
  const { page, answer, problems } = await openSlowModel();
  await ask(page);
  const own = page.url();
  await press(page, "j");
  await arrive(page, (url) => url.href !== own);
  await page.locator(".progress .asked", { hasText: "묻는 중 1" }).waitFor();
  const badges = await page.locator(".list .asked").count();
  await press(page, "p");
  await arrive(page, /publish/);
  await page.locator("#asking", { hasText: "묻는 중" }).waitFor();
  answer();
  await page.getByText("답 1건 도착").waitFor();
  const told = await page.locator("#status").textContent();
  await page.locator(".list .badge", { hasText: "새 초안" }).waitFor(); // without loading the page
  await page.getByText("답 1건 도착").click();
  await page.locator("#asking .arrived a").click();
  await page.locator("#proposal-title").waitFor();

  expect(badges).toBe(1);
  expect(told).toContain("모델의 답이 왔습니다");
  expect(page.url()).toBe(own);
  expect(problems).toEqual([]);
});

test("a failure is told in Korean wherever the reviewer is, the inbox too, until it is closed", async () => {
  const { page, answer, origin } = await openSlowModel(401);
  await ask(page);
  await page.goto(`${origin}/`);
  await page.getByText("묻는 중 1건").waitFor();
  answer();
  await page.getByText("답을 받지 못함 1건").waitFor();
  const told = await page.locator("#asking").textContent();
  await page.reload();
  await page.getByText("답을 받지 못함 1건").click();
  await page.locator("#asking .failed button").click();
  await page.locator("#asking .failed").waitFor({ state: "detached" });

  expect(told).toContain("답을 받지 못함");
  expect(told?.replaceAll(/<[^>]*>/g, "")).toMatch(/[가-힣]{2}/);
  expect(told).not.toContain("no such key");
});

test.each([1440, 390])(
  "fields are chosen one by one, undone, and what was not chosen is looked at again: %d px",
  async (width) => {
    const { page, answer, problems } = await openSlowModel(200, {
      viewport: { width, height: 900 },
    });
    const oneLine = page.locator("[data-path=oneLine] .shown p");
    const headline = page.locator("[data-path=headline] .shown p");
    const [own, title] = [await oneLine.textContent(), await headline.textContent()];
    await ask(page);
    answer();
    await page.locator("#proposal-title").waitFor();
    const violations = await findViolations(page);
    const isWide = await isTooWide(page);
    await page.locator("#pick-oneLine-new").check();
    await page.getByRole("button", { name: "고른 대로 바꾸기" }).click();
    await expect.poll(() => oneLine.textContent()).not.toBe(own);
    const stays = await headline.textContent();
    await page.getByRole("button", { name: "고르지 않은 초안 보기" }).click();
    await page.locator("#proposal-title").waitFor();
    await press(page, "z");
    await page.locator("#proposal-title").waitFor({ state: "detached" });
    await press(page, "z");
    await expect.poll(() => oneLine.textContent()).toBe(own);

    expect(stays).toBe(title);
    expect(isWide).toBe(false);
    expect(violations).toEqual([]);
    expect(problems).toEqual([]);
  },
);

test("on a network of two seconds a box takes all that is written, and each act answers at once", async () => {
  const { page } = await openSlowModel();
  await slowDown(page);
  await press(page, "e");
  await compose(page, "느린 망에서 쓴 글 ");
  await page.keyboard.type("and quickly ");
  const text = await page.locator("#text-headline").inputValue();
  await press(page, "Escape", "a");
  await page.waitForURL(/2602\.12036/, { timeout: 30_000 });
  await page.goBack();

  expect(text).toContain("느린 망에서 쓴 글 and quickly ");
  await expect
    .poll(() => page.locator("[data-path=headline] .shown p").textContent(), { timeout: 20_000 })
    .toContain("느린 망에서 쓴 글 and quickly");
});
