import { mkdirSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { stampCache } from "../../../src/cli/github/stamp-cache.ts";
import { makeFolder } from "../../support/temporary.ts";

function makeCache(): { folder: string; answer: string } {
  const folder = makeFolder();
  for (const name of ["answers/0a", "locks", "index"]) {
    mkdirSync(join(folder, name), { recursive: true });
  }
  const answer = join(folder, "answers/0a/0a1.json");
  writeFileSync(answer, "{}");
  return { folder, answer };
}

test.each([
  ["is added", ({ folder }: { folder: string }) => writeFileSync(join(folder, "README.md"), "")],
  ["is removed", ({ answer }: { answer: string }) => rmSync(answer)],
  ["is written with the same size", ({ answer }: { answer: string }) => utimesSync(answer, 1, 1)],
])("a cache in which a file %s has another stamp", async (_, change) => {
  const cache = makeCache();
  const before = await stampCache(cache.folder);

  change(cache);

  expect(await stampCache(cache.folder)).not.toBe(before);
});

test("what every run writes, its locks and what it remembers of a checkout, changes no stamp", async () => {
  const { folder } = makeCache();
  const before = await stampCache(folder);

  writeFileSync(join(folder, "locks/day-2026-02-13"), "");
  writeFileSync(join(folder, "index/0123456789abcdef.json"), "{}");

  expect(await stampCache(folder)).toBe(before);
});

test("a cache that is not there yet is one without files, and one that is no folder has no stamp", async () => {
  const { folder, answer } = makeCache();

  expect(await stampCache(join(folder, "missing"))).toBe("");
  expect(await stampCache(answer)).toBeNull();
});
