import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** Every file below a folder, by path, with times of drafting, and hashes of them, blanked out. */
export function readTree(folder: string): Map<string, string> {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  const paths = entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .toSorted();
  return new Map(paths.map((path) => [path, blankTimes(readFileSync(join(folder, path), "utf8"))]));
}

function blankTimes(text: string): string {
  return text.replaceAll(/"(draftedAt|answeredAt|outputs)": "[^"]*"/g, '"$1": ""');
}
