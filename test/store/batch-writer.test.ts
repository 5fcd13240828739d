import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { openBatchWriter } from "../../src/store/batch-writer.ts";
import { openFiles } from "../../src/store/files.ts";
import { makeFolder } from "../support/temporary.ts";

test("lines go into files by model, none past a limit of lines or bytes", async () => {
  const folder = makeFolder();
  const writer = openBatchWriter(join(folder, "q.jsonl"), 1, { lines: 2, bytes: 20 });

  await Promise.all(
    ["aa", "bb", "cc"].map((name) => writer.add({ model: "one", fingerprint: name, text: name })),
  );
  await writer.add({ model: "two", fingerprint: "dd", text: "d".repeat(15) });
  await writer.add({ model: "two", fingerprint: "ee", text: "e".repeat(15) });
  const files = await writer.close();

  expect(files.map(({ fingerprints }) => fingerprints)).toEqual([
    ["aa", "bb"],
    ["cc"],
    ["dd"],
    ["ee"],
  ]);
  expect(readFileSync(join(folder, "q.jsonl"), "utf8")).toBe("aa\nbb\n");
  expect(readdirSync(folder)).toEqual(["q-2.jsonl", "q-3.jsonl", "q-4.jsonl", "q.jsonl"]);
});

test("a file that cannot be written is an error that names it, and no part of it appears", async () => {
  const folder = makeFolder();
  writeFileSync(join(folder, "folder"), "a file where a folder should be");
  const path = join(folder, "folder/q.jsonl");
  const writer = openBatchWriter(path, 1);
  const refused = { code: "STORE", message: expect.stringContaining(path) };

  await expect(writer.add({ model: "one", fingerprint: "aa", text: "aa" })).rejects.toMatchObject(
    refused,
  );
  await expect(writer.add({ model: "one", fingerprint: "bb", text: "bb" })).rejects.toMatchObject(
    refused,
  );
  await expect(writer.close()).rejects.toMatchObject(refused);

  expect(readdirSync(folder)).toEqual(["folder"]);
});

test("after a failed write nothing is left of the parts before it", async () => {
  const folder = makeFolder();
  mkdirSync(join(folder, "q-2.jsonl.1-0.tmp"));
  const writer = openBatchWriter(join(folder, "q.jsonl"), 1, { lines: 1, bytes: 100 });

  await writer.add({ model: "one", fingerprint: "aa", text: "aa" });
  const failing = writer.add({ model: "one", fingerprint: "bb", text: "bb" });

  await expect(failing).rejects.toMatchObject({ code: "STORE" });
  await expect(writer.close()).rejects.toMatchObject({ code: "STORE" });
  expect(readdirSync(folder)).toEqual(["q-2.jsonl.1-0.tmp"]);
});

test("what a killed run wrote of a batch file is swept away", async () => {
  const folder = makeFolder();
  const writer = openBatchWriter(join(folder, "q.jsonl"), 99);
  await writer.add({ model: "one", fingerprint: "aa", text: "aa" });
  const before = readdirSync(folder);

  await openFiles({ processId: 1, isRunning: () => false }).sweep(folder);

  expect(before).toEqual(["q.jsonl.99-0.tmp"]);
  expect(readdirSync(folder)).toEqual([]);
  await expect(writer.close()).rejects.toMatchObject({ code: "STORE" });
});
