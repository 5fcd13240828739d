import { globSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { readDay } from "../test/support/recorded.ts";
import { openRecordedWorld } from "../test/support/recorded-world.ts";
import { amountBelow, type Figure, median, secondsBelow, told } from "./figure.ts";
import { makeArchive } from "./make-archive.ts";
import { type Measured, measureNode } from "./measure-process.ts";

/** Ten years of weekdays; `npm run bench -- archive 10000` takes others. */
const DAYS = Number(process.argv[3] ?? 2500);
const NEXT_DAY = "2026-02-13";
const ROUNDS = 3;

/** Times each command over a large archive, in computing time: what waits costs nobody anything. */
export async function benchArchive(): Promise<Figure[]> {
  const folder = mkdtempSync(join(tmpdir(), "papercards-bench-"));
  await makeArchive(folder, DAYS);
  const world = await openRecordedWorld(new Map([[NEXT_DAY, readDay(NEXT_DAY)]]), { delayMs: 0 });
  const run = async (args: string[], exitCode = 0) => {
    const rounds: Measured[] = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      rounds.push(
        await measureNode([resolve("src/cli.ts"), ...args], {
          ...{ environment: world.environment, folder, tellsUsage: true, exitCode },
        }),
      );
    }
    return {
      cpu: median(rounds.map(({ cpuSeconds }) => cpuSeconds)),
      peak: median(rounds.map(({ peakMegabytes }) => peakMegabytes)),
    };
  };
  const files = globSync("output/daily/*/*.json", { cwd: folder });
  const next = await run(["run", NEXT_DAY]);
  const weekly = await run(["weekly", "2026-W07"]);
  const list = await run(["review", "--list"]);
  const render = await run(["render"]);
  const check = await run(["check", ...files]);
  const json = await run(["check", "--json", ...files]);
  await world.close();
  rmSync(folder, { recursive: true });
  const what = `${DAYS.toLocaleString("en")} days of 5 cards`;
  return [
    secondsBelow(`${what}: \`run\` of one more day, CPU`, next.cpu, 0.7),
    secondsBelow(`${what}: \`weekly\`, CPU`, weekly.cpu, 1),
    secondsBelow(`${what}: \`review --list\`, CPU`, list.cpu, 0.8),
    told(`${what}: \`render\`, nothing changed, CPU`, `${render.cpu.toFixed(1)} s`),
    told(`${what}: \`check\`, CPU`, `${check.cpu.toFixed(1)} s`),
    amountBelow(`${what}: \`check\`, largest size`, check.peak, "MB", 250),
    amountBelow(`${what}: \`check --json\`, largest size`, json.peak, "MB", 250),
  ];
}
