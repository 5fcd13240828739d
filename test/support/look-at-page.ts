import axe from "axe-core";
import type { Page } from "playwright-core";
import { z } from "zod";

const Violations = z.array(z.object({ id: z.string(), html: z.string() }));

/** What axe-core finds on the page as it stands. */
export async function findViolations(page: Page): Promise<z.infer<typeof Violations>> {
  await page.evaluate(axe.source);
  const found: unknown = await page.evaluate(
    "axe.run().then(({ violations }) => violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => ({ id, html }))))",
  );
  return Violations.parse(found);
}

/** Whether one has to scroll sideways. */
export function isTooWide(page: Page): Promise<boolean> {
  return page.evaluate("document.body.scrollWidth > innerWidth");
}

/** Presses one key after the other, as somebody without a mouse does. */
export async function press(page: Page, ...keys: string[]): Promise<void> {
  for (const key of keys) await page.keyboard.press(key);
}

/** Waits for another page, and until it listens to clicks and keys. */
export async function arrive(page: Page, url: RegExp | ((url: URL) => boolean)): Promise<void> {
  await page.waitForURL(url);
  await page.locator("html[data-ready]").waitFor({ state: "attached" });
}

/** Where the keyboard is: the id of the element in focus, its text where it has none. */
export function readFocus(page: Page): Promise<string> {
  return page.evaluate("document.activeElement.id || document.activeElement.textContent");
}

/** Whether an element is on the screen as a whole, or its beginning when it is larger, and nothing lies on it. */
export function isInSight(page: Page, selector: string): Promise<boolean> {
  return page.evaluate(`(() => {
    const element = document.querySelector(${JSON.stringify(selector)});
    const [line] = element?.getClientRects() ?? [];
    if (!line) return false;
    const top = document.elementFromPoint(line.left + line.width / 2, line.top + line.height / 2);
    return line.top >= 0 && line.bottom <= innerHeight && (top === element || element.contains(top));
  })()`);
}

/** Whether all lines of all these elements are on the screen, and nothing lies on them. */
export function isWholeInSight(page: Page, selector: string): Promise<boolean> {
  return page.evaluate(`(() => {
    const elements = [...document.querySelectorAll(${JSON.stringify(selector)})];
    const isSeen = (element) => [...element.getClientRects()].every(({ left, top, right, bottom }) => {
      const seen = document.elementFromPoint((left + right) / 2, (top + bottom) / 2);
      return top >= 0 && bottom <= innerHeight && (seen === element || element.contains(seen));
    });
    return elements.length > 0 && elements.every(isSeen);
  })()`);
}
