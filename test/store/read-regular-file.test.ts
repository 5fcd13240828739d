import { mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { readRegularFile } from "../../src/store/read-regular-file.ts";
import { makeFolder } from "../support/temporary.ts";

test("a file is read whole, also through a link, and a missing one is null", async () => {
  const folder = makeFolder();
  const bytes = Buffer.alloc(200_000, "paper");
  writeFileSync(join(folder, "file"), bytes);
  writeFileSync(join(folder, "empty"), "");
  symlinkSync("file", join(folder, "link"));

  expect(await readRegularFile(join(folder, "file"))).toEqual(bytes);
  expect(await readRegularFile(join(folder, "link"))).toEqual(bytes);
  expect(await readRegularFile(join(folder, "empty"))).toEqual(Buffer.alloc(0));
  expect(await readRegularFile(join(folder, "missing"))).toBeNull();
});

test.runIf(process.platform === "linux")("a file that tells no size is read as well", async () => {
  expect((await readRegularFile("/proc/self/status"))?.toString()).toContain("VmRSS");
});

test.each([
  ["a device", "/dev/zero", /is a device, not a file/],
  ["a terminal", "/dev/tty", /is a device, not a file|ENXIO/],
])("%s is refused at once", async (_name, path, message) => {
  await expect(readRegularFile(path)).rejects.toMatchObject({
    code: "STORE",
    message: expect.stringMatching(message),
  });
});

test("a folder is refused, under the name that the user knows", async () => {
  const folder = makeFolder();
  mkdirSync(join(folder, "day.json"));

  await expect(
    readRegularFile(join(folder, "day.json"), { name: "day.json" }),
  ).rejects.toMatchObject({ message: "day.json is a folder, not a file." });
});

test("a link that leads to nothing is no missing file", async () => {
  const folder = makeFolder();
  symlinkSync("nowhere", join(folder, "day.json"));

  await expect(
    readRegularFile(join(folder, "day.json"), { name: "day.json" }),
  ).rejects.toMatchObject({ message: "day.json is a link that leads to no file." });
});

test("a file past the bound is refused, with the bound", async () => {
  const path = join(makeFolder(), "file");
  writeFileSync(path, "12345");

  expect((await readRegularFile(path, { maxBytes: 5 }))?.toString()).toBe("12345");
  await expect(readRegularFile(path, { maxBytes: 4 })).rejects.toThrow("larger than the 4 bytes");
});

test("a file in the place of a folder is named as the cause", async () => {
  const file = join(makeFolder(), "file");
  writeFileSync(file, "");

  await expect(readRegularFile(join(file, "below"))).rejects.toThrow(/\(ENOTDIR\)\. A file stands/);
});
