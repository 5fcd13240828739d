import type { Page } from "playwright-core";
import { z } from "zod";

/** The parts of the page by their ids, as they are when nothing is open, lit or asked about. */
const READ_PARTS = `(() => {
  const part = "[data-part]";
  const draw = (one) => {
    const copy = one.cloneNode(true);
    const boxes = [...one.querySelectorAll("textarea, select")];
    [...copy.querySelectorAll("textarea, select")].forEach((box, at) => box.replaceWith("[" + box.id + ": " + (boxes[at].matches(part) ? boxes[at].value : "") + "]"));
    for (const inner of [copy, ...copy.querySelectorAll("*")]) {
      if (inner.matches("details")) inner.removeAttribute("open");
      if (inner.matches(".editor")) inner.setAttribute("hidden", "");
      if (inner.matches(".asked, .refusal, #tag-list, #tag-refusal")) inner.remove();
      for (const name of ["data-stored", "aria-invalid", "data-newest", "data-unsaved"]) inner.removeAttribute(name);
      inner.classList.remove("lit");
      if (inner.classList.length === 0) inner.removeAttribute("class");
    }
    return copy.outerHTML;
  };
  const outermost = [...document.querySelectorAll(part)].filter((one) => !one.parentElement.closest(part));
  return Object.fromEntries(outermost.map((one) => [one.id, one.matches("textarea, select") ? one.value : draw(one)]));
})()`;

const Parts = z.record(z.string(), z.string());

/** The parts of the page as it stands, without what is open. */
async function readParts(page: Page): Promise<z.infer<typeof Parts>> {
  return Parts.parse(await page.evaluate(READ_PARTS));
}

/** The parts of the same page where it is loaded anew, in a tab of its own. */
async function readFreshParts(page: Page): Promise<z.infer<typeof Parts>> {
  const fresh = await page.context().newPage();
  await fresh.goto(page.url());
  await fresh.locator("html[data-ready]").waitFor({ state: "attached" });
  const parts = await readParts(fresh);
  await fresh.close();
  return parts;
}

/** A part of the page, and the same part where the page is loaded anew. */
type Differing = { id: string; drawn: string; fresh: string };

/** The parts of the page that are not as they are when it is loaded anew. */
export async function listDiffering(page: Page): Promise<Differing[]> {
  const [drawn, fresh] = [await readParts(page), await readFreshParts(page)];
  return Object.keys({ ...drawn, ...fresh }).flatMap((id) =>
    drawn[id] === fresh[id] ? [] : [{ id, drawn: drawn[id] ?? "", fresh: fresh[id] ?? "" }],
  );
}
