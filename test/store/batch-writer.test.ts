import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { openBatchWriter } from "../../src/store/batch-writer.ts";
import { makeFolder } from "../support/temporary.ts";

test("lines go into files by model, none past a limit of lines or bytes", async () => {
  const folder = makeFolder();
  const writer = openBatchWriter(join(folder, "q.jsonl"), 1, { lines: 2, bytes: 20 });

  await Promise.all(
    ["aa", "bb", "cc"].map((name) => writer.add({ model: "one", name, text: name })),
  );
  await writer.add({ model: "two", name: "dd", text: "d".repeat(15) });
  await writer.add({ model: "two", name: "ee", text: "e".repeat(15) });
  const files = await writer.close();

  expect(files.map(({ names }) => names)).toEqual([["aa", "bb"], ["cc"], ["dd"], ["ee"]]);
  expect(readFileSync(join(folder, "q.jsonl"), "utf8")).toBe("aa\nbb\n");
  expect(readdirSync(folder)).toEqual(["q-2.jsonl", "q-3.jsonl", "q-4.jsonl", "q.jsonl"]);
});
