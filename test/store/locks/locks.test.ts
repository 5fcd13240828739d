import { randomUUID } from "node:crypto";
import {
  existsSync,
  mkdirSync,
  readdirSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { setImmediate as nextTurn } from "node:timers/promises";
import { expect, onTestFinished, test } from "vitest";
import { type Holder, nameHolder, toHolderFile } from "../../../src/store/locks/holder.ts";
import { openLocks } from "../../../src/store/locks/open-locks.ts";
import { makeFolder } from "../../support/temporary.ts";

const TIMING = { firstPollMs: 1, pollMs: 4, beatMs: 5, silenceMs: 60, tellMs: 10 };
const SELF = {
  processId: 4711,
  isRunning: (processId: number) => [4711, 4712].includes(processId),
};
const NEVER = new AbortController().signal;
const NAME = ".papercards-thing.lock";

const open = (folder: string) => openLocks(folder, { writer: SELF, timing: TIMING });
const quietly = { signal: NEVER, onWait: () => {} };

/** A lock as another process has left it; answers the holder's file. */
function plant(folder: string, holder: Partial<Holder>): string {
  const file = join(folder, NAME, toHolderFile({ ...nameHolder(SELF), ...holder }));
  mkdirSync(join(folder, NAME), { recursive: true });
  writeFileSync(file, "");
  return file;
}

/** Keeps a planted lock fresh, as its holder would. */
function beat(file: string): () => void {
  const timer = setInterval(() => {
    if (existsSync(file)) utimesSync(file, new Date(), new Date());
  }, TIMING.beatMs);
  onTestFinished(() => clearInterval(timer));
  return () => clearInterval(timer);
}

test("one at a time has its turn, and nothing is left of it", async () => {
  const folder = makeFolder();
  const stores = [open(folder), open(folder), open(folder)];
  let inside = 0;
  let most = 0;

  await Promise.all(
    Array.from({ length: 30 }, (_, index) =>
      stores[index % 3]?.whileLocked("thing", async () => {
        inside += 1;
        most = Math.max(most, inside);
        await nextTurn();
        inside -= 1;
      }),
    ),
  );

  expect(most).toBe(1);
  expect(readdirSync(folder)).toEqual([]);
});

test("a lock is released when the work fails", async () => {
  const locks = open(makeFolder());
  const fail = () => Promise.reject(new Error("no"));

  await expect(locks.whileLocked("thing", fail)).rejects.toThrow("no");

  expect(await locks.whileLocked("thing", async () => "done")).toBe("done");
});

test.each([
  ["whose process has ended", { processId: 99 }],
  ["of an earlier process with this one's id", { startedAtMs: 1 }],
])("a lock %s is not waited for", async (_, holder) => {
  const folder = makeFolder();
  plant(folder, holder);
  const waited: (string | null)[] = [];

  const lock = await open(folder).take("thing", {
    signal: NEVER,
    onWait: (who) => waited.push(who),
  });
  await lock.release();

  expect(waited).toEqual([]);
  expect(readdirSync(folder)).toEqual([]);
});

test.each([
  ["of another container with this one's process id", { machine: "00000001" }, "4711"],
  [
    "of another host, where no such process runs here",
    { host: "web-2", machine: "00000002", processId: 99 },
    "99 on web-2",
  ],
  ["of a process that runs", { processId: 4712 }, "4712"],
])("a lock %s is waited for while its heart beats", async (_, holder, name) => {
  const folder = makeFolder();
  const file = plant(folder, holder);
  const stopBeating = beat(file);
  const waited: (string | null)[] = [];
  let longest = 0;

  const taking = open(folder).take("thing", {
    signal: NEVER,
    onWait: (who, waitedMs) => {
      waited.push(who);
      longest = waitedMs;
      if (waitedMs > 2 * TIMING.silenceMs) stopBeating();
    },
  });
  await (await taking).release();

  expect(new Set(waited)).toEqual(new Set([name]));
  expect(longest).toBeGreaterThan(2 * TIMING.silenceMs);
  expect(readdirSync(folder)).toEqual([]);
});

test("whoever has been silent for too long is told before it writes", async () => {
  const folder = makeFolder();
  const lock = await open(folder).take("thing", quietly);
  const [token = ""] = readdirSync(join(folder, NAME));
  await lock.assertHeld();
  rmSync(join(folder, NAME, token)); // as another process breaks it
  const other = await open(folder).take("thing", quietly);

  await expect(lock.assertHeld()).rejects.toMatchObject({ code: "STORE" });
  await lock.release();

  await other.assertHeld();
  await other.release();
});

test("a wait ends when the user says so, and leaves nothing", async () => {
  const folder = makeFolder();
  const held = await open(folder).take("thing", quietly);
  const stop = new AbortController();

  const waiting = open(folder).take("thing", {
    signal: stop.signal,
    onWait: () => stop.abort(),
  });

  await expect(waiting).rejects.toMatchObject({ code: "INTERRUPTED" });
  expect(readdirSync(folder)).toEqual([NAME]);
  await held.release();
});

test.each<[what: string, put: (path: string, elsewhere: string) => void]>([
  ["a file", (path) => writeFileSync(path, "mine")],
  [
    "a folder with something else in it",
    (path) => mkdirSync(join(path, "mine"), { recursive: true }),
  ],
  ["a link to a folder", (path, elsewhere) => symlinkSync(elsewhere, path)],
])("%s in its place is an error that names it, and stays", async (_, put) => {
  const [folder, elsewhere] = [makeFolder(), makeFolder()];
  writeFileSync(join(elsewhere, randomUUID()), "mine");
  put(join(folder, NAME), elsewhere);
  const before = [readdirSync(folder), readdirSync(elsewhere)];

  const working = open(folder).whileLocked("thing", async () => {});

  await expect(working).rejects.toMatchObject({
    code: "STORE",
    message: expect.stringContaining(join(folder, NAME)),
  });
  expect([readdirSync(folder), readdirSync(elsewhere)]).toEqual(before);
});

test("sweeping beside others who take their turns takes nothing from them", async () => {
  const folder = makeFolder();
  const locks = open(folder);
  let turns = 0;
  const work = async () => {
    for (let turn = 0; turn < 40; turn += 1) {
      await locks.whileLocked(`thing-${turn % 3}`, async () => {
        turns += 1;
      });
    }
  };
  const sweep = async () => {
    while (turns < 160) await open(folder).sweep();
  };

  await Promise.all([work(), work(), work(), work(), sweep(), sweep()]);

  expect(readdirSync(folder)).toEqual([]);
});

test("a sweep removes the locks of the dead, and no others", async () => {
  const folder = makeFolder();
  const locks = open(folder);
  const held = await locks.take("held", quietly);
  plant(folder, { processId: 99 });
  mkdirSync(join(folder, ".papercards-empty.lock"));
  for (const name of ["mine.lock", ".papercards-notes"]) mkdirSync(join(folder, name));
  mkdirSync(join(folder, ".papercards-odd.lock/mine"), { recursive: true });

  await locks.sweep();

  expect(readdirSync(folder).toSorted()).toEqual([
    ".papercards-held.lock",
    ".papercards-notes",
    ".papercards-odd.lock",
    "mine.lock",
  ]);
  await held.release();
});

test("a long wait for a lock that guards a document is told once, with its holder", async () => {
  const folder = makeFolder();
  const told: string[][] = [];
  plant(folder, { host: "web-2", machine: "00000002", processId: 99 });
  const onLongWait = (path: string, holder: string) => void told.push([path, holder]);
  const locks = openLocks(folder, { writer: SELF, timing: TIMING, onLongWait });

  const done = await locks.whileLocked("thing", async () => "done");

  expect({ done, told }).toEqual({ done: "done", told: [[join(folder, NAME), "99 on web-2"]] });
});
