import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { DailyDigest } from "../../src/core/digest/digest.ts";
import { arrive, findViolations, isTooWide, press } from "../support/look-at-page.ts";
import { toShown } from "../support/recorded-run.ts";
import {
  BUSY_DAY,
  BUNDLED_DAY as DAY,
  HOSTILE_ID,
  openBundledDay,
  openBusyDay,
  STRAY,
} from "../support/review-pages.ts";
import type { User } from "../support/world.ts";

const readOutput = ({ folder }: User, name: string) =>
  readFileSync(join(folder, "output", name), "utf8");

const onCard = (page: Page, id: string) => arrive(page, new RegExp(`/cards/${id}`));
const publishUrl = (page: Page) => page.url().replace(/\/cards\/.*/, "/publish");
const left = (page: Page) => page.locator("#part-progress b").textContent();

test("from the first card to a published, edited digest by keyboard alone", async () => {
  const { user, page, problems } = await openBundledDay();

  await press(page, "j");
  await onCard(page, "2602.12036");
  await press(page, "e");
  await page.keyboard.type(` ${STRAY}`);
  const marks = page.locator("[data-path=headline] mark.error");
  await expect.poll(() => marks.allTextContents()).toContain("77.7%");
  await press(page, "Escape", "a");
  await onCard(page, "2602.12125");
  await press(page, "h");
  await onCard(page, "2602.12205");
  await press(page, "p");
  await arrive(page, /publish/);
  const difference = await page.locator(".diff .added").allTextContents();
  const before = readOutput(user, `daily/2026/${DAY}.md`);
  await page.locator("[data-act=publish]").press("Enter");
  await page.locator("#done").waitFor();

  const after = readOutput(user, `daily/2026/${DAY}.md`);
  expect(difference.join("\n")).toContain(STRAY);
  expect(before).not.toContain(STRAY);
  expect(after).toContain(STRAY);
  expect(toShown(after)).not.toContain("2602.12125");
  expect(await page.locator("#status").textContent()).toContain("발행했습니다");
  const { cards } = DailyDigest.parse(JSON.parse(readOutput(user, `daily/2026/${DAY}.json`)));
  expect(cards.flatMap((card) => card.provenance?.edited ?? [])).toEqual(["headline"]);
  expect(problems).toEqual([]);
});

test("leaving the page in the middle of a word keeps the word", async () => {
  const { page } = await openBundledDay();
  await press(page, "e");
  await page.keyboard.type("떠나기 직전 ");
  await page.goto("about:blank");
  await page.goBack();

  await expect
    .poll(
      async () => {
        await page.reload();
        return page.locator("[data-path=headline] .shown p").textContent();
      },
      { timeout: 20_000 },
    )
    .toContain("떠나기 직전");
});

test("a statement and its quote light up together, from either side, by mouse and by keyboard", async () => {
  const { page } = await openBundledDay();
  const point = page.locator('[data-quote="keyPoints[1]"]');
  const quote = page.locator('mark[data-quotes="keyPoints[1]"]').first();

  await point.hover();
  expect(await quote.getAttribute("class")).toContain("lit");
  await quote.hover();
  expect(await point.getAttribute("class")).toContain("lit");
  await page.locator('[data-quote="keyPoints[0]"] button.edit').first().focus();
  expect(await point.getAttribute("class")).not.toContain("lit");
  await quote.focus();
  expect(await point.getAttribute("class")).toContain("lit");
});

