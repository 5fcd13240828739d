import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { parseJson } from "../src/core/parse-json.ts";
import { EMPTY_REVIEW, entryOf, Review } from "../src/core/review/review.ts";
import {
  EMPTY_WEEK_REVIEW,
  isSentenceId,
  sentenceEntryOf,
  WeekReview,
} from "../src/core/review/week/week-review.ts";
import { openPage } from "../test/support/chromium.ts";
import { listDiffering } from "../test/support/drawn-page.ts";
import { openReview } from "../test/support/review-page.ts";
import { STRAY } from "../test/support/review-pages.ts";
import { openSlowModel } from "../test/support/slow-model.ts";
import { makeWeekUser } from "../test/support/week-user.ts";

/** What the review file says of a card or a sentence, but for the revision of its last change. */
function readKept(file: string, id: string): string {
  const kept = existsSync(file) ? parseJson(readFileSync(file, "utf8")) : null;
  const { revision: _, ...entry } = isSentenceId(id)
    ? sentenceEntryOf(WeekReview.parse(kept ?? EMPTY_WEEK_REVIEW), id)
    : entryOf(Review.parse(kept ?? EMPTY_REVIEW), id);
  return JSON.stringify(entry);
}

/** An act of a reviewer, and what the review file says when it is done. */
type Step = {
  name: string;
  act: string;
  undos?: number;
  work: (page: Page) => Promise<unknown>;
  kept: RegExp;
};

type Walk = { page: Page; file: string; id: string; start: string };

/** Does something, and waits until the page has the answer to the act. */
async function doAct(page: Page, act: string, work: () => Promise<unknown>): Promise<void> {
  const answered = page.waitForResponse((response) => {
    const { pathname } = new URL(response.url());
    return response.request().method() === "POST" && pathname.endsWith(`/${act}`);
  });
  await work();
  await answered;
}

/** Goes through acts and takes each back; after each the page is what a fresh one is, and the file says so. */
async function walk({ page, file, id, start }: Walk, steps: readonly Step[]): Promise<void> {
  const look = async (name: string) => {
    if (page.url() !== start) await page.goto(start);
    await page.keyboard.press("Escape");
    await expect
      .poll(async () => ({ [name]: await listDiffering(page) }), { timeout: 20_000 })
      .toEqual({ [name]: [] });
    return readKept(file, id);
  };
  for (const { name, act, work, kept, undos = 1 } of steps) {
    const before = await look(`before ${name}`);
    await doAct(page, act, () => work(page));
    const after = await look(name);
    expect({ [name]: after }).toEqual({ [name]: expect.stringMatching(kept) });
    await page.locator("#card-title").click();
    for (let at = 0; at < undos; at += 1) {
      await doAct(page, "undo", () => page.keyboard.press("z"));
    }
    expect({ [`undo ${name}`]: await look(`undo ${name}`) }).toEqual({ [`undo ${name}`]: before });
    await page.locator("#card-title").click();
    await doAct(page, act, () => work(page));
    await look(`${name} again`);
  }
}

const click = (selector: string) => (page: Page) => page.locator(selector).first().click();

const write = (path: string, text: string) => async (page: Page) => {
  const field = page.locator(`[data-path="${path}"]`);
  await field.locator("button.edit").click();
  await page.keyboard.insertText(text);
};

async function dismiss(page: Page) {
  await page.locator("[data-path=uncertainty] .dismiss summary").first().click();
  await page.keyboard.insertText("본문 표 2의 값");
  await page.keyboard.press("Enter");
}

async function quoteInto(page: Page) {
  await page.locator("#card-title").click();
  for (const key of ["q", ...Array.from({ length: 8 }, () => "Shift+ArrowRight")])
    await page.keyboard.press(key);
  await page.locator('#quoting .targets [data-item="keyPoints[0]"]').click();
}

/** Adds a risk and writes in it: one that stays empty would go away. */
async function addRisk(page: Page) {
  await page.locator("#adding-risks button").click();
  await page.locator("#text-risks-2-text").waitFor();
  await page.keyboard.insertText("새 위험");
}

