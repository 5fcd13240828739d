import { join } from "node:path";
import { expect, test } from "vitest";
import { openBackfillWorld } from "../../support/backfill-world.ts";
import { readTree } from "../../support/read-tree.ts";
import { makeUser } from "../../support/world.ts";

/** A week of five recorded days with three cards each; its weekend is empty. */
const BACKFILL = "backfill 2026-01-05 2026-01-11 --top 3 --concurrency 4";

/** The Hub and the model of that week, and a user who is pointed at them. */
async function openWeek() {
  const world = await openBackfillWorld({ days: 5, delayMs: 0 });
  const open = () => makeUser(world.environment.OPENAI_BASE_URL, world.environment);
  return { world, user: open(), other: open() };
}

test("a second backfill asks nothing, fetches nothing and changes no byte", async () => {
  const { world, user } = await openWeek();
  await user.run(BACKFILL);
  const before = readTree(user.folder);
  const counts = [world.asked.length, world.listed.length];

  const { stdout, stderr, code } = await user.run(`${BACKFILL} --json`);

  expect(code).toBe(0);
  expect(stderr.match(/3 of \d+ papers as cards, settled, unchanged -> /g)).toHaveLength(5);
  expect([world.asked.length, world.listed.length]).toEqual(counts);
  expect(readTree(user.folder)).toEqual(before);
  const report = JSON.parse(stdout);
  expect(report.digests).toHaveLength(7);
  expect(report).toMatchObject({ calls: 0, cached: 15, costUsd: 0 });
  expect(report.digests[5]).toEqual({
    ...{ date: "2026-01-10", status: "empty", listed: 0, ok: 0, failed: 0 },
    files: [],
  });
});

test("shards divide a range, and render joins them", async () => {
  const { user: whole, other: user } = await openWeek();
  await whole.run(BACKFILL);

  const shards = [1, 2].map((shard) =>
    user.run(`${BACKFILL} --shard ${shard}/2`, {
      writer: { processId: shard, isRunning: () => true },
    }),
  );
  await Promise.all(shards);

  expect(readTree(join(user.folder, "output")).has("README.md")).toBe(false);
  await user.run("render");
  expect(readTree(join(user.folder, "output"))).toEqual(readTree(join(whole.folder, "output")));
});

test("a range that runs backwards and a shard that is none are wrong use", async () => {
  const user = makeUser();

  const backwards = await user.run("backfill 2026-01-11 2026-01-05");
  const shard = await user.run(`${BACKFILL} --shard 3/2`);

  expect([backwards.code, shard.code]).toEqual([2, 2]);
  expect(backwards.stderr).toContain("Give the earlier day first.");
});

test("a backfill, a check and a day of many cards ask V8 to keep the heap small, and a day of few does not", async () => {
  const { user } = await openWeek();
  const flags: string[] = [];
  const setV8Flags = (text: string) => void flags.push(text);

  await user.run("run 2026-01-05 --top 1", { setV8Flags });
  expect(flags).toEqual([]);
  await user.run("backfill 2026-01-05 2026-01-05 --top 1", { setV8Flags });

  expect(flags).toHaveLength(1);
  await user.run("run 2026-01-06 --top 0", { setV8Flags });
  expect(flags).toHaveLength(2);
  await user.run("check", { setV8Flags });
  expect(flags).toHaveLength(3);
});
