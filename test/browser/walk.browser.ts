import { expect, test } from "vitest";
import { openPage } from "../support/chromium.ts";
import { arrive, press } from "../support/look-at-page.ts";
import { openReview } from "../support/review-page.ts";
import { openSlowModel } from "../support/slow-model.ts";
import { startWalk } from "../support/walk-acts.ts";
import { makeWeekUser } from "../support/week-user.ts";

const UNDO = ".bar [data-act=undo]";

test("after each act on a card's texts the page is what a fresh load shows, and the review file says so", async () => {
  const { user, page, problems } = await openSlowModel();
  const { go, write, stale, unkept } = startWalk(page, user);
  await write("headline", " 77.7%");
  await page.locator("[data-path=headline] li.error summary").first().focus();
  await press(page, "Enter");
  await page.keyboard.type("표의 값");
  await go("dismiss", "dismiss", "[data-path=headline] details[open] input");
  await go("undo dismiss", "undo", UNDO);
  await page.locator("[data-path=headline] li.error summary").first().focus();
  await press(page, "Enter");
  await page.keyboard.type("표의 값");
  await go("dismiss", "dismiss", "[data-path=headline] details[open] input");
  await go("restore", "restore", "[data-path=headline] [data-act=restore]");
  await page.locator("[data-path=tags] button.edit").click();
  await go("tag", "edit", "#tag-list input:not(:checked)");
  await go("undo tag", "undo", UNDO);
  await press(page, "q", "Shift+ArrowRight", "Shift+ArrowRight", "Shift+ArrowRight");
  await page.locator("#quoting").waitFor();
  await go("quote", "quote", '#quoting .targets [data-item="keyPoints[1]"]');
  await go("undo quote", "undo", UNDO);
  await go("revert", "revert", "#part-back [data-act=revert]");
  await go("undo revert", "undo", UNDO);

  expect({ stale, unkept, problems }).toEqual({ stale: {}, unkept: [], problems: [] });
});

test("after each act on a card's lists, and on drafts asked for, the page is what a fresh load shows", async () => {
  const { user, page, answer, problems } = await openSlowModel();
  const { go, stale, unkept } = startWalk(page, user);
  await go("add", "arrange", "#adding-actions button");
  await go("down", "arrange", '[data-value=down][data-item="keyPoints[0]"]');
  await go("undo down", "undo", UNDO);
  await go("remove", "arrange", '[data-value=remove][data-item="keyPoints[0]"]');
  await go("undo remove", "undo", UNDO);
  answer();
  await press(page, "r");
  await page.keyboard.type("더 쉽게");
  await press(page, "Tab", "Enter");
  await page.locator("#proposal-title").waitFor();
  await page.locator("#pick-oneLine-new").check();
  await go("choose", "choose", "[data-act=choose][data-value=fields]");
  await go("undo choose", "undo", UNDO);
  await go("keep", "choose", "[data-act=choose][data-value=old]");
  await go("reconsider", "reconsider", "[data-act=reconsider]");

  expect({ stale, unkept, problems }).toEqual({ stale: {}, unkept: [], problems: [] });
});

test("a card that was accepted or hidden is shown as a fresh load shows it, with and without its undoing", async () => {
  const { user, page, problems } = await openSlowModel();
  const { go, look, stale, unkept } = startWalk(page, user);
  const start = page.url();
  for (const value of ["accepted", "hidden"]) {
    const button = `.bar [data-act=decide][data-value=${value}]`;
    await page.locator(button).focus();
    await press(page, "Enter");
    await arrive(page, (url) => url.href !== start);
    await look(value);
    await go(`undo ${value}`, "undo", UNDO);
    await page.goto(start);
    await arrive(page, (url) => url.href === start);
  }

  expect({ stale, unkept, problems }).toEqual({ stale: {}, unkept: [], problems: [] });
});

test("after each act on a week's sentence the page is what a fresh load shows, and the review file says so", async () => {
  const { user } = await makeWeekUser();
  const { page, problems } = await openPage(await openReview(user, "2026-W07"));
  const { go, write, stale, unkept } = startWalk(page, user);
  await write("text", " 77.7%");
  await go("undo edit", "undo", UNDO);
  await write("text", " 두 초록을 다시 보았습니다.");
  await go("revert", "revert", "#part-back [data-act=revert]");
  await go("undo revert", "undo", UNDO);

  expect({ stale, unkept, problems }).toEqual({ stale: {}, unkept: [], problems: [] });
});
