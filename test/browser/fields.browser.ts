import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { arrive, findViolations, press } from "../support/look-at-page.ts";
import { openBundledDay } from "../support/review-pages.ts";

const onCard = (page: Page, id: string) => arrive(page, new RegExp(`/cards/${id}`));

test("every field of a card can be changed, and what was typed is there after a reload", async () => {
  const { page, problems } = await openBundledDay();
  const paths = await page
    .locator(".field")
    .evaluateAll((fields) => fields.map((field) => field.getAttribute("data-path") ?? ""));

  for (const path of paths.filter((name) => name !== "tags")) {
    const field = page.locator(`[data-path="${path}"]`);
    await field.locator("button.edit").click();
    await field.locator("textarea").fill(`고친 ${path}`);
    await field.locator(".badge.edited").waitFor();
  }
  await page.locator('[data-path="adoption.compute"] select').selectOption("small");
  await page.locator("[data-path=tags] button.edit").click();
  await page.getByRole("checkbox", { name: "Multimodal" }).check();
  await page.locator("[data-path=tags] .badge.edited").waitFor();
  await page.reload();

  for (const path of paths.filter((name) => name !== "tags")) {
    expect(await page.locator(`[data-path="${path}"] .shown p`).textContent()).toBe(`고친 ${path}`);
  }
  expect(await page.locator("[data-path=tags] .shown p").textContent()).toMatch(/, Multimodal$/);
  expect(await page.locator("#text-adoption-compute").inputValue()).toBe("small");
  expect(paths.length).toBeGreaterThan(15);
  expect(problems).toEqual([]);
});

test("tags are found, taken in and out by keyboard alone, and too many are told in the field", async () => {
  const { page, problems } = await openBundledDay();
  const shown = page.locator("[data-path=tags] .shown p");
  const own = (await shown.textContent()) ?? "";
  await page.locator("[data-path=tags] button.edit").focus();
  await press(page, "Enter");
  const violations = await findViolations(page);
  await page.keyboard.type("강화 학습");
  await press(page, "ArrowDown", "Space");
  await expect.poll(() => shown.textContent()).not.toBe(own);
  const focused = await page.evaluate("document.activeElement.value");
  await page.evaluate(
    "[...document.querySelectorAll('#tag-list input')].slice(0, 7).forEach((box) => box.checked || box.click())",
  );
  const refusal = await page.locator("#tag-refusal").textContent();
  await expect.poll(async () => (await shown.textContent())?.split(", ").length).toBe(6);
  await press(page, "Escape", "a");
  await onCard(page, "2602.12036");

  expect(focused).toBe("Reinforcement Learning");
  expect(refusal).toContain("6개까지");
  expect(violations).toEqual([]);
  expect(problems).toEqual([]);
});

test("several tags are chosen at once as they are written, with commas, number signs and blanks", async () => {
  const { page, problems } = await openBundledDay();
  const shown = page.locator("[data-path=tags] .shown p");
  const own = (await shown.textContent())?.split(", ") ?? [];
  await page.locator("[data-path=tags] button.edit").click();
  const ask = async (text: string, count: number) => {
    await page.locator("#find-tag").fill(text);
    await press(page, "Enter");
    await expect.poll(async () => (await shown.textContent())?.split(", ").length).toBe(count);
    return ((await shown.textContent())?.split(", ") ?? []).filter((tag) => !own.includes(tag));
  };
  await ask("safety,", own.length - 1);
  await ask("Theory ", own.length - 2);
  const others = own.length - 2;
  const pasted = await ask(" , #rag, 확산모델, ", others + 2);
  const found = await page.locator("#tag-list li:visible").count();
  const again = await ask("rag, diffusion, 없는말", others + 2);
  const refusal = await page.locator("#tag-refusal").textContent();
  const taken = await ask("#RAG,", others + 1);

  expect(pasted).toEqual(["RAG", "Diffusion"]);
  expect(found).toBeLessThan(6);
  expect(again).toEqual(pasted);
  expect(refusal).toBe("목록에 없는 태그: 없는말.");
  expect(taken).toEqual(["Diffusion"]);
  expect(problems).toEqual([]);
});

test("another basis of a risk changes the page in place, and the keyboard stays where it was", async () => {
  const { page } = await openBundledDay();
  const risk = page.locator("li.point:has([data-path='risks[0].basis'])");
  const select = risk.locator("select");
  const other = (await select.inputValue()) === "stated" ? "inferred" : "stated";
  await select.focus();
  await page.evaluate("window.isSamePage = true");
  await select.selectOption(other);
  await page.locator("#part-progress", { hasText: "미발행 변경" }).waitFor();

  expect(await page.evaluate("window.isSamePage")).toBe(true);
  expect(await page.evaluate("document.activeElement.id")).toBe("text-risks-0-basis");
});
