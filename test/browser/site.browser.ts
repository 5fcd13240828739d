import { expect, test } from "vitest";
import { findViolations, isTooWide } from "../support/look-at-page.ts";
import { openSitePages } from "../support/site-pages.ts";

const PAGES = [
  ...["", "daily/2026/2026-02-13.html", "papers/2602.12036.html", "monthly/2026/2026-02.html"],
  ...[
    "tags/llm.html",
    "tags.html",
    "archive.html",
    "subscribe.html",
    "search.html?q=LLM",
    "no/such.html",
  ],
];

test.each([
  ["on a phone, light", { viewport: { width: 390, height: 844 }, colorScheme: "light" }],
  ["on a phone, dark", { viewport: { width: 390, height: 844 }, colorScheme: "dark" }],
  ["on a narrow phone", { viewport: { width: 320, height: 640 } }],
  ["on a large screen, dark", { viewport: { width: 1440, height: 900 }, colorScheme: "dark" }],
] as const)("nothing keeps anybody from reading any page: %s", async (_, options) => {
  const { page, open, problems } = await openSitePages({ ...options, bypassCSP: true });
  const found: { path: string; violations: object[]; isWide: boolean }[] = [];
  for (const path of PAGES) {
    await open(path);
    const [violations, isWide] = [await findViolations(page), await isTooWide(page)];
    if (violations.length > 0 || isWide) found.push({ path, violations, isWide });
  }

  expect(found).toEqual([]);
  expect(problems.filter((one) => !one.includes("404"))).toEqual([]);
});

test("a page breaks no rule of its own policy, and asks nobody else", async () => {
  const { open, problems } = await openSitePages();
  for (const path of PAGES.slice(0, -1)) await open(path);

  expect(problems).toEqual([]);
});

test("the search finds Korean inside longer words, whatever its particle and spaces, and English in any case", async () => {
  const { page, open } = await openSitePages();
  await open("search.html");
  const headlines = async (words: string) => {
    await page.locator("#words").fill(words);
    await page.locator("#found", { hasText: /(?:찾았습니다|없습니다)\.$/ }).waitFor();
    return page.locator("#results a").allTextContents();
  };

  const [spaced, joined, particle] = [
    await headlines("강화 학습"),
    await headlines("강화학습"),
    await headlines("강화학습으로"),
  ];
  expect(spaced).toContain("이미 다 맞히는 쉬운 문제를 합쳐 새 강화 학습 문제로 재활용");
  expect([joined, particle]).toEqual([spaced, spaced]);
  expect(await headlines("MOLTBOOK")).toHaveLength(1);
  expect(await headlines("zzzz")).toEqual([]);
  expect(new URL(page.url()).searchParams.get("q")).toBe("zzzz");
});

test("a search is shared by its address, and narrowed by what is ticked", async () => {
  const { page, open } = await openSitePages();
  await open("search.html?q=LLM&code=1");
  await page.locator("#results li").first().waitFor();

  expect(await page.locator("[name=code]").isChecked()).toBe(true);
  const narrowed = await page.locator("#results li").count();
  await page.locator("[name=code]").uncheck();
  expect(await page.locator("#results li").count()).toBeGreaterThanOrEqual(narrowed);
  expect(new URL(page.url()).search).toBe("?q=LLM");
});

test("the slash leads to the search from any page, and not from a field", async () => {
  const { page, open } = await openSitePages();
  await open("papers/2602.12036.html");
  await page.keyboard.press("/");
  await page.waitForURL(/search\.html/);
  await page.locator("#words").waitFor();
  await page.locator("#words").pressSequentially("a/b");

  expect(await page.locator("#words").inputValue()).toBe("a/b");
});

test("without scripts everything is there to read, quotes included, and the search says where else to look", async () => {
  const { page, open } = await openSitePages({ javaScriptEnabled: false });
  await open("papers/2602.12036.html");
  await page.locator("details.quote summary").first().click();
  const isOpen = await page.locator("details.quote blockquote").first().isVisible();
  await open("search.html");

  expect(isOpen).toBe(true);
  expect(await page.locator("#unsearched a").allTextContents()).toEqual(["지난 기록", "태그"]);
  expect(await page.locator("form").isVisible()).toBe(false);
});
