import { appendFileSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import process from "node:process";
import { openLocks } from "../../src/store/locks/open-locks.ts";

/*
 * A process that takes its turn again and again, counts it, and now and then dies while it has it.
 * Arguments: the folder, the turns it takes, and after how many of them it dies; 0 for never.
 */

const [folder = "", turns = "", diesAfter = ""] = process.argv.slice(2);

/** Signal 0 asks whether a process is there. */
function isRunning(processId: number): boolean {
  try {
    return process.kill(processId, 0);
  } catch {
    return false;
  }
}

const locks = openLocks(folder, { writer: { processId: process.pid, isRunning } });
const inside = join(folder, "inside");
const count = join(folder, "count");

/** Who is inside, if that process is alive: whoever died there has left its id. */
function findOther(): number | null {
  try {
    const other = Number(readFileSync(inside, "utf8"));
    return isRunning(other) ? other : null;
  } catch {
    return null;
  }
}

for (let turn = 1; turn <= Number(turns); turn += 1) {
  await locks.whileLocked("shared", async () => {
    const other = findOther();
    if (other !== null) appendFileSync(join(folder, "collisions"), `${process.pid} met ${other}\n`);
    writeFileSync(inside, `${process.pid}`);
    const before = Number(readFileSync(count, "utf8"));
    await new Promise((resolve) => setTimeout(resolve, turn % 3));
    writeFileSync(count, `${before + 1}`);
    appendFileSync(join(folder, "turns"), ".");
    if (turn === Number(diesAfter)) process.kill(process.pid, "SIGKILL");
    rmSync(inside);
  });
}
