import { existsSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { makeFolder } from "../../src/store/files/make-folder.ts";
import { makeFolder as makeTemporaryFolder } from "../support/temporary.ts";

test("a folder is made with those above it, and made again without harm", async () => {
  const path = join(makeTemporaryFolder(), "a", "b", "c");

  await Promise.all([makeFolder(path), makeFolder(path)]);
  await makeFolder(path);

  expect(existsSync(path)).toBe(true);
});

test("a folder that can never be made is an error, and no endless wait", async () => {
  const file = join(makeTemporaryFolder(), "file");
  writeFileSync(file, "");

  await expect(makeFolder(join(file, "below"))).rejects.toThrow("ENOTDIR");
  await expect(makeFolder(file)).rejects.toThrow("EEXIST");
});

test.runIf(existsSync("/proc/self"))(
  "a folder inside one that takes none is an error, and no endless wait",
  async () => {
    await expect(makeFolder("/proc/papercards/below")).rejects.toThrow("ENOENT");
  },
);
