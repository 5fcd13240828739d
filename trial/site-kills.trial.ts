import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync } from "node:fs";
import { join, resolve } from "node:path";
import process from "node:process";
import { setTimeout as sleep } from "node:timers/promises";
import { expect, test } from "vitest";
import { makeSiteArchive } from "../bench/site/make-site-archive.ts";
import { readTree } from "../test/support/read-tree.ts";
import { makeFolder } from "../test/support/temporary.ts";
import { makeRandom } from "./random.ts";

const KILLS = 40;
/** Weekdays of the archive, and how many it grows by each time that the site is whole again. */
const DAYS = 120;
const ROUNDS = 4;
/** When a making is killed at the latest, in milliseconds: about as long as it takes. */
const LATEST_MS = 2_500;

/** Makes the site in a folder; it is killed after a while, or ends. */
async function makeSite(cwd: string, site: string, killAfterMs?: number): Promise<number | null> {
  const child = spawn(process.execPath, [resolve("src/cli.ts"), "site", site], { cwd });
  if (killAfterMs !== undefined) {
    await sleep(killAfterMs);
    child.kill("SIGKILL");
  }
  if (child.exitCode === null && child.signalCode === null) await once(child, "close");
  return child.exitCode;
}

test("a site whose making is killed again and again has no half page, and ends as one that was made at once", async () => {
  const seed = Date.now() % 1_000_000;
  const random = makeRandom(seed);
  const folder = makeFolder();
  mkdirSync(join(folder, "site")); // a kill may come before the first file
  for (let round = 1; round <= ROUNDS; round += 1) {
    makeSiteArchive(join(folder, "output"), DAYS * round);
    for (let kill = 0; kill < KILLS / ROUNDS; kill += 1) {
      await makeSite(folder, "site", random() * LATEST_MS);
      const pages = [...readTree(join(folder, "site"))].filter(([path]) => path.endsWith(".html"));
      const half = pages.filter(([, page]) => !page.endsWith("</html>\n"));
      expect(
        half.map(([path]) => path),
        `seed ${seed}`,
      ).toEqual([]);
    }
    expect(await makeSite(folder, "site")).toBe(0);
    expect(await makeSite(folder, `fresh-${round}`)).toBe(0);

    expect(readTree(join(folder, "site")), `seed ${seed}`).toEqual(
      readTree(join(folder, `fresh-${round}`)),
    );
  }
});
