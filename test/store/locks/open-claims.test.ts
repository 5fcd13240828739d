import { expect, test } from "vitest";
import { findLock, lockPath } from "../../../src/store/locks/lock-folder.ts";
import { openClaims } from "../../../src/store/locks/open-claims.ts";
import { openLocks } from "../../../src/store/locks/open-locks.ts";
import { makeFolder } from "../../support/temporary.ts";

const NEVER = new AbortController().signal;

/** Two processes with one cache: what each was told, when it waits, and who holds a claim. */
function openTwo() {
  const folder = makeFolder();
  const findHolder = async (name: string) =>
    (await findLock(lockPath(folder, name)))?.holder.processId;
  return [1, 2].map((processId) => {
    const told: string[] = [];
    const waits = Promise.withResolvers<void>();
    const state = { waits };
    const locks = openLocks(folder, { writer: { processId, isRunning: () => true } });
    const claims = openClaims({
      listHeld: locks.listHeld,
      take: (name, waiting) =>
        locks.take(name, {
          ...waiting,
          onWait: (holder, waitedMs) => {
            waiting.onWait(holder, waitedMs);
            state.waits.resolve();
          },
        }),
    });
    const take = (name: string, signal = NEVER) => {
      state.waits = Promise.withResolvers<void>();
      return claims.take(name, { signal, onWait: (holder) => told.push(`${name} ${holder}`) });
    };
    return { told, take, list: claims.list, findHolder, whenWaiting: () => state.waits.promise };
  });
}

test("tasks of one process share a claim, and another process waits for the last of them", async () => {
  const [first = expect.fail(), second = expect.fail()] = openTwo();
  const releases = [await first.take("day"), await first.take("day")];
  const waiting = second.take("day");
  await second.whenWaiting();

  await releases[0]?.();
  const held = await first.findHolder("day");
  await releases[1]?.();
  const release = await waiting;
  const taken = await first.findHolder("day");
  await release();

  expect([held, taken]).toEqual([1, 2]);
  expect(first.told).toEqual([]);
});

test("a process says once whom it waits for, however many claims it waits for in turn", async () => {
  const [first = expect.fail(), second = expect.fail()] = openTwo();

  for (const name of ["monday", "tuesday"]) {
    const release = await first.take(name);
    const waiting = second.take(name);
    await second.whenWaiting();
    await release();
    await (await waiting)();
  }

  expect(second.told).toEqual(["monday 1"]);
});

test("a claim that was waited for in vain can be taken again", async () => {
  const [first = expect.fail(), second = expect.fail()] = openTwo();
  const release = await first.take("day");

  await expect(second.take("day", AbortSignal.abort())).rejects.toMatchObject({
    code: "INTERRUPTED",
  });
  await release();

  await (await second.take("day"))();
});

test("what any process has claimed is listed until it is released", async () => {
  const [first = expect.fail(), second = expect.fail()] = openTwo();
  const release = await first.take("question-1");
  await first.take("day");

  const listed = await second.list();
  await release();

  expect(listed.toSorted()).toEqual(["day", "question-1"]);
  expect(await second.list()).toEqual(["day"]);
});
