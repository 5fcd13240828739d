import { readdirSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { openLocks } from "../../../src/store/locks/open-locks.ts";
import { makeFolder } from "../../support/temporary.ts";

const QUIETLY = { signal: new AbortController().signal, onWait: () => {} };

const open = (folder: string, processId = 4711) =>
  openLocks(folder, { writer: { processId, isRunning: () => true } });

/** The inode of each folder of locks. */
const inodesIn = (folder: string) =>
  readdirSync(folder).map((name) => statSync(join(folder, name)).ino);

test("a folder that is given up beside another lock is the next lock's, whose holder has a new name", async () => {
  const folder = makeFolder();
  const locks = open(folder);
  const day = await locks.take("day", QUIETLY);
  const first = await locks.take("first", QUIETLY);
  const [inodes, [file]] = [inodesIn(folder), readdirSync(join(folder, ".papercards-first.lock"))];
  await first.release();

  const second = await locks.take("second", QUIETLY);

  expect(inodesIn(folder).toSorted()).toEqual(inodes.toSorted());
  expect(readdirSync(join(folder, ".papercards-second.lock"))).not.toEqual([file]);
  await second.release();
  await day.release();
});

test("what is given up is free, is listed for nobody, and is gone with the last lock", async () => {
  const folder = makeFolder();
  const [locks, others] = [open(folder), open(folder, 4712)];
  const day = await locks.take("day", QUIETLY);
  const questions = await Promise.all(["1", "2", "3"].map((name) => locks.take(name, QUIETLY)));
  for (const question of questions) await question.release();

  const listed = await others.listHeld();
  await (await others.take("1", QUIETLY)).release();
  await day.release();

  expect(listed).toEqual(["day"]);
  expect(readdirSync(folder)).toEqual([]);
});

test("whoever has lost a lock takes nothing from its next holder, whatever else it holds", async () => {
  const folder = makeFolder();
  const [locks, others] = [open(folder), open(folder, 4712)];
  const day = await locks.take("day", QUIETLY);
  const lost = await locks.take("thing", QUIETLY);
  const [token = ""] = readdirSync(join(folder, ".papercards-thing.lock"));
  rmSync(join(folder, ".papercards-thing.lock", token)); // as another process breaks it
  const taken = await others.take("thing", QUIETLY);

  await lost.release();

  await taken.assertHeld();
  await taken.release();
  await day.release();
  expect(readdirSync(folder)).toEqual([]);
});

test("a spare folder that is gone by then is made again", async () => {
  const folder = makeFolder();
  const locks = open(folder);
  const day = await locks.take("day", QUIETLY);
  await (await locks.take("first", QUIETLY)).release();
  for (const name of readdirSync(folder)) {
    if (name.includes("prepared")) rmSync(join(folder, name), { recursive: true });
  }

  const second = await locks.take("second", QUIETLY);

  await second.assertHeld();
  await second.release();
  await day.release();
});

test("a spare lock is as fresh as a new one when it is taken", async () => {
  const folder = makeFolder();
  const locks = open(folder);
  const day = await locks.take("day", QUIETLY);
  const first = await locks.take("first", QUIETLY);
  await first.release();
  const startedMs = Date.now();

  const second = await locks.take("second", QUIETLY);

  const [file = ""] = readdirSync(join(folder, ".papercards-second.lock"));
  const { mtimeMs } = statSync(join(folder, ".papercards-second.lock", file));
  expect(mtimeMs).toBeGreaterThanOrEqual(startedMs - 1);
  await second.release();
  await day.release();
});

test("a lock that is released twice counts once", async () => {
  const folder = makeFolder();
  const locks = open(folder);
  const day = await locks.take("day", QUIETLY);
  const question = await locks.take("question", QUIETLY);
  await question.release();
  await question.release();
  const next = await locks.take("next", QUIETLY);

  await next.release();
  await day.release();

  expect(readdirSync(folder)).toEqual([]);
});
