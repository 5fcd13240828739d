import { readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { onTestFinished } from "vitest";
import { openBackfillWorld } from "../test/support/backfill-world.ts";
import { answerLine, openBatchServer } from "../test/support/batch-server.ts";
import { startPapercards } from "../test/support/start-papercards.ts";
import { makeFolder } from "../test/support/temporary.ts";

/** A command in a folder, with a Hub and a model of its own, before it has run. */
export type Stage = {
  folder: string;
  environment: Record<string, string>;
  args: string[];
  /** Questions that have been paid for so far, each time that one was. */
  paid: () => readonly string[];
  /** What the world does when the command has waited for it, such as ending a batch. */
  goOn: () => void;
};

/** A command that is killed. */
export type Scenario = {
  open: () => Promise<Stage>;
  /** Questions that a kill may cost: those in flight. */
  inFlight: number;
};

const DAYS = 5;
const TOP = 6;
const CONCURRENCY = 4;
const [FIRST, LAST] = ["2026-01-05", "2026-01-09"];
const FLAGS = ["--top", `${TOP}`, "--concurrency", `${CONCURRENCY}`];
const nothing = () => {};

async function openLive(args: string[]): Promise<Stage> {
  const world = await openBackfillWorld({ days: DAYS, delayMs: 2 });
  const { environment, asked } = world;
  return { folder: makeFolder(), environment, args, paid: () => asked, goOn: nothing };
}

/** The same, but its days are made already. */
async function openMade(args: string[]): Promise<Stage> {
  const stage = await openLive(args);
  await startPapercards(["backfill", FIRST, LAST, ...FLAGS], stage).ended;
  const before = stage.paid().length;
  return { ...stage, paid: () => stage.paid().slice(before) };
}

async function openRender(): Promise<Stage> {
  const stage = await openMade(["render"]);
  const output = join(stage.folder, "output");
  for (const name of readdirSync(output, { recursive: true, encoding: "utf8" })) {
    if (name.endsWith(".md")) rmSync(join(output, name));
  }
  return stage;
}

/** Opens a backfill that goes through the Batch API; every question of a batch is paid for. */
export async function openBatch(): Promise<Stage> {
  const stage = await openLive(["backfill", FIRST, LAST, ...FLAGS, "--batch"]);
  const server = await openBatchServer();
  onTestFinished(server.close);
  return {
    ...stage,
    environment: {
      ...stage.environment,
      OPENAI_BASE_URL: `${server.origin}/v1`,
      OPENAI_API_KEY: "sk-test-1234567890",
    },
    paid: () => server.batches.flat().map(({ custom_id }) => custom_id),
    goOn: () =>
      server.finish((questions) => ({
        ...{ status: "completed", errors: null },
        output: questions.map(answerLine),
      })),
  };
}

/** The commands that write, by name. */
export const SCENARIOS = {
  run: { open: () => openLive(["run", FIRST, ...FLAGS]), inFlight: CONCURRENCY },
  backfill: {
    open: () => openLive(["backfill", FIRST, LAST, ...FLAGS]),
    inFlight: CONCURRENCY,
  },
  batch: { open: openBatch, inFlight: 0 },
  render: { open: openRender, inFlight: 0 },
  weekly: { open: () => openMade(["weekly", "2026-W02"]), inFlight: 1 },
} as const satisfies Record<string, Scenario>;
