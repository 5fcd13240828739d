import {
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { openExportFile } from "../../src/store/export-file.ts";
import { makeFolder } from "../support/temporary.ts";

const writer = { processId: 1, isRunning: () => true };
const open = (path: string, replaces: boolean) => openExportFile(path, { writer, replaces });

async function write(path: string, replaces: boolean): Promise<void> {
  const file = await open(path, replaces);
  await file.write(Buffer.from("ours"));
  await file.finish();
}

test("a file that is there is replaced only when the user says so", async () => {
  const path = join(makeFolder(), "q.jsonl");
  writeFileSync(path, "theirs");

  await expect(write(path, false)).rejects.toMatchObject({
    code: "USAGE",
    message: `${path} is there already.`,
    fix: expect.stringContaining("--force"),
  });
  expect(readFileSync(path, "utf8")).toBe("theirs");

  await write(path, true);
  expect(readFileSync(path, "utf8")).toBe("ours");
});

test("a file that comes while ours is written is not replaced either", async () => {
  const folder = makeFolder();
  const path = join(folder, "q.jsonl");
  const file = await open(path, false);
  writeFileSync(path, "theirs");

  await expect(file.finish()).rejects.toMatchObject({ code: "STORE" });

  expect(readFileSync(path, "utf8")).toBe("theirs");
  expect(readdirSync(folder)).toEqual(["q.jsonl"]);
});

test("a link is replaced itself, and not what it leads to", async () => {
  const folder = makeFolder();
  const [path, theirs] = [join(folder, "q.jsonl"), join(folder, "theirs")];
  writeFileSync(theirs, "theirs");
  symlinkSync(theirs, path);

  await expect(write(path, false)).rejects.toMatchObject({ code: "USAGE" });
  await write(path, true);

  expect(lstatSync(path).isSymbolicLink()).toBe(false);
  expect(readFileSync(theirs, "utf8")).toBe("theirs");
});

test.each([
  ["a folder", "folder", /is a folder/],
  ["a link to a folder", "link", /is a folder/],
  ["a device", "/dev/null", /is no file but a device or a pipe/],
])("%s is never replaced", async (_name, target, message) => {
  const folder = makeFolder();
  mkdirSync(join(folder, "folder"));
  symlinkSync("folder", join(folder, "link"));
  const path = target.startsWith("/") ? target : join(folder, target);

  await expect(write(path, true)).rejects.toMatchObject({
    code: "USAGE",
    message: expect.stringMatching(message),
  });
});
