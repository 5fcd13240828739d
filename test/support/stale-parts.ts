import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { z } from "zod";

/** A part as the server sends it: with the text of its boxes, and without what a person has opened or lit. */
const PLAIN = `(part) => {
  const copy = part.cloneNode(true);
  const boxes = (one) => [one, ...one.querySelectorAll("*")].filter((each) => each.matches("textarea[data-part]"));
  boxes(copy).forEach((box, at) => { box.textContent = boxes(part)[at].value; });
  for (const one of [copy, ...copy.querySelectorAll("*")]) {
    if (one.matches("details")) one.removeAttribute("open");
    if (one.matches(".editor")) one.setAttribute("hidden", "");
    if (one.matches(".refusal, .asked")) one.remove();
    if (one.matches("#tag-list, #tag-refusal")) one.replaceChildren();
    for (const name of ["data-newest", "data-stored"]) one.removeAttribute(name);
    one.classList.remove("lit");
    if (one.classList.length === 0) one.removeAttribute("class");
  }
  return copy.outerHTML;
}`;

const Stale = z.strictObject({ compared: z.int().min(10), stale: z.array(z.string()) });

/** The ids of the parts of the page that a fresh load would show otherwise. */
export async function readStaleParts(page: Page): Promise<string[]> {
  const found: unknown = await page.evaluate(`(async () => {
    const text = await (await fetch(location.href)).text();
    const fresh = new DOMParser().parseFromString(text, "text/html");
    const read = (root) => {
      const parts = [...root.querySelectorAll("[data-part]")];
      const outermost = parts.filter((one) => one.parentElement.closest("[data-part]") === null);
      return new Map(outermost.map((one) => [one.id, (${PLAIN})(one)]));
    };
    const [now, next] = [read(document), read(fresh)];
    const ids = [...new Set([...now.keys(), ...next.keys()])];
    return { compared: ids.length, stale: ids.filter((id) => now.get(id) !== next.get(id)) };
  })()`);
  return Stale.parse(found).stale;
}

/** Everything that the review files of a folder say. */
export function readReviewed(folder: string): string {
  const names = readdirSync(folder, { recursive: true, encoding: "utf8" });
  const reviews = names.filter((name) => /review[^/]*\/.*\.json$/.test(name));
  return reviews.map((name) => readFileSync(join(folder, name), "utf8")).join("\n");
}
