import type { Page } from "playwright-core";
import { expect, onTestFinished, test } from "vitest";
import { parseListing } from "../../src/core/paper/listing.ts";
import { openPage } from "../support/chromium.ts";
import { arrive, press, readFocus } from "../support/look-at-page.ts";
import { complete, openModelServer } from "../support/model-server.ts";
import { makeDraftFrom } from "../support/papers.ts";
import { readDay } from "../support/recorded.ts";
import { openReview } from "../support/review-page.ts";
import { BUSY_DAY, openBundledDay, openFaultyCard } from "../support/review-pages.ts";
import { slowDown } from "../support/slow-network.ts";
import { makeUser, serveHub } from "../support/world.ts";

const tagBox = (page: Page) => page.locator("[data-path=tags] .editor");

const readTags = (page: Page) => page.locator("[data-path=tags] .shown p").textContent();

/** Which control has the keyboard: BODY, LINK for one that leads away, or the act or part that it is of. */
const readPlace = (page: Page): Promise<string> =>
  page.evaluate(`(() => {
    const { activeElement: active } = document;
    if (active === document.body || active.matches("html")) return "BODY";
    if (active.matches("a[href^=http]")) return "LINK";
    return active.closest("dialog, .bar, .card, .sheet, .quoting, main, #cards") ? "in place" : active.outerHTML;
  })()`);

test("tags are ticked one after the other at 2 s latency: the box stays, and what is typed is searched", async () => {
  const { page, problems } = await openBundledDay();
  const start = page.url();
  await page.locator("[data-path=tags] button.edit").click();
  await page.evaluate(
    "[...document.querySelectorAll('#tag-list input:checked')].slice(2).forEach((box) => box.click())",
  );
  await expect.poll(async () => (await readTags(page))?.split(", ").length).toBe(2);
  await slowDown(page);
  await page.locator("#find-tag").focus();
  await page.keyboard.type("vision");
  await press(page, "Enter");
  await page.keyboard.type("robotics");
  await press(page, "Enter");
  await page.keyboard.type("bench");
  await press(page, "ArrowDown", "Space");
  await page.keyboard.type("haj");
  await expect.poll(() => readTags(page), { timeout: 20_000 }).toMatch(/Vision.*Robot.*Bench/);
  await page.keyboard.type("haj");

  expect(await tagBox(page).isVisible()).toBe(true);
  expect(page.url()).toBe(start);
  expect(await page.evaluate("document.activeElement.closest('#tag-list') !== null")).toBe(true);
  expect(await page.locator("#find-tag").inputValue()).toBe("bench");
  expect(problems).toEqual([]);
});

test("the tag box stays open with its search also where the whole card is drawn anew", async () => {
  const { page, problems } = await openBundledDay();
  await page.route("**/edit*", async (route) => {
    const response = await route.fetch();
    const body = await response.text();
    const drawn = body.replace("<h3>한국어 제목", "<h3>새로 그린 제목");
    await route.fulfill({ status: 200, contentType: "application/json", body: drawn });
  });
  await page.locator("[data-path=tags] button.edit").click();
  await page.locator("#tag-list input:checked").first().click();
  await page.locator("h3", { hasText: "새로 그린 제목" }).waitFor();
  const afterTick = await page.evaluate("document.activeElement.closest('#tag-list') !== null");
  await page.locator("#find-tag").focus();
  await page.keyboard.type("vision");
  await press(page, "Enter");
  await expect.poll(() => readTags(page)).toContain("Vision-Language Model");
  const shown = await page.locator("#tag-list li:visible").count();
  const [place, search] = [await readFocus(page), await page.locator("#find-tag").inputValue()];
  await page.keyboard.type("agent");

  expect(await tagBox(page).isVisible()).toBe(true);
  expect(afterTick).toBe(true);
  expect({ place, search }).toEqual({ place: "find-tag", search: "vision" });
  expect(shown).toBeLessThan(5);
  expect(await page.locator("#find-tag").inputValue()).toBe("agent");
  expect(problems).toEqual([]);
});

test("what is typed before a new item is there presses no key, and the page says that it waits", async () => {
  const { page, problems } = await openBundledDay();
  const start = page.url();
  const count = await page.locator("#list-risks textarea[id$=text]").count();
  await slowDown(page);
  await page.locator("#adding-risks button").focus();
  await press(page, "Enter");
  await page.keyboard.type("ajhaj");
  const told = await page.locator("#status").textContent();
  const place = await readPlace(page);
  await page.locator(`#text-risks-${count}-text`).waitFor({ timeout: 20_000 });
  await page.keyboard.type("ajhaj");
  const text = await page.locator(`#text-risks-${count}-text`).inputValue();
  const shown = page.locator(`[data-path="risks[${count}].text"] .shown p`);
  await expect.poll(() => shown.textContent(), { timeout: 20_000 }).toBe("ajhaj"); // it is kept

  expect(page.url()).toBe(start);
  expect(told).toContain("처리하는 중입니다");
  expect(place).toBe("in place");
  expect(text).toBe("ajhaj");
  expect(problems).toEqual([]);
});

test("a new item that is closed empty is taken away again", async () => {
  const { page } = await openBundledDay();
  const items = page.locator("#list-actions > li:not(.adding)");
  const count = await items.count();
  await page.locator("#adding-actions button").focus();
  await press(page, "Enter");
  await page.locator(`#text-actions-${count}-`).waitFor();
  await press(page, "Escape");
  await expect.poll(() => items.count()).toBe(count);

  await expect
    .poll(() => page.evaluate("document.activeElement.closest('#adding-actions') !== null"))
    .toBe(true);
});

