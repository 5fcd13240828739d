import { expect, test } from "vitest";
import { arrive, press } from "../support/look-at-page.ts";
import { openBundledDay } from "../support/review-pages.ts";

test("a field that was changed shows what it said first, and goes back to it, and forth again", async () => {
  const { page, problems } = await openBundledDay();
  const field = page.locator("[data-path=headline]");
  const own = await field.locator(".shown p").textContent();
  await press(page, "e");
  await page.keyboard.type(" 그리고 더");
  await field.locator(".first q").waitFor();
  const first = await field.locator(".first q").textContent();
  await field.locator(".first button").click();
  await expect.poll(() => field.locator(".shown p").textContent()).toBe(own);
  const back = await page.locator("#text-headline").inputValue();
  await page.locator("#status button").click();
  await expect.poll(() => field.locator(".shown p").textContent()).toBe(`${own} 그리고 더`);

  expect(first).toBe(own);
  expect(back).toBe(own);
  expect(await page.locator("#text-headline").inputValue()).toBe(`${own} 그리고 더`);
  expect(problems).toEqual([]);
});

test("Z takes back one act after the other across cards, the last one first, and the preview follows", async () => {
  const { page, problems } = await openBundledDay();
  await press(page, "e");
  await page.keyboard.type(" 먼저쓴낱말");
  await page.locator("[data-path=headline] .badge.edited").waitFor();
  await press(page, "Escape", "h");
  await arrive(page, /2602\.12036/);
  await press(page, "a");
  await arrive(page, /2602\.12125/);
  await press(page, "p");
  await arrive(page, /publish/);
  const left = page.locator("#part-progress b");
  const steps = [await left.textContent()];
  const previews = [await page.locator("main").textContent()];
  for (let at = 0; at < 3; at += 1) {
    await press(page, "z");
    await page.locator("#status", { hasText: "되돌렸습니다" }).waitFor();
    steps.push(await left.textContent());
    previews.push(await page.locator("main").textContent());
    await page.evaluate("document.querySelector('#status').replaceChildren()");
  }
  await press(page, "z");

  expect(steps.map((step) => Number(step) - Number(steps[0]))).toEqual([0, 1, 2, 2]);
  expect(previews[2]).toContain("먼저쓴낱말");
  expect(previews[3]).not.toContain("먼저쓴낱말");
  expect(await page.locator("#status").textContent()).toContain("되돌릴 것이 없습니다");
  expect(problems).toEqual([]);
});
