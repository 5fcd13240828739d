import { readdirSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { openBackfillWorld } from "../support/backfill-world.ts";
import { readTree } from "../support/read-tree.ts";
import type { RecordedWorld } from "../support/recorded-world.ts";
import { startPapercards } from "../support/start-papercards.ts";
import { makeFolder } from "../support/temporary.ts";

const DAYS = 10;
const TOP = 6;
const CONCURRENCY = 4;
const BACKFILL = [
  ...["backfill", "2026-01-05", "2026-01-18"],
  ...["--top", `${TOP}`, "--concurrency", `${CONCURRENCY}`],
];

/** Ten recorded days on the weekdays of two weeks. */
const openWorld = (delayMs: number) => openBackfillWorld({ days: DAYS, delayMs });

/** Questions that are still answered after the one that was waited for. */
const MOST_BEYOND = 8;

/**
 * Waits for a question, by its number. A run asks on meanwhile, but not to its end: on a busy machine it
 * might otherwise be over before it is stopped.
 */
function reach(
  world: RecordedWorld,
  { count, andNoMoreUntil }: { count: number; andNoMoreUntil: Promise<unknown> },
): Promise<void> {
  return new Promise((resolve) => {
    world.onAsked((asked) => {
      if (asked >= count) resolve();
      return asked > count + MOST_BEYOND ? andNoMoreUntil : undefined;
    });
  });
}

test("two backfills over the same range at once lose no day, damage none, and pay for each question once", async () => {
  const world = await openWorld(2);
  const folder = makeFolder();

  const runs = [1, 2].map(() => startPapercards([...BACKFILL, "--json"], { folder, ...world }));
  const ended = await Promise.all(runs.map((run) => run.ended));

  expect(ended.map(({ exitCode }) => exitCode)).toEqual([0, 0]);
  expect(world.asked).toHaveLength(DAYS * TOP);
  const calmWorld = await openWorld(0);
  const calmFolder = makeFolder();
  await startPapercards(BACKFILL, { folder: calmFolder, ...calmWorld }).ended;
  expect(readTree(folder)).toEqual(readTree(calmFolder));
});

test.each([
  ["Ctrl-C", "SIGINT"],
  ["a terminal that is closed", "SIGHUP"],
] as const)("%s ends a backfill with 130 and keeps what was finished", async (_, signal) => {
  const world = await openWorld(5);
  const folder = makeFolder();
  const run = startPapercards(BACKFILL, { folder, ...world });
  await reach(world, { count: 40, andNoMoreUntil: run.ended });

  run.process.kill(signal);
  const { exitCode, stderr } = await run.ended;

  expect(exitCode).toBe(130);
  expect(stderr.match(/^INTERRUPTED: /gm)).toHaveLength(1);
  expect(readdirSync(join(folder, "cache/locks"))).toEqual([]);
  expect(readTree(join(folder, "output")).get("README.md")).toContain("2026-01-05");
});
