import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { openRecordedWorld } from "../test/support/recorded-world.ts";
import { amountBelow, type Figure, told } from "./figure.ts";
import { makeDays } from "./many-days.ts";
import { measureNode } from "./measure-process.ts";
import { weighFolder } from "./weigh.ts";

const WEEKDAYS_OF_A_YEAR = 260;
const FIRST = "2025-01-01";

/** Weighs the cache after a year of days with five cards each. */
export async function benchCacheSize(): Promise<Figure[]> {
  const listings = makeDays(FIRST, WEEKDAYS_OF_A_YEAR);
  const last = [...listings.keys()].at(-1) ?? FIRST;
  const world = await openRecordedWorld(listings, { delayMs: 0 });
  const folder = mkdtempSync(join(tmpdir(), "papercards-bench-"));
  const args = ["backfill", FIRST, last, "--top", "5", "--quiet"];
  await measureNode([resolve("src/cli.ts"), ...args], { folder, environment: world.environment });
  await world.close();
  const cache = join(folder, "cache");
  const folders = readdirSync(cache).map((name) => ({ name, ...weighFolder(join(cache, name)) }));
  rmSync(folder, { recursive: true });
  const sum = (of: "files" | "bytes") => folders.reduce((total, one) => total + one[of], 0);
  return [
    amountBelow("cache of a year, 260 days of five cards", sum("bytes") / 1e6, "MB", 12),
    amountBelow("files of that cache", sum("files"), "files", 3000),
    ...folders.map(({ name, files, bytes }) =>
      told(`of these in \`${name}/\``, `${(bytes / 1e6).toFixed(1)} MB, ${files} files`),
    ),
  ];
}
