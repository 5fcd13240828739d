import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import process from "node:process";
import { gunzipSync } from "node:zlib";
import { toDigestDate } from "../src/core/paper/date.ts";
import { openRecordedWorld } from "../test/support/recorded-world.ts";
import { type Figure, secondsBelow } from "./figure.ts";

/** Recorded listings, `<date>.json.gz`; `npm run bench -- time <folder>` takes others. */
const FOLDER = process.argv[3] ?? "test/fixtures/daily-papers";

/** How long the model of the bench thinks, in milliseconds. */
const MODEL_MS = 5;

const MEMORY_GOAL_MB = 350;
const SECOND_RUN_GOAL_S = 5;
const RENDER_GOAL_S = 30;

/** Prints the largest resident size of a process, in kilobytes, when it ends. */
const TELL_MEMORY =
  "data:text/javascript,process.on('exit',()=>process.stderr.write('peak '+process.resourceUsage().maxRSS))";

type Timed = { seconds: number; peakMb: number; stdout: string };

/** Times a backfill over all recorded days with all papers, the same again, and `render`. */
export async function benchTime(): Promise<Figure[]> {
  const listings = new Map(readdirSync(FOLDER).map((name) => [name.slice(0, 10), readItems(name)]));
  const dates = [...listings.keys()].toSorted();
  const world = await openRecordedWorld(listings, { delayMs: MODEL_MS });
  const folder = mkdtempSync(join(tmpdir(), "papercards-bench-"));
  const last = dates.at(-1) ?? toDigestDate(new Date());
  const backfill = ["backfill", dates[0] ?? last, last, "--top", "0", "--json", "--quiet"];
  const runIn = (args: readonly string[]) => time(args, folder, world.environment);

  const first = await runIn(backfill);
  const calls = world.asked.length;
  const second = await runIn(backfill);
  const rendered = await runIn(["render"]);
  const isSilent = world.asked.length === calls;

  await world.close();
  rmSync(folder, { recursive: true });
  const what = `${dates.length} days, ${calls} calls`;
  return [
    {
      name: `resident memory of a backfill, ${what} in ${first.seconds.toFixed(1)} s`,
      value: `${first.peakMb.toFixed(0)} MB`,
      goal: `< ${MEMORY_GOAL_MB} MB`,
      isReached: first.peakMb < MEMORY_GOAL_MB,
    },
    secondsBelow("the same backfill again", second.seconds, SECOND_RUN_GOAL_S),
    {
      name: "calls of the same backfill again",
      value: `${world.asked.length - calls}`,
      goal: "0",
      isReached: isSilent,
    },
    secondsBelow(`render over ${dates.length} days`, rendered.seconds, RENDER_GOAL_S),
  ];
}

function readItems(name: string): unknown[] {
  return JSON.parse(gunzipSync(readFileSync(join(FOLDER, name))).toString("utf8"));
}

async function time(
  args: readonly string[],
  folder: string,
  environment: Record<string, string>,
): Promise<Timed> {
  const startedAt = performance.now();
  const child = spawn(process.execPath, ["--import", TELL_MEMORY, resolve("src/cli.ts"), ...args], {
    cwd: folder,
    env: { PATH: process.env.PATH ?? "", ...environment },
  });
  let [stdout, stderr] = ["", ""];
  child.stdout.on("data", (chunk) => {
    stdout += String(chunk);
  });
  child.stderr.on("data", (chunk) => {
    stderr += String(chunk);
  });
  await once(child, "close");
  if (child.exitCode !== 0) throw new Error(`papercards ${args[0]} failed: ${stderr}`);
  const seconds = (performance.now() - startedAt) / 1000;
  return { seconds, stdout, peakMb: Number(/peak (\d+)/.exec(stderr)?.[1]) / 1024 };
}