test("a reason of blanks is refused in the page, and the keyboard stays in the reason while a good one is sent", async () => {
  const { page, problems } = await openFaultyCard();
  const start = page.url();
  const finding = page.locator("[data-path=headline] li.error").first();
  await finding.locator("summary").focus();
  await press(page, "Enter", "Space", "Space", "Enter");
  await page.keyboard.type("aj");
  const refused = await page.evaluate("document.activeElement.value");
  const notice = await page.locator("#notice").textContent();
  await slowDown(page);
  await press(page, "Enter");
  await page.keyboard.type("ajr");
  const waiting = await page.evaluate("document.activeElement.value");
  await page.locator("[data-path=headline] li.dismissed").waitFor({ timeout: 20_000 });
  const place = await readFocus(page);
  await page.keyboard.type("ajr");

  expect(refused).toBe("  aj");
  expect(notice).toBe("");
  expect(waiting).toBe("  aj");
  expect(place).toBe("되돌리기");
  expect(page.url()).toBe(start);
  expect(await page.locator("dialog[open]").count()).toBe(0);
  expect(problems).toEqual([]);
});

test("what was refused is told until the next act succeeds", async () => {
  const { page } = await openFaultyCard();
  await page.route("**/dismiss*", (route) => route.fulfill({ status: 400, json: {} }), {
    times: 1,
  });
  await page.locator("[data-path=headline] li.error summary").first().focus();
  await press(page, "Enter");
  await page.keyboard.type("표의 값");
  await press(page, "Enter");
  await page.locator("#notice p").waitFor();
  const place = await page.evaluate("document.activeElement.value");
  await press(page, "Enter");
  await page.locator("[data-path=headline] li.dismissed").waitFor();

  expect(place).toBe("표의 값");
  expect(await page.locator("#notice").textContent()).toBe("");
});

test("an item that is moved to an end of its list leaves the keyboard on its own button for writing", async () => {
  const { page } = await openBundledDay();
  const items = page.locator("#list-actions > li:not(.adding)");
  const count = await items.count();
  await page.locator('[data-path="actions[0]"] button.edit').focus();
  for (let at = 1; at < count; at += 1) {
    await press(page, "Alt+ArrowDown");
    await expect
      .poll(() =>
        page.evaluate(
          "document.activeElement.closest('[data-path], .item-acts') && [...document.querySelectorAll('#list-actions > li')].indexOf(document.activeElement.closest('li'))",
        ),
      )
      .toBe(at);
  }
  const down = await page.evaluate("document.activeElement.className");
  await press(page, "Alt+ArrowUp");
  await expect.poll(() => readFocus(page)).toBe("↑");

  expect(down).toContain("edit");
  expect(await items.count()).toBe(count);
});

test("Z waits for the removal that is under way, and takes it back", async () => {
  const { page, problems } = await openBundledDay();
  const start = page.url();
  const items = page.locator("#list-actions > li:not(.adding)");
  const count = await items.count();
  await slowDown(page);
  await page.locator('[data-value=remove][data-item="actions[0]"]').focus();
  await press(page, "Enter", "z");
  await expect.poll(() => items.count(), { timeout: 20_000 }).toBe(count - 1);
  await expect.poll(() => items.count(), { timeout: 20_000 }).toBe(count);

  expect(await readPlace(page)).toBe("in place");
  expect(page.url()).toBe(start);
  expect(problems).toEqual([]);
});

test("Z right after A stays on the card and takes the decision back; other keys are told, not done", async () => {
  const { page, problems } = await openBundledDay();
  const start = page.url();
  await slowDown(page);
  await press(page, "a", "j");
  const told = await page.locator("#status").textContent();
  await press(page, "a");
  await page.waitForURL((url) => url.href !== start, { timeout: 20_000 });
  await arrive(page, /2602\.12036/);
  await page.goto(start);
  await arrive(page, (url) => url.href === start);
  await page.locator(".counts .accepted").waitFor();
  await press(page, "h");
  await page.locator("#status", { hasText: "처리하는 중" }).waitFor();
  await press(page, "z");
  await page.locator("#status", { hasText: "되돌렸습니다" }).waitFor({ timeout: 20_000 });

  expect(told).toContain("누른 키는 쓰지 않았습니다");
  expect(page.url()).toBe(start);
  expect(problems).toEqual([]);
});

test("the first Tab in a changed field goes to the button that closes it", async () => {
  const { page } = await openBundledDay();
  await press(page, "e");
  await page.keyboard.type(" 더");
  await page.locator("[data-path=headline] .first button").waitFor();
  await press(page, "Tab");

  expect(await page.evaluate("document.activeElement.className")).toBe("close");
});

/** A card without a draft, since the model's answers were none. */
async function openFailedCard() {
  const items = readDay(BUSY_DAY).slice(0, 2);
  serveHub({ [BUSY_DAY]: items });
  const { papers } = parseListing(items);
  const server = await openModelServer(papers, ({ paper }) => ({
    body: complete(paper.id === papers[0]?.id ? "{}" : JSON.stringify(makeDraftFrom(paper))),
  }));
  onTestFinished(server.close);
  const user = makeUser(server.url);
  await user.run(`run ${BUSY_DAY} --dry-run`);
  return await openPage(await openReview(user, BUSY_DAY));
}

test("A on a card without a draft says why it does nothing, and who writes it by hand begins in its first field", async () => {
  const { page, problems } = await openFailedCard();
  const begin = page.locator("[data-act=begin]");
  if ((await begin.count()) === 0) await press(page, "j");
  await begin.waitFor();
  await press(page, "a");
  const told = await page.locator("#status").textContent();
  await begin.focus();
  await press(page, "Enter");
  await page.locator("[data-path=headline] .editor:not([hidden])").waitFor();

  expect(told).toContain("초안이 없어");
  expect(await page.evaluate("document.activeElement.id")).toBe("text-headline");
  expect(problems).toEqual([]);
});
