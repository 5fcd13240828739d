import type { Page } from "playwright-core";

/** Latency of a slow network, in milliseconds, both ways together. */
const LATENCY_MS = 2_000;

/** Lets everything that the page asks for take so long from now on, as DevTools would. */
export async function slowDown(page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page);
  await session.send("Network.enable");
  await session.send("Network.emulateNetworkConditions", {
    offline: false,
    latency: LATENCY_MS,
    downloadThroughput: -1,
    uploadThroughput: -1,
  });
}

/** Writes Hangul as an input method does: each syllable is composed before it is there. */
export async function compose(page: Page, text: string): Promise<void> {
  const session = await page.context().newCDPSession(page);
  for (const syllable of text) {
    const place = { selectionStart: 1, selectionEnd: 1 };
    await session.send("Input.imeSetComposition", { text: "ㅎ", ...place });
    await session.send("Input.imeSetComposition", { text: syllable, ...place });
    await session.send("Input.insertText", { text: syllable });
  }
}
