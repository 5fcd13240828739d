import { expect, test } from "vitest";
import { openClaims } from "../../../src/store/locks/open-claims.ts";
import { openLocks } from "../../../src/store/locks/open-locks.ts";
import { makeFolder } from "../../support/temporary.ts";

const NEVER = new AbortController().signal;

/** Two processes with one cache, and what each was told. */
function openTwo() {
  const folder = makeFolder();
  return [1, 2].map((processId) => {
    const told: string[] = [];
    const writer = { processId, isRunning: () => true };
    const claims = openClaims(openLocks(folder, { writer }));
    const take = (name: string, signal = NEVER) =>
      claims.take(name, { signal, onWait: (holder) => told.push(`${name} ${holder}`) });
    return { told, take };
  });
}

test("tasks of one process share a claim, and another process waits for the last of them", async () => {
  const [first = expect.fail(), second = expect.fail()] = openTwo();
  const releases = [await first.take("day"), await first.take("day")];
  let isOurs = false;
  const waiting = second.take("day").then((release) => {
    isOurs = true;
    return release;
  });

  await releases[0]?.();
  await releases[1]?.();
  const isEarly = isOurs;
  await (await waiting)();

  expect(isEarly).toBe(false);
  expect(first.told).toEqual([]);
});

test("a process says once whom it waits for, however many claims it waits for in turn", async () => {
  const [first = expect.fail(), second = expect.fail()] = openTwo();

  for (const name of ["monday", "tuesday"]) {
    const release = await first.take(name);
    const waiting = second.take(name);
    await new Promise((resolve) => setTimeout(resolve, 20));
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
