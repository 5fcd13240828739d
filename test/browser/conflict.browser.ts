import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { openPage } from "../support/chromium.ts";
import { arrive, findViolations, press } from "../support/look-at-page.ts";
import { openReview } from "../support/review-page.ts";
import { makeUser } from "../support/world.ts";

/** Two people with the same card before them. */
async function openTwice() {
  const user = makeUser();
  await user.run("demo");
  const opened = await openReview(user);
  const [{ page: first, problems }, { page: second }] = [
    await openPage(opened),
    await openPage(opened),
  ];
  return { first, second, problems };
}

/** Writes behind the text of a field, and waits until it is kept. */
async function write(page: Page, path: string, text: string) {
  await page.locator(`[data-path="${path}"] button.edit`).click();
  await page.keyboard.type(text);
}

const shown = (page: Page, path: string) =>
  page.locator(`[data-path="${path}"] .shown p`).textContent();

test("two people in different fields of one card do not disturb each other", async () => {
  const { first, second, problems } = await openTwice();
  await write(first, "headline", " 첫 사람");
  await first.locator("[data-path=headline] .badge.edited").waitFor();
  await write(second, "oneLine", " 둘째 사람");
  await second.locator("[data-path=oneLine] .badge.edited").waitFor();
  const notice = await second.locator("#notice").textContent();

  expect(notice).toBe("");
  await expect.poll(() => shown(second, "headline")).toContain("첫 사람");
  await expect.poll(() => shown(second, "oneLine")).toContain("둘째 사람");
  expect(problems).toEqual([]);
});

test("who writes in the same field is shown both texts word by word, and keeps one knowingly", async () => {
  const { first, second } = await openTwice();
  await write(first, "headline", " 첫 사람");
  await first.locator("[data-path=headline] .badge.edited").waitFor();
  await write(second, "headline", " 둘째 사람");
  await second.locator("#notice .two-texts").waitFor();
  await expect.poll(() => second.locator("#notice ins").allTextContents()).toContain("둘째");
  const removed = await second.locator("#notice del").allTextContents();
  const kept = await second.locator("#text-headline").inputValue();
  const violations = await findViolations(second);
  await second.getByRole("button", { name: "내 글로 덮어쓰기" }).click();
  await expect.poll(() => shown(second, "headline")).toContain("둘째 사람");

  expect(removed.join("")).toContain("첫");
  expect(kept).toContain("둘째 사람");
  expect(violations).toEqual([]);
  expect(await second.locator("#notice").textContent()).toBe("");
});

test("who gives the own text up sees the other one, and may leave", async () => {
  const { first, second, problems } = await openTwice();
  await write(first, "headline", " 첫 사람");
  await first.locator("[data-path=headline] .badge.edited").waitFor();
  await write(second, "headline", " 둘째");
  await second.locator("#notice .two-texts").waitFor();
  await second.getByRole("button", { name: "내 글 버리고 최신 내용 보기" }).click();
  await expect.poll(() => second.locator("#text-headline").inputValue()).toContain("첫 사람");
  await press(second, "Escape", "j");
  await arrive(second, /2602\.12036/);

  expect(problems).toEqual([]);
});

test("who writes in an item that another window has moved keeps the text to copy, and replaces no other item", async () => {
  const { first, second, problems } = await openTwice();
  const [own, other] = await Promise.all([shown(first, "actions[0]"), shown(first, "actions[1]")]);
  await first.locator('[data-act=arrange][data-value=down][data-item="actions[0]"]').click();
  await first.locator("#status", { hasText: "목록을 바꾸었습니다" }).waitFor();
  await write(second, "actions[0]", " 둘째 사람");
  const notice = second.locator("#notice"); // the first letter is refused, and so is each that follows
  await expect.poll(() => notice.textContent()).toContain(`${own} 둘째 사람`);
  const buttons = await notice.locator("button").allTextContents();
  await second.getByRole("button", { name: "내 글 버리고 최신 내용 보기" }).click();
  await expect.poll(() => shown(second, "actions[0]")).toBe(other);

  expect(buttons).toEqual(["내 글 버리고 최신 내용 보기"]);
  expect(await shown(second, "actions[1]")).toBe(own);
  expect(problems).toEqual([]);
});

test("an act that is refused says what another window has changed, and speaks of no text", async () => {
  const { first, second } = await openTwice();
  await first.locator('[data-act=arrange][data-value=down][data-item="actions[0]"]').click();
  await expect.poll(() => first.locator("#status").textContent()).toContain("목록을");
  await second.locator('[data-act=arrange][data-value=remove][data-item="actions[0]"]').click();
  await second.getByRole("button", { name: "최신 내용 보기" }).waitFor();

  const notice = await second.locator("#notice").textContent();
  expect(notice).toContain("방금 누른 것은 하지 않았습니다. 바뀐 것: 액션 1, 액션 2.");
  expect(notice).not.toContain("쓴 글");
});
