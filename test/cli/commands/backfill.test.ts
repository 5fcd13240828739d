import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { expect, onTestFinished, test } from "vitest";
import { DigestDate } from "../../../src/core/paper/date.ts";
import { readTree, startPapercards } from "../../support/papercards.ts";
import { readDay, recordedDays } from "../../support/recorded.ts";
import { onWeekdays, openRecordedWorld, type RecordedWorld } from "../../support/recorded-world.ts";
import { makeFolder } from "../../support/temporary.ts";

const FIRST = "2026-01-05";
const LAST = "2026-01-25";
const TOP = 6;
const CONCURRENCY = 4;
const BACKFILL = ["backfill", FIRST, LAST, "--top", `${TOP}`, "--concurrency", `${CONCURRENCY}`];

/** Fifteen recorded days on the weekdays of three weeks; the weekends are empty. */
async function openWorld(delayMs: number): Promise<RecordedWorld> {
  const days = recordedDays().slice(-15).map(readDay);
  const listings = onWeekdays(DigestDate.parse(FIRST), days);
  const world = await openRecordedWorld(listings, { delayMs });
  onTestFinished(world.close);
  return world;
}

/** The same numbers from 0 to below 1 for the same seed (Park and Miller's generator). */
function makeRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
}

test("a backfill that is killed five times ends like one that was left alone", async () => {
  const calm = await openWorld(2);
  const calmFolder = makeFolder();
  await startPapercards(BACKFILL, { folder: calmFolder, ...calm }).ended;

  const world = await openWorld(2);
  const folder = makeFolder();
  const random = makeRandom(20_260_105);
  let inFlight = 0;
  for (let kill = 0; kill < 5; kill += 1) {
    const run = startPapercards(BACKFILL, { folder, ...world });
    const deadline = world.asked.length + 1 + Math.floor(random() * 20);
    await new Promise<void>((resolve) => world.onAsked((count) => count >= deadline && resolve()));
    await sleep(random() * 8);
    inFlight += CONCURRENCY;
    run.process.kill("SIGKILL");
    await run.ended;
  }
  const { exitCode } = await startPapercards(BACKFILL, { folder, ...world }).ended;

  expect(exitCode).toBe(0);
  expect(readTree(folder)).toEqual(readTree(calmFolder));
  expect(calm.asked).toHaveLength(15 * TOP);
  expect(world.asked.length).toBeLessThanOrEqual(15 * TOP + inFlight);
});

test("two backfills over the same range at once lose no day and damage none", async () => {
  const world = await openWorld(2);
  const folder = makeFolder();

  const runs = [1, 2].map(() => startPapercards([...BACKFILL, "--json"], { folder, ...world }));
  const ended = await Promise.all(runs.map((run) => run.ended));

  expect(ended.map(({ exitCode }) => exitCode)).toEqual([0, 0]);
  const calmWorld = await openWorld(0);
  const calmFolder = makeFolder();
  await startPapercards(BACKFILL, { folder: calmFolder, ...calmWorld }).ended;
  expect(readTree(folder)).toEqual(readTree(calmFolder));
});

test("a second backfill asks nothing, fetches nothing and changes no byte", async () => {
  const world = await openWorld(0);
  const folder = makeFolder();
  await startPapercards(BACKFILL, { folder, ...world }).ended;
  const before = readTree(folder);
  const counts = [world.asked.length, world.listed.length];

  const { stdout, exitCode } = await startPapercards([...BACKFILL, "--json"], { folder, ...world })
    .ended;

  expect(exitCode).toBe(0);
  expect([world.asked.length, world.listed.length]).toEqual(counts);
  expect(readTree(folder)).toEqual(before);
  const report = JSON.parse(stdout);
  expect(report.digests).toHaveLength(21);
  expect(report).toMatchObject({ calls: 0, cached: 90, costUsd: 0 });
  expect(report.digests[5]).toEqual({
    ...{ date: "2026-01-10", status: "empty", listed: 0, ok: 0, failed: 0 },
    files: [],
  });
});

test("Ctrl-C ends a backfill with 130 and keeps what was finished", async () => {
  const world = await openWorld(5);
  const folder = makeFolder();
  const run = startPapercards(BACKFILL, { folder, ...world });
  await new Promise<void>((resolve) => world.onAsked((count) => count === 40 && resolve()));

  run.process.kill("SIGINT");
  const { exitCode, stderr } = await run.ended;

  expect(exitCode).toBe(130);
  expect(stderr).toContain("INTERRUPTED");
  expect(readTree(join(folder, "output")).get("README.md")).toContain("2026-01-05");
});

test("shards divide a range, and render joins them", async () => {
  const world = await openWorld(0);
  const whole = makeFolder();
  await startPapercards(BACKFILL, { folder: whole, ...world }).ended;
  const folder = makeFolder();

  const shards = ["1/2", "2/2"].map((shard) =>
    startPapercards([...BACKFILL, "--shard", shard], { folder, ...world }),
  );
  await Promise.all(shards.map(({ ended }) => ended));

  expect(readTree(join(folder, "output")).has("README.md")).toBe(false);
  await startPapercards(["render"], { folder, ...world }).ended;
  expect(readTree(join(folder, "output"))).toEqual(readTree(join(whole, "output")));
});

test("a range that runs backwards and a shard that is none are wrong use", async () => {
  const place = { folder: makeFolder(), environment: {} };

  const backwards = await startPapercards(["backfill", LAST, FIRST], place).ended;
  const shard = await startPapercards([...BACKFILL, "--shard", "3/2"], place).ended;

  expect([backwards.exitCode, shard.exitCode]).toEqual([2, 2]);
  expect(backwards.stderr).toContain("Give the earlier day first.");
});
