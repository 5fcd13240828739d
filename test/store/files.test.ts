import { readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { z } from "zod";
import { openFiles } from "../../src/store/files.ts";
import { makeFolder } from "../support/temporary.ts";

const Thing = z.object({ name: z.string() });
const writer = { processId: 4711, isRunning: (processId: number) => processId === 4711 };

test("a file appears whole, with its folders, and nothing else is left", async () => {
  const folder = makeFolder();
  const files = openFiles(writer);

  await files.write(join(folder, "a/b/thing.json"), '{"name":"one"}\n');

  expect(readFileSync(join(folder, "a/b/thing.json"), "utf8")).toBe('{"name":"one"}\n');
  expect(readdirSync(join(folder, "a/b"))).toEqual(["thing.json"]);
});

test("writing the same bytes again does not touch the file", async () => {
  const path = join(makeFolder(), "thing.json");
  const files = openFiles(writer);
  await files.write(path, "same");
  const before = statSync(path, { bigint: true });

  await files.write(path, "same");

  expect(statSync(path, { bigint: true })).toMatchObject({
    ino: before.ino,
    mtimeNs: before.mtimeNs,
  });
});

test("two writers of one file leave one of the two texts, whole", async () => {
  const folder = makeFolder();
  const path = join(folder, "thing.txt");
  const texts = Array.from({ length: 20 }, (_, index) => `${index}`.repeat(50_000));
  const first = openFiles(writer);
  const second = openFiles({ ...writer, processId: 4712 });

  await Promise.all(texts.map((text, index) => (index % 2 ? first : second).write(path, text)));

  expect(texts).toContain(readFileSync(path, "utf8"));
  expect(readdirSync(folder)).toEqual(["thing.txt"]);
});

test("a missing file is null, and no error", async () => {
  expect(await openFiles(writer).readJson("no/such/file.json", Thing)).toBeNull();
});

test.each([
  ["truncated", '{"name":"o', /truncated or not valid JSON/],
  ["empty", "", /is empty/],
  ["foreign", '{"title":"x"}', /not a file that papercards wrote: .*name/],
])("a %s file is an error that names it, and stays as it is", async (_name, text, message) => {
  const path = join(makeFolder(), "thing.json");
  writeFileSync(path, text);

  await expect(openFiles(writer).readJson(path, Thing)).rejects.toMatchObject({
    code: "STORE",
    message: expect.stringMatching(message),
    fix: expect.stringMatching(/\.$/),
  });
  await expect(openFiles(writer).readJson(path, Thing)).rejects.toThrow(path);
  expect(readFileSync(path, "utf8")).toBe(text);
});

test("a folder that cannot be made is an error with a next step", async () => {
  const folder = makeFolder();
  writeFileSync(join(folder, "output"), "a file where a folder should be");

  await expect(
    openFiles(writer).write(join(folder, "output/daily/x.json"), "text"),
  ).rejects.toMatchObject({ code: "STORE", fix: expect.stringContaining("--output") });
});
