import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { expect, test } from "vitest";
import { openLocks } from "../../src/store/locks/open-locks.ts";
import { makeFolder } from "../support/temporary.ts";

const WORKER = resolve("test/support/lock-worker.ts");
const PROCESSES = 8;
const TURNS = 12;

/** Runs a process that takes its turns; answers the signal that ended it. */
async function work(folder: string, diesAfter: number): Promise<string | null> {
  const child = spawn(process.execPath, [WORKER, folder, `${TURNS}`, `${diesAfter}`], {
    stdio: ["ignore", "ignore", "inherit"],
  });
  await once(child, "close");
  return child.signalCode;
}

test("of many processes one at a time has its turn, although half of them are killed in theirs", async () => {
  const folder = makeFolder();
  writeFileSync(join(folder, "count"), "0");

  const ended = await Promise.all(
    Array.from({ length: PROCESSES }, (_, index) => work(folder, index % 2 ? 3 + index : 0)),
  );
  await openLocks(folder, { writer: { processId: 0, isRunning: () => false } }).sweep();

  const killed = ended.filter((signal) => signal === "SIGKILL");
  expect(killed).toHaveLength(PROCESSES / 2);
  expect(existsSync(join(folder, "collisions"))).toBe(false);
  const turns = readFileSync(join(folder, "turns"), "utf8").length;
  expect(Number(readFileSync(join(folder, "count"), "utf8"))).toBe(turns);
  expect(turns).toBe((PROCESSES / 2) * TURNS + 4 + 6 + 8 + 10);
  expect(readdirSync(folder).filter((name) => name.startsWith(".papercards"))).toEqual([]);
});
