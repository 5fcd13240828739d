import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import process from "node:process";
import { main } from "../src/cli/main.ts";
import { CLOCK } from "../src/http/clock.ts";
import { openRecordedWorld, type RecordedWorld } from "../test/support/recorded-world.ts";
import { amountBelow, type Figure, told } from "./figure.ts";
import { makeBusyDays } from "./many-days.ts";
import { measureNode } from "./measure-process.ts";
import { weighFolder } from "./weigh.ts";

const WEEKDAYS_OF_A_YEAR = 260;
const FIRST = "2025-01-01";
const FLAGS = ["--top", "5", "--quiet"];

/** By the Hub's clock a day is over, and so settled, when its run comes. */
const CLOCK_OF_HUB = { now: () => new Date() };

/** Weighs the cache after a year of days with 20 to 50 papers and five cards each, made one by one and all at once. */
export async function benchCacheSize(): Promise<Figure[]> {
  const dates = [...makeBusyDays(FIRST, WEEKDAYS_OF_A_YEAR).keys()];
  const passed = await weighYear("a year, made day by day", async (world, folder) => {
    for (const date of dates) await makeOneDay(date, world, folder);
  });
  const atOnce = await weighYear("a year, made in one backfill", async (world, folder) => {
    CLOCK_OF_HUB.now = () => new Date();
    const args = ["backfill", FIRST, dates.at(-1) ?? FIRST, ...FLAGS];
    await measureNode([resolve("src/cli.ts"), ...args], { folder, environment: world.environment });
  });
  return [...passed, ...atOnce];
}

async function weighYear(
  what: string,
  make: (world: RecordedWorld, folder: string) => Promise<void>,
): Promise<Figure[]> {
  const world = await openRecordedWorld(makeBusyDays(FIRST, WEEKDAYS_OF_A_YEAR), {
    ...{ delayMs: 0, now: () => CLOCK_OF_HUB.now() },
  });
  const folder = mkdtempSync(join(tmpdir(), "papercards-bench-"));
  await make(world, folder);
  await world.close();
  const cache = join(folder, "cache");
  const folders = readdirSync(cache).map((name) => ({ name, ...weighFolder(join(cache, name)) }));
  rmSync(folder, { recursive: true });
  const sum = (of: "files" | "bytes") => folders.reduce((total, one) => total + one[of], 0);
  return [
    amountBelow(`cache of ${what}`, sum("bytes") / 1e6, "MB", 12),
    amountBelow("its files", sum("files"), "files", 3000),
    ...folders
      .filter(({ files }) => files > 0)
      .map(({ name, files, bytes }) =>
        told(`of these in \`${name}/\``, `${(bytes / 1e6).toFixed(1)} MB, ${files} files`),
      ),
  ];
}

/** Makes a day as the schedule does, at noon of the next one. */
async function makeOneDay(date: string, world: RecordedWorld, cwd: string): Promise<void> {
  const startMs = Date.parse(date) + 36 * 60 * 60_000 - performance.now();
  const readMs = () => startMs + performance.now();
  CLOCK_OF_HUB.now = () => new Date(readMs());
  const code = await main({
    argv: ["run", date, ...FLAGS],
    ...{ environment: world.environment, cwd },
    ...{ stdout: () => {}, stderr: () => {}, setV8Flags: () => {} },
    now: () => new Date(readMs()),
    clock: { ...CLOCK, now: readMs },
    signal: new AbortController().signal,
    writer: { processId: process.pid, isRunning: () => false },
  });
  if (code !== 0) throw new Error(`${date} ended with ${code}`);
}
