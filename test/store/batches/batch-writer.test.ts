import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { openBatchWriter } from "../../../src/store/batches/batch-writer.ts";
import { openExportFile } from "../../../src/store/export-file.ts";
import { makeFolder } from "../../support/temporary.ts";

const writer = { processId: 1, isRunning: () => true };
const openFile = (path: string) => openExportFile(path, { writer, replaces: false });

test("lines go into files by model, none past a limit of lines or bytes", async () => {
  const folder = makeFolder();
  const lines = openBatchWriter(join(folder, "q.jsonl"), openFile, { lines: 2, bytes: 20 });

  await Promise.all(
    ["aa", "bb", "cc"].map((name) => lines.add({ model: "one", fingerprint: name, text: name })),
  );
  await lines.add({ model: "two", fingerprint: "dd", text: "d".repeat(15) });
  await lines.add({ model: "two", fingerprint: "ee", text: "e".repeat(15) });
  const files = await lines.close();

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
  const lines = openBatchWriter(path, openFile);
  const refused = { code: "STORE", message: expect.stringContaining(path) };

  await expect(lines.add({ model: "one", fingerprint: "aa", text: "aa" })).rejects.toMatchObject(
    refused,
  );
  await expect(lines.add({ model: "one", fingerprint: "bb", text: "bb" })).rejects.toMatchObject(
    refused,
  );
  await expect(lines.close()).rejects.toMatchObject(refused);

  expect(readdirSync(folder)).toEqual(["folder"]);
});

test("after a failed write nothing is left of the parts before it", async () => {
  const folder = makeFolder();
  mkdirSync(join(folder, "q-2.jsonl"));
  const lines = openBatchWriter(join(folder, "q.jsonl"), openFile, { lines: 1, bytes: 100 });

  await lines.add({ model: "one", fingerprint: "aa", text: "aa" });
  const failing = lines.add({ model: "one", fingerprint: "bb", text: "bb" });

  await expect(failing).rejects.toMatchObject({ code: "USAGE" });
  await expect(lines.close()).rejects.toMatchObject({ code: "USAGE" });
  expect(readdirSync(folder)).toEqual(["q-2.jsonl"]);
});
