import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { expect } from "vitest";
import { readTree } from "../test/support/read-tree.ts";
import { startPapercards } from "../test/support/start-papercards.ts";
import type { Scenario, Stage } from "./scenarios.ts";

/** What a command leaves that is let alone, and how it got there. */
export type Calm = { tree: Map<string, string>; paid: number; tookMs: number };

/** Runs of a command until it ends with 0: a batch has to be sent, and to be collected. */
const MOST_RUNS = 4;

/** Lets a command of a scenario run to its end. */
export async function runCalmly({ open }: Scenario): Promise<Calm> {
  const stage = await open();
  const startedAt = performance.now();
  const { runs } = await complete(stage);
  const tookMs = (performance.now() - startedAt) / runs;
  return { tree: readDone(stage.folder), paid: stage.paid().length, tookMs };
}

/**
 * Kills a command a few times at random moments of its way, and expects the next run to end as if nothing had
 * happened: with the same bytes, nothing torn or left behind, and at most the questions in flight paid again.
 */
export async function killOften(
  { open, inFlight }: Scenario,
  calm: Calm,
  { kills, random }: { kills: number; random: () => number },
): Promise<void> {
  const stage = await open();
  let killed = 0;
  for (let kill = 0; kill < kills; kill += 1) {
    if (kill === Math.ceil(kills / 2)) stage.goOn();
    const run = startPapercards(stage.args, stage);
    await Promise.race([run.ended, sleep(calm.tookMs * (0.2 + 0.9 * random()))]);
    run.process.kill("SIGKILL");
    await run.ended;
    if (run.process.signalCode === "SIGKILL") killed += 1;
    expectWhole(stage.folder);
  }
  await complete(stage);

  expect(listLeftovers(stage.folder)).toEqual([]);
  expect(findDifferences(readDone(stage.folder), calm.tree)).toEqual([]);
  expect(stage.paid().length).toBeLessThanOrEqual(calm.paid + killed * inFlight);
}

/** The files that differ between two folders, each with the lines that only one of them has. */
function findDifferences(tree: Map<string, string>, calm: Map<string, string>) {
  const paths = new Set([...tree.keys(), ...calm.keys()]);
  return [...paths]
    .filter((path) => tree.get(path) !== calm.get(path))
    .map((path) => {
      const [here, there] = [tree, calm].map((from) => from.get(path)?.split("\n") ?? []);
      const more = here?.filter((line) => !there?.includes(line));
      return { path, more, less: there?.filter((line) => !here?.includes(line)) };
    });
}

/** Every file but the batches that are done, whose names are the provider's choice. */
function readDone(folder: string): Map<string, string> {
  return new Map([...readTree(folder)].filter(([path]) => !path.startsWith("cache/batches/done/")));
}

async function complete(stage: Stage): Promise<{ runs: number }> {
  for (let runs = 1; runs <= MOST_RUNS; runs += 1) {
    const { exitCode, stderr } = await startPapercards(stage.args, stage).ended;
    if (exitCode === 0) return { runs };
    expect({ exitCode, stderr }).toMatchObject({ exitCode: 3 }); // it waits for a batch
    stage.goOn();
  }
  return expect.fail("The command does not come to its end.");
}

/** Every file has been written whole, whenever its writer was killed. */
function expectWhole(folder: string): void {
  for (const [path, text] of readFiles(folder)) {
    if (path.endsWith(".json")) expect(() => JSON.parse(text), path).not.toThrow();
  }
}

function readFiles(folder: string): [path: string, text: string][] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name))
    .map((path) => [path, readFileSync(path, "utf8")]);
}

/** Temporary files, locks and unsent batches below a folder. */
export function listLeftovers(folder: string): string[] {
  const names = readdirSync(folder, { recursive: true, encoding: "utf8" });
  return names.filter((name) => /\.papercards-|\.tmp$|outgoing\/./.test(name)).toSorted();
}
