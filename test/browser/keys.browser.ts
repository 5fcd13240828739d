import { expect, test } from "vitest";
import { arrive, findViolations, press, readFocus } from "../support/look-at-page.ts";
import { openBundledDay, openFaultyCard } from "../support/review-pages.ts";

test("? shows every key that the page names, and switches single keys off for good", async () => {
  const { page, problems } = await openFaultyCard();
  const named = await page.locator("kbd").allTextContents();
  await press(page, "?");
  const listed = await page.locator("#keys li kbd").allTextContents();
  const violations = await findViolations(page);
  await page.locator("#single-keys").uncheck();
  await press(page, "Escape");
  await page.reload();
  await press(page, "e", "?");
  const open = await page.locator(".editor:visible, dialog[open]").count();
  await page.locator("[data-key=help]").click();
  await page.locator("#single-keys").check();
  await press(page, "Escape", "e");

  expect([...new Set(named)].filter((key) => !listed.includes(key))).toEqual([]);
  expect(open).toBe(0);
  expect(await page.locator(".editor:visible").count()).toBe(1);
  expect(violations).toEqual([]);
  expect(problems).toEqual([]);
});

test("N goes through the errors and then the warnings, E opens the field of each, and the end is told", async () => {
  const { page } = await openFaultyCard();
  const kinds = await page.locator(".findings li:is(.error, .warning)").count();
  const visited: string[] = [];
  for (let index = 0; index < kinds; index += 1) {
    await press(page, "n");
    visited.push(await page.evaluate("document.activeElement.className"));
  }
  const before = await page.locator("#status").textContent();
  await press(page, "n");
  const around = await page.locator("#status").textContent();
  const first = await page.evaluate("document.activeElement.closest('.field').dataset.path");
  await press(page, "Shift+n", "e");
  const opened = await page.evaluate("document.activeElement.tagName");
  await press(page, "Escape", "n", "e");

  expect(new Set(visited)).toEqual(new Set(["error", "warning"]));
  expect(visited).toEqual(visited.toSorted());
  expect(before).toBe("");
  expect(around).toContain("처음 지적으로 돌아왔습니다");
  expect(opened).toMatch(/TEXTAREA|SELECT/);
  expect(await page.evaluate("document.activeElement.closest('.field').dataset.path")).toBe(first);
});

test("who types when the page takes the box away does not press keys with the rest of the word", async () => {
  const { page } = await openBundledDay();
  const start = page.url();
  await press(page, "e");
  await page.keyboard.type("한 낱말 ");
  await page.evaluate("document.activeElement.blur()");
  await page.keyboard.type("haj");
  const afterTyping = page.url();
  await page.locator("#card-title").click();
  await press(page, "j");
  await arrive(page, (url) => url.href !== start);

  expect(afterTyping).toBe(start);
});

test("a key that is held acts once", async () => {
  const { page } = await openFaultyCard();
  await page.keyboard.down("n");
  const first = await page.evaluate("document.activeElement.dataset.finding");
  await page.keyboard.down("n");
  await page.keyboard.down("n");

  expect(await page.evaluate("document.activeElement.dataset.finding")).toBe(first);
});

test("after going on the keyboard is at the paper's title, which is also the page's", async () => {
  const { page } = await openBundledDay();
  await press(page, "a");
  await arrive(page, /2602\.12036/);
  await page.locator("html[data-ready]").waitFor();

  expect(await readFocus(page)).toBe("card-title");
  expect(await page.title()).toBe(
    `${await page.locator("#card-title").textContent()} · 2026-02-13 검토`,
  );
});

test("a box says how long its text is and may be, what is wrong, and what of a paste did not fit", async () => {
  const { page } = await openBundledDay({ permissions: ["clipboard-read", "clipboard-write"] });
  const field = page.locator("[data-path=headline]");
  await press(page, "e");
  const before = await field.locator(".length").textContent();
  await page.keyboard.type(" 77.7%가 넘는 값으로 늘린 아주 긴 제목을 끝까지 씁니다");
  await expect.poll(() => field.locator(".length").textContent()).toContain("넘음");
  await expect.poll(() => field.locator("textarea").getAttribute("aria-invalid")).toBe("true");
  await page.evaluate("navigator.clipboard.writeText('가'.repeat(3_300))");
  await press(page, "ControlOrMeta+a", "ControlOrMeta+v");

  expect(before).toMatch(/^폭 \d+(\.5)? \(18~34\)/);
  expect(await field.locator("textarea").inputValue()).toHaveLength(2_000);
  expect(await field.locator(".cut").textContent()).toContain("1,300자가 잘렸습니다");
  await expect.poll(() => field.locator(".shown").textContent()).toContain("가가가"); // it is kept
});

test.each(["Control", "Meta"])(
  "%s+Enter ends what is written: a field, tags, and what the model is asked",
  async (held) => {
    const { page, problems } = await openFaultyCard();
    const headline = page.locator("[data-path=headline]");
    await headline.locator("button.edit").click();
    await page.keyboard.type(" 끝에 쓴 글");
    await press(page, `${held}+Enter`);
    const closed = await page.evaluate("document.activeElement.getAttribute('aria-label')");
    const isOpen = await headline.locator(".editor").isVisible();
    await page.locator("[data-path=tags] button.edit").click();
    await page.keyboard.type("agents");
    await press(page, `${held}+Enter`);
    const tags = await page.locator("[data-path=tags] .editor").isVisible();
    await press(page, "r", `${held}+Enter`);
    const isEmptySent = await page.locator("dialog[open]").count();
    await page.keyboard.type("더 쉽게");
    await press(page, `${held}+Enter`);
    await page.locator("#proposal-title").waitFor();

    expect([closed, isOpen, tags]).toEqual(["한국어 제목 고치기", false, false]);
    expect(isEmptySent).toBe(1);
    expect(await headline.locator(".shown").textContent()).toContain("끝에 쓴 글");
    expect(await page.locator(".proposal q").first().textContent()).toBe("더 쉽게");
    expect(problems).toEqual([]);
  },
);
