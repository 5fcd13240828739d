import type { Page } from "playwright-core";
import { expect } from "vitest";
import { press } from "./look-at-page.ts";
import { readReviewed, readStaleParts } from "./stale-parts.ts";
import type { User } from "./world.ts";

/** What a walk through the acts of a page has found. */
export type Walk = {
  /** Presses the button by keyboard, and waits for the answer to its act. */
  go: (name: string, act: string, selector: string) => Promise<void>;
  /** Compares after a step that was done otherwise. */
  look: (name: string) => Promise<void>;
  /** Writes at the end of a field. */
  write: (path: string, text: string) => Promise<void>;
  /** By step, the parts that a fresh load shows otherwise. */
  stale: Record<string, string[]>;
  /** Steps after which the review file was as before. */
  unkept: string[];
};

/** Does one act after the other, and compares the page with a fresh one, and the review file with what it was. */
export function startWalk(page: Page, { folder }: User): Walk {
  const stale: Record<string, string[]> = {};
  const unkept: string[] = [];
  let before = readReviewed(folder);
  const look = async (name: string) => {
    await page.keyboard.press("Escape");
    const left = await waitForFresh(page);
    if (left.length > 0) stale[name] = left;
    const now = readReviewed(folder);
    if (now === before) unkept.push(name);
    before = now;
  };
  const go = async (name: string, act: string, selector: string) => {
    await page.locator(selector).first().focus();
    const answered = waitForAct(page, act);
    await press(page, "Enter");
    await answered;
    await look(name);
  };
  const write = async (path: string, text: string) => {
    await page.locator(`[data-path="${path}"] button.edit`).focus();
    await press(page, "Enter");
    await page.keyboard.type(text);
    const shown = page.locator(`[data-path="${path}"] .shown p`);
    await expect.poll(() => shown.textContent()).toContain(text);
    await look(`write ${path}`);
  };
  return { go, look, write, stale, unkept };
}

/** Waits until the page is as a fresh one is, for as long as a busy machine needs; answers what differs at the end. */
async function waitForFresh(page: Page): Promise<string[]> {
  let stale: string[] = [];
  for (let at = 0; at < 20; at += 1) {
    stale = await readStaleParts(page);
    if (stale.length === 0) return [];
    await page.waitForTimeout(100);
  }
  return stale;
}

function waitForAct(page: Page, act: string) {
  return page.waitForResponse((response) => {
    const isSent = response.request().method() === "POST";
    return isSent && new URL(response.url()).pathname.endsWith(`/${act}`);
  });
}
