import type { Page } from "playwright-core";
import { z } from "zod";

/** Least contrast of a text and what is behind it (WCAG 1.4.3). */
const LEAST = 4.5;

const Faint = z.array(z.object({ text: z.string(), contrast: z.number() }));

/** Runs in the page: the visible texts, each with its contrast to the nearest background that is not transparent. */
const MEASURE = `(() => {
  const read = (color) => color.match(/[\\d.]+/g).map(Number);
  const isSeen = (element) =>
    element.checkVisibility({ opacityProperty: true, visibilityProperty: true }) &&
    !element.closest(".unseen, :disabled, noscript, option, dialog:not([open])");
  const light = (color) => {
    const [red, green, blue] = read(color).map((value) => {
      const part = value / 255;
      return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  const isClear = (color) => read(color)[3] === 0;
  const backOf = (element) => {
    for (let one = element; one; one = one.parentElement) {
      const { backgroundColor } = getComputedStyle(one);
      if (!isClear(backgroundColor)) return backgroundColor;
    }
    return "rgb(255, 255, 255)";
  };
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const measured = [];
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const [text, element] = [node.textContent.trim(), node.parentElement];
    if (text === "" || !isSeen(element)) continue;
    const both = [getComputedStyle(element).color, backOf(element)].map(light);
    const contrast = (Math.max(...both) + 0.05) / (Math.min(...both) + 0.05);
    measured.push({ text: text.slice(0, 40), contrast: Math.round(contrast * 100) / 100 });
  }
  return measured;
})()`;

/** How many texts can be seen, and those of them that cannot be told from what is behind them. */
export async function measureContrast(page: Page) {
  const measured = Faint.parse(await page.evaluate(MEASURE));
  return { seen: measured.length, faint: measured.filter(({ contrast }) => contrast < LEAST) };
}
