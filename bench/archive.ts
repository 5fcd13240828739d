import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openRecordedWorld } from "../test/support/recorded-world.ts";
import { amountBelow, type Figure, median, secondsBelow, told } from "./figure.ts";
import { installPackage } from "./installed-package.ts";
import { makeArchive } from "./make-archive.ts";
import { makeDays } from "./many-days.ts";
import { type Measured, measureNode } from "./measure-process.ts";

/** Ten years of weekdays. */
const DAYS = 2500;
const NEXT_DAY = "2026-02-13";
const ROUNDS = 3;

/** Times each command over a large archive, in computing time: what waits costs nobody anything. */
export async function benchArchive(count = DAYS): Promise<Figure[]> {
  const cli = installPackage();
  const folder = mkdtempSync(join(tmpdir(), "papercards-bench-"));
  await makeArchive(folder, count);
  const listings = makeDays(NEXT_DAY, ROUNDS + 1);
  const world = await openRecordedWorld(listings, { delayMs: 0, now: () => new Date() });
  const options = { environment: world.environment, folder, tellsUsage: true };
  const run = (...args: string[]) => measureNode([cli, ...args], options);
  const rounds = async (...args: string[]) => {
    const seen: Measured[] = [];
    for (let round = 0; round < ROUNDS; round += 1) seen.push(await run(...args));
    return median(seen.map(({ cpuSeconds }) => cpuSeconds));
  };

  const days = [...listings.keys()];
  const seen: Measured[] = [];
  for (const date of days) seen.push(await run("run", date, "--top", "5"));
  const [first, ...next] = seen.map(({ cpuSeconds }) => cpuSeconds);
  const weekly = await rounds("weekly", "2026-W07");
  const list = await rounds("review", "--list");
  const render = await rounds("render");
  const anyEnd = { ...options, exitCode: null }; // what `check` finds in the made-up cards is not what is measured
  const check = await measureNode([cli, "check"], anyEnd);
  const json = await measureNode([cli, "check", "--json"], anyEnd);
  await world.close();
  rmSync(folder, { recursive: true });
  const what = `${count.toLocaleString("en")} days of 5 cards`;
  return [
    told(`${what}: the first \`run\` after a checkout, CPU`, `${first?.toFixed(1)} s`),
    secondsBelow(`${what}: \`run\` of one more day, CPU`, median(next), 0.7),
    secondsBelow(`${what}: \`weekly\`, CPU`, weekly, 1),
    secondsBelow(`${what}: \`review --list\`, CPU`, list, 0.8),
    told(`${what}: \`render\`, nothing changed, CPU`, `${render.toFixed(1)} s`),
    told(`${what}: \`check\`, CPU`, `${check.cpuSeconds.toFixed(1)} s`),
    amountBelow(`${what}: \`check\`, largest size`, check.peakMegabytes, "MB", 250),
    amountBelow(`${what}: \`check --json\`, largest size`, json.peakMegabytes, "MB", 250),
  ];
}
