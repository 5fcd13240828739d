import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openRecordedWorld } from "../test/support/recorded-world.ts";
import { editionFolder } from "./edition.ts";
import { amountBelow, type Figure, secondsBelow, told } from "./figure.ts";
import { knowArtefacts } from "./known-artefacts.ts";
import { makeDays } from "./many-days.ts";
import { measureNode } from "./measure-process.ts";

const DAYS = 600;
const FIRST = "2023-06-01";

/** How long the model of the bench thinks, in milliseconds. */
const MODEL_MS = 5;

/**
 * Times a backfill of all papers whose artefacts are known, 64 at once, the same again, and `render`. Once: it takes
 * minutes.
 */
export async function benchBackfill(count = DAYS): Promise<Figure[]> {
  const listings = makeDays(FIRST, count);
  const last = [...listings.keys()].at(-1) ?? FIRST;
  const world = await openRecordedWorld(listings, { delayMs: MODEL_MS });
  const folder = mkdtempSync(join(tmpdir(), "papercards-bench-"));
  knowArtefacts(listings, join(folder, "cache"));
  const environment = { ...world.environment, PAPERCARDS_CONCURRENCY: "64" };
  const run = (...args: string[]) =>
    measureNode([join(editionFolder(), "src/cli.ts"), ...args], {
      folder,
      environment,
      tellsUsage: true,
    });
  const backfill = ["backfill", FIRST, last, "--top", "0", "--quiet"];

  const first = await run(...backfill);
  const calls = world.asked.length;
  const second = await run(...backfill);
  const again = world.asked.length - calls;
  const rendered = await run("render");

  await world.close();
  rmSync(folder, { recursive: true });
  const what = `backfill of ${count} days, ${calls} calls`;
  return [
    secondsBelow(what, first.seconds, count / 10),
    told(`${what}, CPU`, `${first.cpuSeconds.toFixed(0)} s`),
    amountBelow(`${what}, largest size`, first.peakMegabytes, "MB", 230),
    secondsBelow("the same backfill again", second.seconds, count / 100),
    amountBelow("calls of the same backfill again", again, "calls", 0),
    secondsBelow(`\`render\` over ${count} days`, rendered.seconds, count / 10),
  ];
}
