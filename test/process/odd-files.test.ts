import { execFile } from "node:child_process";
import { rmSync, statSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { expect, test } from "vitest";
import { startPapercards } from "../support/start-papercards.ts";
import { makeFolder } from "../support/temporary.ts";

const runFile = promisify(execFile);

async function makePipe(path: string): Promise<string> {
  await runFile("sh", ["-c", 'mkfifo "$0"', path]);
  return path;
}

const start = (folder: string, ...args: string[]) =>
  startPapercards(args, { folder, environment: {} }).ended;

test("a pipe or a device in the place of a file is named, and nobody waits for it", async () => {
  const folder = makeFolder();
  await makePipe(join(folder, "pipe"));

  for (const path of ["pipe", "/dev/zero"]) {
    for (const command of [["check"], ["batch", "import"]]) {
      const { exitCode, stderr } = await start(folder, ...command, path);

      expect(exitCode).toBe(1);
      expect(stderr).toMatch(
        new RegExp(`^STORE: ${path} is a (?:pipe \\(FIFO\\)|device), not a file\\.\n {2}fix: `),
      );
    }
  }
});

test("a pipe among the files that are written stays, and is named", async () => {
  const folder = makeFolder();
  await start(folder, "demo", "--output", "output");
  const path = join(folder, "output/daily/2026/2026-02-13.md");
  rmSync(path);
  await makePipe(path);

  const { exitCode, stderr } = await start(folder, "render");

  expect(exitCode).toBe(1);
  expect(stderr).toContain("output/daily/2026/2026-02-13.md is a pipe (FIFO)");
  expect(statSync(path).isFIFO()).toBe(true);
});

test.runIf(process.platform === "linux")(
  "folders in which nothing can be made, and folders full of links, end at once",
  async () => {
    const folder = makeFolder();
    await runFile(
      "sh",
      ["-c", "mkdir output && ln -s /usr output/usr && ln -s /proc output/proc"],
      {
        cwd: folder,
      },
    );

    const below = await start(folder, "render", "--output", "/proc/papercards/output");
    const linked = await start(folder, "render", "--output", "output");

    expect(below.stderr).toMatch(/^STORE: \/proc\/papercards\/output cannot be made \(ENOENT/);
    expect(linked).toMatchObject({ exitCode: 0 });
  },
);
