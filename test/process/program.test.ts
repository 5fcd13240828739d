import { execFile } from "node:child_process";
import { symlinkSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { promisify } from "node:util";
import { expect, test } from "vitest";
import { makeFolder } from "../support/temporary.ts";

type Ended = { code: number; stdout: string; stderr: string };

/** Starts the program itself, as `npm run papercards` does. */
function start(...argv: string[]): Promise<Ended> {
  return startIn(".", argv);
}

/** The same with flags of Node's own before it. */
async function startIn(cwd: string, argv: readonly string[], flags: string[] = []): Promise<Ended> {
  try {
    const program = resolve("src/cli.ts");
    const options = { cwd, timeout: 30_000 };
    const args = [...flags, program, ...argv];
    const printed = await promisify(execFile)(process.execPath, args, options);
    return { code: 0, ...printed };
  } catch (error) {
    if (error instanceof Error && "code" in error && "stdout" in error && "stderr" in error) {
      return { code: Number(error.code), stdout: `${error.stdout}`, stderr: `${error.stderr}` };
    }
    throw error;
  }
}

test("the program prints its help and ends well", async () => {
  const { code, stdout, stderr } = await start("--help");

  expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
  expect(stdout).toContain("Usage: papercards");
});

test.each([
  ["22.18.9", 2, "SETUP: papercards needs Node 22.19.0 or later"],
  ["9.99.0", 2, "SETUP: papercards needs Node 22.19.0 or later"],
  ["22.19.0", 0, ""],
  ["100.0.0", 0, ""],
])("under Node %s the program ends with %i", async (version, expected, told) => {
  const preload = join(makeFolder(), "version.cjs");
  writeFileSync(
    preload,
    `Object.defineProperty(process.versions, "node", { value: "${version}" });`,
  );

  const { code, stderr } = await startIn(".", ["--version"], ["--require", preload]);

  expect(code).toBe(expected);
  expect(stderr).toContain(told);
  expect(stderr === "").toBe(told === "");
});

test("the program ends with 2 when it is used wrongly", async () => {
  const { code, stderr } = await start("run", "someday");

  expect(code).toBe(2);
  expect(stderr).toMatch(/^USAGE: .+\n {2}fix: .+\n$/);
});

test("a current folder that is deleted meanwhile is an error, and does not hang the program", async () => {
  const folder = makeFolder();
  const program = `
    await import("node:fs/promises").then(({ rm }) => rm(${JSON.stringify(folder)}, { recursive: true }));
    const { openFiles } = await import(${JSON.stringify(pathToFileURL("src/store/files.ts").href)});
    const files = openFiles({ processId: 1, isRunning: () => true });
    await files.write("output/daily/2026/x.json", "{}").catch((error) => console.log(error.code));`;

  const { stdout } = await promisify(execFile)(
    process.execPath,
    ["--input-type=module", "--eval", program],
    { cwd: folder, timeout: 30_000 },
  );

  expect(stdout).toBe("STORE\n");
});

test.each([
  ["a pipe that nobody writes to", (path: string) => promisify(execFile)("mkfifo", [path])],
  ["a device without an end", async (path: string) => symlinkSync("/dev/zero", path)],
] as const)("%s in place of .env is an error at once, and help is still given", async (_, put) => {
  const folder = makeFolder();
  await put(join(folder, ".env"));

  const [run, help] = [await startIn(folder, ["run"]), await startIn(folder, ["--help"])];

  expect(run.code).toBe(2);
  expect(run.stderr).toMatch(/^SETTINGS: \.env is a .+, not a file\.\n {2}fix: .+\n$/);
  expect({ code: help.code, stderr: help.stderr }).toEqual({ code: 0, stderr: "" });
});

test("a folder's .env sets what papercards is told, and nothing of Node or the network", async () => {
  const folder = makeFolder();
  writeFileSync(
    join(folder, ".env"),
    "NODE_TLS_REJECT_UNAUTHORIZED=0\nHTTPS_PROXY=http://127.0.0.1:9\nPAPERCARDS_OUTPUT_DIR=kept\n",
  );

  const { code, stderr } = await startIn(folder, ["demo"]);

  expect(code).toBe(0);
  expect(stderr).toContain("note: .env sets HTTPS_PROXY, NODE_TLS_REJECT_UNAUTHORIZED; only");
  expect(stderr).not.toContain("Warning");
  expect(stderr).toContain("-> kept/daily");
});

test("a checkout keeps nothing in the output folder and in the cache but what explains them", async () => {
  const { stdout } = await promisify(execFile)("git", ["ls-files", "output", "cache"]);

  expect(stdout.trim().split("\n")).toEqual(["cache/README.md", "output/.gitkeep"]);
});