test("a finding is dismissed and restored by keyboard alone, and what is written stays while the card changes", async () => {
  const { user, page, problems } = await openBundledDay({ viewport: { width: 320, height: 740 } });
  const field = page.locator("[data-path=headline]");
  const stray = field.locator("li", { hasText: "숫자: “77.7%”" });
  await press(page, "e");
  await page.keyboard.type(` ${STRAY}`);
  await expect.poll(() => field.locator(".shown p").textContent()).toContain(STRAY); // its first digits are another finding
  await expect.poll(() => field.locator("li.error").count()).toBe(2);
  await press(page, "Tab", "Tab", "Tab", "Enter"); // past the first text and closing the box
  await stray.locator("input").waitFor();
  await page.keyboard.type("본문 표 2의");
  await field.locator("textarea").press("End");
  await page.keyboard.type(" 더");
  await expect.poll(() => field.locator(".shown p").textContent()).toContain("입니다. 더");
  const violations = await findViolations(page);
  await stray.locator("input").press("End");
  await page.keyboard.type(" 값");
  await press(page, "Enter");
  await stray.locator("button", { hasText: "되돌리기" }).waitFor();
  violations.push(...(await findViolations(page)));
  const dismissed = await stray.textContent();
  const marks = await field.locator("mark.error").count();
  const focused = await page.evaluate("document.activeElement.textContent");
  await press(page, "Enter");
  await stray.locator("summary").waitFor();
  await press(page, "Enter");
  await page.keyboard.type("역시 표의 값");
  await press(page, "Escape", "Enter", "Tab", "Enter");
  await field.locator("li.dismissed").waitFor();
  await page.goto(publishUrl(page));
  await page.getByRole("button", { name: "이대로 발행" }).click();
  await page.locator("#done").waitFor();

  expect(dismissed).toContain("이유: 본문 표 2의 값");
  expect({ marks, focused }).toEqual({ marks: 0, focused: "되돌리기" });
  expect(violations).toEqual([]);
  expect(readOutput(user, `daily/2026/${DAY}.json`)).toContain('"reason": "역시 표의 값"');
  expect(await isTooWide(page)).toBe(false);
  expect(problems).toEqual([]);
});

test("thirty cards with hostile text: filter, accept, ask again, choose, publish", async () => {
  const { user, server, page, problems } = await openBusyDay();
  const titles = await page.locator(".list li").count();
  const hostile = await page.locator("#card-title").textContent();
  await press(page, "a");
  await arrive(page, ({ pathname }) => !pathname.endsWith(HOSTILE_ID));
  expect(await left(page)).toBe("29");
  await press(page, "f");
  await arrive(page, /show=findings/);
  await press(page, "r");
  await page.locator("#remark").fill("개발자 관점을 고쳐 주세요");
  await press(page, "Tab", "Enter");
  await page.locator("#proposal-title").waitFor();
  const beside = await page.locator(".proposal").textContent();
  await page.getByRole("button", { name: "모두 새 초안으로 바꾸기" }).click();
  await page.locator("#proposal-title").waitFor({ state: "detached" });
  await press(page, "p");
  await arrive(page, /publish/);
  await page.getByRole("button", { name: "이대로 발행" }).click();
  await page.locator("#done").waitFor();

  expect(titles).toBe(30);
  expect(hostile).toContain("<img src=x onerror=alert(1)>");
  expect(beside).toContain("두 번째 답의 개발자 관점입니다.");
  expect(server.requests).toHaveLength(31);
  expect(readOutput(user, `daily/2025/${BUSY_DAY}.md`)).toContain(
    "두 번째 답의 개발자 관점입니다.",
  );
  expect(problems).toEqual([]);
});

test("Z takes back what was done, also after going on to the next card, and a held key acts once", async () => {
  const { page, problems } = await openBundledDay();
  const first = page.url();
  const before = await left(page);
  await page.keyboard.down("h");
  await page.keyboard.down("h");
  await onCard(page, "2602.12036");
  await page.keyboard.up("h");
  const hidden = await left(page);
  await press(page, "z");
  await expect.poll(() => left(page)).toBe(before);
  await page.goto(first);

  expect(hidden).toBe(String(Number(before) - 1));
  expect(await page.locator("#part-verdict > .badge").textContent()).toBe("검토 전");
  expect(problems).toEqual([]);
});

test("a page that is loaded again right after a key shows the key", async () => {
  const { page } = await openBundledDay();
  await press(page, "e");
  await page.keyboard.type("바로 앞의 글 ");
  await page.reload();

  await expect
    .poll(() => page.locator("[data-path=headline] .shown p").textContent())
    .toContain("바로 앞의 글");
});
