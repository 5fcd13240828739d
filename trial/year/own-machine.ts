import { rmSync } from "node:fs";
import { dirname } from "node:path";
import { expect } from "vitest";
import { addDays, type DigestDate, toDigestDate } from "../../src/core/paper/date.ts";
import { complete } from "../../test/support/model-server.ts";
import type { Operator } from "../../test/support/operator.ts";
import { checkOut } from "../../test/support/runner.ts";
import { startPapercards } from "../../test/support/start-papercards.ts";
import { runCommand } from "../../test/support/world.ts";

/** Open files that may still be enough for a run: from here down, one fewer each time, since it depends on Node. */
const ENOUGH_FILES = 26;

/** In new folders of a clone. */
const OWN_FOLDERS = "--top 1 --quiet --output own --cache own-cache";

/**
 * What an operator does and meets in a clone on their own machine, with commands that no workflow has: a backfill of a
 * month that is ended early and run again, a Batch API that is not there, and one open file too few.
 *
 * @param days.month Days of the backfill, up to yesterday.
 * @param days.made A day long ago with papers.
 */
export async function useOwnMachine(
  operator: Operator,
  { month, made }: { month: number; made: DigestDate },
): Promise<void> {
  const { folder } = checkOut(operator.origin);
  await interruptBackfill(operator, folder, month);
  await lackBatchApi(operator, folder, made);
  await lackOpenFiles(operator, folder, made);
  rmSync(dirname(folder), { recursive: true });
}

async function interruptBackfill(operator: Operator, folder: string, month: number): Promise<void> {
  const today = toDigestDate(operator.now());
  const stop = new AbortController();
  let answers = 0;
  operator.turn({
    answer: (draft) => {
      answers += 1;
      if (answers === 5) stop.abort();
      return { body: complete(draft) };
    },
  });
  const command = `backfill ${addDays(today, -month)} ${addDays(today, -1)} ${OWN_FOLDERS}`;
  const at = { environment: operator.environment(), cwd: folder, now: operator.now };
  const first = await runCommand(command, { ...at, signal: stop.signal });
  const second = await runCommand(command, at);
  const third = await runCommand(command, at);
  operator.turn({});

  expect(first.stderr.match(/^\w+: .*$/gm)).toEqual([
    expect.stringMatching(
      /^INTERRUPTED: .* Stopped at \S+, \d+ days left; the same command, run again, goes on there\.$/,
    ),
  ]);
  expect([second, third].map(({ code, stderr }) => ({ code, stderr }))).toEqual([
    { code: 0, stderr: "" },
    { code: 0, stderr: "" },
  ]);
}

async function lackBatchApi(operator: Operator, folder: string, day: DigestDate): Promise<void> {
  const at = { environment: operator.environment(), cwd: folder, now: operator.now };
  const { code, stderr } = await runCommand(`backfill ${day} ${day} --batch ${OWN_FOLDERS}`, at);

  expect({ code, told: stderr.match(/The endpoint has no Batch API\./g) }).toEqual({
    code: 1,
    told: ["The endpoint has no Batch API."],
  });
  expect(stderr.match(/fix: .*/g)).toEqual([
    expect.stringMatching(/Run without `--batch`, or .* `papercards batch export`/),
  ]);
}

async function lackOpenFiles(operator: Operator, folder: string, day: DigestDate): Promise<void> {
  const start = (openFiles: number) => {
    const command = `backfill ${day} ${day} --top 1 --quiet --output few-${openFiles} --cache few-cache-${openFiles}`;
    const { ended } = startPapercards(command.split(" "), {
      ...{ folder, environment: operator.environment(), openFiles },
    });
    return ended;
  };
  let openFiles = ENOUGH_FILES;
  let tried = await start(openFiles);
  while (tried.exitCode === 0) {
    openFiles -= 1;
    tried = await start(openFiles);
  }
  const { exitCode, stderr } = tried;

  expect(exitCode).toBe(1);
  expect(stderr.match(/fix: .*/g)).toEqual([
    expect.stringMatching(/Raise the limit of open files to 4096 or more \(`ulimit -n 4096`\)/),
  ]);
}
