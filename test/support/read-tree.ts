import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";

/** The checksum of a week's sentences, which holds when they were asked for. */
const INTRO_CHECKSUM = /(?<=<!-- papercards checksum [0-9a-f]{16} v\d+ )[0-9a-f]{8}(?= week=)/;

/** What a cache remembers of the times of files, which no two runs share. */
const STAMPS = /(?:^|\/)index\/[0-9a-f]{16}\.txt$/;

/** Every file below a folder but those with stamps, by path, with times of drafting, and hashes of them, blanked out. */
export function readTree(folder: string): Map<string, string> {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  const paths = entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .filter((path) => !STAMPS.test(path))
    .toSorted();
  return new Map(paths.map((path) => [path, blankTimes(readText(join(folder, path)))]));
}

function readText(path: string): string {
  const bytes = readFileSync(path);
  return (path.endsWith(".gz") ? gunzipSync(bytes) : bytes).toString("utf8");
}

function blankTimes(text: string): string {
  return text
    .replaceAll(/"(draftedAt|answeredAt|outputs)": "[^"]*"/g, '"$1": ""')
    .replace(INTRO_CHECKSUM, "00000000");
}
