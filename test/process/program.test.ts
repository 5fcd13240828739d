import { execFile } from "node:child_process";
import { pathToFileURL } from "node:url";
import { promisify } from "node:util";
import { expect, test } from "vitest";
import { makeFolder } from "../support/temporary.ts";

/** Starts the program itself, as `npm run papercards` does. */
async function start(...argv: string[]): Promise<{ code: number; stdout: string; stderr: string }> {
  try {
    const printed = await promisify(execFile)(process.execPath, ["src/cli.ts", ...argv]);
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
