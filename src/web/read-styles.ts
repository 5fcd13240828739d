import { readFile } from "node:fs/promises";
import { join } from "node:path";

/** The files of `public/styles/`, in the order in which they add to each other. */
const STYLES = [
  ...["page", "top", "frame", "controls", "verdict", "card", "field", "marks", "style-findings"],
  ...["difference", "writing", "quoting", "inbox", "done", "narrow", "modes"],
];

/** All styles of the page as one, which is fetched at once. */
export async function readStyles(publicFolder: string): Promise<Buffer> {
  const files = STYLES.map((name) => readFile(join(publicFolder, "styles", `${name}.css`)));
  return Buffer.concat(await Promise.all(files));
}
