import { spawn } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser } from "playwright-core";
import { buildCard } from "../src/core/card/card.ts";
import { checkDrafts } from "../src/core/checks/check-draft.ts";
import { buildDailyDigest } from "../src/core/digest/digest.ts";
import { NOT_LOOKED_UP } from "../src/core/paper/artefacts.ts";
import { DigestDate } from "../src/core/paper/date.ts";
import { openStore } from "../src/store/open-store.ts";
import { launchBrowser } from "../test/support/launch-browser.ts";
import { makeProvenance } from "../test/support/make.ts";
import { amountBelow, type Figure, median, millisecondsBelow, told } from "./figure.ts";
import { installPackage } from "./installed-package.ts";
import { readPaperDrafts } from "./paper-drafts.ts";

const DAY = DigestDate.parse("2026-02-13");
const CARDS = 50;
const ROUNDS = 5;

/** The field that is edited. */
const FIELD = "headline";

/** Times the review page of a day of 50 cards in a real browser, on this machine. */
export async function benchReview(): Promise<Figure[]> {
  const folder = await mkdtemp(join(tmpdir(), "papercards-bench-"));
  await writeDay(folder);
  const { url, stop } = await openReview(folder);
  const browser = await launchBrowser();
  const rounds: Round[] = [];
  for (let round = 0; round < ROUNDS; round += 1) rounds.push(await useOnce(browser, url, round));
  await browser.close();
  await stop();
  await rm(folder, { recursive: true });
  const middle = (read: (round: Round) => number[]) => median(rounds.flatMap(read));
  return [
    millisecondsBelow(
      "50 cards, from asking for the page to the first key",
      middle(({ page }) => [page]),
      200,
    ),
    told(
      "the same from the address that the command prints",
      `${middle(({ opened }) => [opened]).toFixed(0)} ms`,
    ),
    millisecondsBelow(
      "an edit, from the key to the finding on the page",
      middle(({ edits }) => edits),
      60,
    ),
    millisecondsBelow(
      "the next card, from the key to its first key",
      middle(({ next }) => next),
      150,
    ),
    amountBelow(
      "answer to an edit, the largest",
      Math.max(...rounds.flatMap(({ answers }) => answers)),
      "B",
      5_120,
    ),
  ];
}

/** A day of reference cards, with all that the checks find in them. */
async function writeDay(folder: string): Promise<void> {
  const drafts = readPaperDrafts().slice(0, CARDS);
  const findings = checkDrafts(drafts);
  const cards = drafts.map(({ paper, draft }, index) => {
    const found = { draft, findings: findings[index] ?? [], provenance: makeProvenance() };
    return buildCard({ status: "drafted", paper, artefacts: NOT_LOOKED_UP, ...found }, null);
  });
  const store = openStore({
    outputFolder: join(folder, "output"),
    cacheFolder: join(folder, "cache"),
    writer: { processId: process.pid, isRunning: () => false },
  });
  await store.digests.updateDay(DAY, () =>
    buildDailyDigest({ date: DAY, status: "settled", listed: CARDS, cards }),
  );
}

/** Starts the command of the packed package and waits for the address that it prints. */
async function openReview(folder: string): Promise<{ url: string; stop: () => Promise<void> }> {
  const flags = ["--no-open", "--output", join(folder, "output"), "--cache", join(folder, "cache")];
  const child = spawn(process.execPath, [installPackage(), "review", DAY, ...flags]);
  const closed = Promise.withResolvers<void>();
  child.once("close", () => closed.resolve());
  let printed = "";
  const url = await new Promise<string>((resolve) => {
    child.stderr.on("data", (chunk: Buffer) => {
      printed += chunk.toString("utf8");
      const address = /Open (http:\S+)/.exec(printed)?.[1];
      if (address !== undefined) resolve(address);
    });
  });
  return {
    url,
    stop: async () => {
      child.kill("SIGINT");
      await closed.promise;
    },
  };
}

/** What one reviewer sees: milliseconds, and bytes of the bodies of answers as they are before compression. */
type Round = { opened: number; page: number; edits: number[]; next: number[]; answers: number[] };

/** One fresh profile: opens the page, types numbers that the paper does not hold, and goes on to other cards. */
async function useOnce(browser: Browser, url: string, round: number): Promise<Round> {
  const context = await browser.newContext();
  await context.addInitScript(NOTE_KEYS);
  const page = await context.newPage();
  const startedAt = Date.now();
  await page.goto(url);
  await page.locator(READY).waitFor({ state: "attached" });
  const opened = (await page.evaluate<number>(READY_AT)) - startedAt;
  const own = await page.evaluate<number>(`${READY_AT} - performance.timeOrigin`);
  await page.locator(`[data-path=${FIELD}] button.edit`).click();

  const edits: number[] = [];
  for (const tenth of [1, 2, 3, 4]) {
    edits.push(await page.evaluate<number>(timeEdit(`${71 + round}.${tenth}%`)));
  }
  const answers = await page.evaluate<number[]>(`(${ANSWER_SIZES})()`);
  await page.keyboard.press("Escape");
  await page.keyboard.press("z"); // the next round begins with the same text
  await page.locator(`[data-path=${FIELD}] .badge.edited`).waitFor({ state: "detached" });
  const next: number[] = [];
  for (const _ of [1, 2, 3, 4]) {
    const before = page.url();
    await page.keyboard.press("j");
    await page.waitForURL((address) => address.href !== before);
    await page.locator(READY).waitFor({ state: "attached" });
    next.push(await page.evaluate<number>(`${READY_AT} - sessionStorage.keyAt`));
  }
  await context.close();
  return { opened, page: own, edits, next, answers };
}

/** Runs in every page: when the last key was pressed, in milliseconds of the clock. */
const NOTE_KEYS = `addEventListener("keydown", () => { sessionStorage.keyAt = Date.now(); }, true)`;

/** A page that takes keys. */
const READY = "html[data-ready]";

/** Runs in the page: when its modules had run, so that it took keys, in milliseconds of the clock. */
const READY_AT =
  "performance.timeOrigin + performance.getEntriesByType('navigation')[0].domContentLoadedEventEnd";

/** Runs in the page: the sizes of the answers to its edits, in bytes. */
const ANSWER_SIZES = `() => performance.getEntriesByType("resource")
  .filter(({ name }) => name.endsWith("/edit")).map(({ decodedBodySize }) => decodedBodySize)`;

/** Runs in the page, so that no protocol is timed: from the input to the mark in the text. Milliseconds. */
function timeEdit(number: string): string {
  return `new Promise((resolve) => {
    const box = document.querySelector("[data-path=${FIELD}] textarea");
    const startedAt = performance.now();
    new MutationObserver((_, observer) => {
      const marks = document.querySelectorAll("[data-path=${FIELD}] mark.error");
      if (![...marks].some((mark) => mark.textContent === ${JSON.stringify(number)})) return;
      observer.disconnect();
      requestAnimationFrame(() => resolve(performance.now() - startedAt));
    }).observe(document.body, { childList: true, subtree: true });
    box.value = box.defaultValue + " " + ${JSON.stringify(number)};
    box.dispatchEvent(new InputEvent("input", { bubbles: true }));
  })`;
}
