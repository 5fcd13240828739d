import { spawn } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser } from "playwright-core";
import { buildCard } from "../src/core/card/card.ts";
import { checkDraft } from "../src/core/checks/check-draft.ts";
import { buildDailyDigest } from "../src/core/digest/digest.ts";
import { NOT_LOOKED_UP } from "../src/core/paper/artefacts.ts";
import { DigestDate } from "../src/core/paper/date.ts";
import { openStore } from "../src/store/open-store.ts";
import { launchBrowser } from "../test/support/launch-browser.ts";
import { makeProvenance } from "../test/support/make.ts";
import { makeDraftOf, makePapers } from "../test/support/papers.ts";
import { type Figure, median, secondsBelow } from "./figure.ts";

const DAY = DigestDate.parse("2026-02-13");
const CARDS = 50;
const ROUNDS = 5;

/** Times the review page of a day of 50 cards in a real browser, on this machine. */
export async function benchReview(): Promise<Figure[]> {
  const folder = await mkdtemp(join(tmpdir(), "papercards-bench-"));
  await writeDay(folder);
  const { url, stop } = await openReview(folder);
  const browser = await launchBrowser();
  const loads: number[] = [];
  const edits: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const { load, edit } = await useOnce(browser, url, round);
    loads.push(load);
    edits.push(...edit);
  }
  await browser.close();
  await stop();
  await rm(folder, { recursive: true });
  return [
    secondsBelow("review, 50 cards, from the address to the first key", median(loads), 1),
    secondsBelow("an edit, from the key to the finding on the page", median(edits), 0.1),
  ];
}

async function writeDay(folder: string): Promise<void> {
  const cards = makePapers(CARDS).map((paper) => {
    const draft = makeDraftOf(paper);
    const findings = checkDraft(paper, draft);
    const provenance = makeProvenance();
    return buildCard(
      { status: "drafted", paper, artefacts: NOT_LOOKED_UP, draft, findings, provenance },
      null,
    );
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

/** Starts the command and waits for the address that it prints. */
async function openReview(folder: string): Promise<{ url: string; stop: () => Promise<void> }> {
  const flags = ["--no-open", "--output", join(folder, "output"), "--cache", join(folder, "cache")];
  const child = spawn(process.execPath, ["src/cli.ts", "review", DAY, ...flags]);
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

/** One fresh profile: opens the page, and types a number that the paper does not hold. Seconds. */
async function useOnce(browser: Browser, url: string, round: number) {
  const context = await browser.newContext();
  const page = await context.newPage();
  const startedAt = performance.now();
  await page.goto(url, { waitUntil: "commit" });
  await page.locator("html[data-ready]").waitFor({ state: "attached" });
  await page.keyboard.press("e");
  await page.locator("#text-oneLine").waitFor();
  const load = (performance.now() - startedAt) / 1000;

  const edit: number[] = [];
  for (const tenth of [1, 2, 3, 4]) {
    edit.push(await page.evaluate<number>(timeEdit(`${71 + round}.${tenth}%`)));
  }
  await context.close();
  return { load, edit };
}

/** Runs in the page, so that no protocol is timed: from the input to the mark in the text. Seconds. */
function timeEdit(number: string): string {
  return `new Promise((resolve) => {
    const box = document.querySelector("#text-oneLine");
    const startedAt = performance.now();
    new MutationObserver((_, observer) => {
      const marks = document.querySelectorAll("[data-path=oneLine] mark.error");
      if (![...marks].some((mark) => mark.textContent === ${JSON.stringify(number)})) return;
      observer.disconnect();
      requestAnimationFrame(() => resolve((performance.now() - startedAt) / 1000));
    }).observe(document.body, { childList: true, subtree: true });
    box.value += " " + ${JSON.stringify(number)};
    box.dispatchEvent(new InputEvent("input", { bubbles: true }));
  })`;
}
