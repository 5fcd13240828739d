import { execFile } from "node:child_process";
import { mkdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { promisify } from "node:util";
import sharp from "sharp";
import { expect, test } from "vitest";
import { makePng } from "../support/make-png.ts";
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

test("six pictures that are as large as they may be take less than 80 MB", async () => {
  const folder = makeFolder();
  mkdirSync(folder, { recursive: true });
  const flat = sharp({ create: { width: 1490, height: 1490, channels: 3, background: "#123" } });
  const pictures = [
    makePng(1060, 1060),
    makePng(3000, 375),
    makePng(375, 3000),
    await flat.clone().gif().toBuffer(),
    await flat.clone().jpeg({ progressive: true }).toBuffer(),
    await flat.clone().webp().toBuffer(),
  ];
  const paths = pictures.map((_, index) => join(folder, `${index}`));
  for (const [index, path] of paths.entries()) writeFileSync(path, pictures[index] ?? "");
  const toUrl = (path: string) => JSON.stringify(pathToFileURL(path).href);
  const program = `
    const { readFileSync } = await import("node:fs");
    const { openImages } = await import(${toUrl("src/store/images.ts")});
    const { openFiles } = await import(${toUrl("src/store/files.ts")});
    const files = openFiles({ processId: 1, isRunning: () => true });
    const images = openImages("output", files);
    const all = process.argv.slice(1).map((path) => readFileSync(path));
    const before = process.resourceUsage().maxRSS;
    const made = await Promise.all(all.map((bytes) => images.convert(bytes)));
    console.log(made.filter(({ webp }) => webp !== null).length);
    console.log(Math.round((process.resourceUsage().maxRSS - before) / 1024));`;

  const { stdout } = await runFile(process.execPath, [
    ...["--input-type=module", "--eval", program, "--"],
    ...paths,
  ]);

  const [made, megabytes] = stdout.trim().split("\n").map(Number);
  expect(made).toBe(6);
  expect(megabytes).toBeLessThan(80);
});