async function tick(page: Page) {
  await page.locator("[data-path=tags] button.edit").click();
  await page.keyboard.insertText("multimodal");
  await page.keyboard.press("Enter");
}

/** What is decided about a card as about a sentence. */
const DECISIONS: readonly Step[] = [
  {
    name: "hide",
    act: "decide",
    work: click("[data-act=decide][data-value=hidden]"),
    kept: /"hidden":true/,
  },
  {
    name: "show",
    act: "decide",
    work: click("[data-act=decide][data-value=open]"),
    kept: /"hidden":false/,
  },
  {
    name: "accept",
    act: "decide",
    work: click("[data-act=decide][data-value=accepted]"),
    kept: /"accepted":true/,
  },
  {
    name: "revert",
    act: "revert",
    work: click("#part-back [data-act=revert]"),
    kept: /"edit":null/,
  },
];

const CARD: readonly Step[] = [
  { name: "edit", act: "edit", work: write("uncertainty", ` ${STRAY}`), kept: /77\.7%/ },
  { name: "dismiss", act: "dismiss", work: dismiss, kept: /본문 표 2의 값/ },
  {
    name: "restore",
    act: "restore",
    work: click("[data-path=uncertainty] [data-act=restore]"),
    kept: /"dismissed":null|"dismissals":\[\]/,
  },
  { name: "tag", act: "edit", work: tick, kept: /"tags":\[[^\]]*Multimodal/ },
  { name: "quote", act: "quote", work: quoteInto, kept: /"edit":\{/ },
  { name: "add", act: "edit", undos: 2, work: addRisk, kept: /"edit":\{/ },
  {
    name: "remove",
    act: "arrange",
    work: click('[data-value=remove][data-item="risks[2]"]'),
    kept: /"edit":\{/,
  },
  {
    name: "down",
    act: "arrange",
    work: click('[data-value=down][data-item="actions[0]"]'),
    kept: /"edit":\{/,
  },
  {
    name: "up",
    act: "arrange",
    work: click('[data-value=up][data-item="keyPoints[1]"]'),
    kept: /"edit":\{/,
  },
  ...DECISIONS,
];

const CHOICES: readonly Step[] = [
  {
    name: "choose a field",
    act: "choose",
    kept: /"proposal":null.*"setAside":\{/,
    work: async (page) => {
      await page.locator("#pick-oneLine-new").check();
      await page.locator("[data-act=choose][data-value=fields]").click();
    },
  },
  {
    name: "reconsider",
    act: "reconsider",
    work: click("[data-act=reconsider]"),
    kept: /"proposal":\{/,
  },
  {
    name: "choose the old",
    act: "choose",
    work: click("[data-act=choose][data-value=old]"),
    kept: /"proposal":null/,
  },
];

const SENTENCE: readonly Step[] = [
  { name: "edit", act: "edit", work: write("text", " 고친 글입니다."), kept: /고친 글입니다/ },
  { name: "papers", act: "edit", work: write("papers", ", 2602.03111"), kept: /2602\.03111/ },
  ...DECISIONS,
];

test("each act on a card, and its undo, leaves the page as it is when it is loaded, and is kept", async () => {
  const { user, page, answer, problems } = await openSlowModel();
  answer();
  const { href, pathname } = new URL(page.url());
  const place = {
    page,
    file: join(user.folder, "cache/reviews/2026-02-13.json"),
    id: pathname.split("/").at(-1) ?? "",
    start: href,
  };
  await walk(place, CARD);
  await page.locator(".bar [data-act=ask]").click();
  await page.keyboard.insertText("더 쉽게");
  await page.keyboard.press("Control+Enter");
  await page.locator("#proposal-title").waitFor();
  await walk(place, CHOICES);

  expect(problems).toEqual([]);
});

test("each act on a sentence of a week, and its undo, leaves the page as it is when it is loaded, and is kept", async () => {
  const { user } = await makeWeekUser();
  const { page, problems } = await openPage(await openReview(user, "2026-W07"));
  const { href, pathname } = new URL(page.url());
  const file = join(user.folder, "cache/reviews/2026-W07.json");
  await walk({ page, file, id: pathname.split("/").at(-1) ?? "", start: href }, SENTENCE);

  expect(problems).toEqual([]);
});
