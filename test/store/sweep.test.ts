import {
  existsSync,
  mkdirSync,
  readdirSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { dirname, join } from "node:path";
import { expect, test } from "vitest";
import { toTemporaryName, type Writer } from "../../src/store/files/temporary-name.ts";
import { openFiles } from "../../src/store/files.ts";
import { openStore } from "../../src/store/open-store.ts";
import { makeFolder } from "../support/temporary.ts";

const HERE = "aaaaaaaa";
const writer: Writer = { processId: 7, isRunning: (id) => id === 7, machine: HERE };
const MONTH_MS = 30 * 24 * 60 * 60_000;

const live = () => toTemporaryName(writer);
const dead = () => toTemporaryName({ ...writer, processId: 8 });
const elsewhere = () => toTemporaryName({ ...writer, processId: 8, machine: "bbbbbbbb" });

function put(path: string, ageMs = 0): string {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, "half");
  const then = new Date(Date.now() - ageMs);
  utimesSync(path, then, then);
  return path;
}

function open(folder: string) {
  return openStore({
    outputFolder: join(folder, "output"),
    cacheFolder: join(folder, "cache"),
    writer,
  });
}

const sweep = (folder: string) => open(folder).prepare({ output: [], cache: true });

test.each([
  ["of a process that has ended", dead(), 0, false],
  ["of a process that is running", live(), 0, true],
  ["of a process of another machine, whose ids say nothing here", elsewhere(), 0, true],
  ["of another machine, a month old", elsewhere(), MONTH_MS, false],
  ["of an id that is in use again, a month old", live(), MONTH_MS, false],
  ["of nobody", ".papercards-6f1f7b1e-5a0e-4a3c-9d3a-0d4c6f0d9a11.tmp", 0, true],
  [
    "of nobody, a month old",
    ".papercards-6f1f7b1e-5a0e-4a3c-9d3a-0d4c6f0d9a11.tmp",
    MONTH_MS,
    false,
  ],
  ["dated in the future", elsewhere(), -MONTH_MS, true],
])("a temporary file %s", async (_name, name, ageMs, stays) => {
  const folder = makeFolder();
  const path = put(join(folder, "output/daily/2026", name), ageMs);

  await sweep(folder);

  expect(existsSync(path)).toBe(stays);
});

test.each([
  "output",
  "output/daily",
  "output/daily/2026",
  "output/weekly/2026",
  "output/images",
  "cache",
  "cache/answers/ab",
  "cache/rejected/ab",
  "cache/listings",
  "cache/receipts",
  "cache/reviews",
  "cache/batches",
  "cache/batches/outgoing",
])("%s is swept", async (place) => {
  const folder = makeFolder();
  const path = put(join(folder, place, dead()));

  await sweep(folder);

  expect(existsSync(path)).toBe(false);
});

test.each([
  "output/backup.20240620-1.tmp",
  "output/daily/2026/2026-02-13.json.99-1.tmp",
  "output/daily/notes.tmp",
  "output/.papercards-abc.tmp",
  "output/.papercards-a1b2c3.lock",
  `output/notes/${dead()}`,
  `output/daily/2026/mine/${dead()}`,
  `cache/mine/${dead()}`,
])("%s is not ours, and stays", async (place) => {
  const folder = makeFolder();
  const path = put(join(folder, place), MONTH_MS);

  await sweep(folder);

  expect(existsSync(path)).toBe(true);
});

test.each(["output/daily/2026", "output/images/x", "cache/answers/ab", "cache/batches"])(
  "what lies behind a link at %s stays",
  async (place) => {
    const folder = makeFolder();
    const outside = put(join(folder, "elsewhere", dead()));
    mkdirSync(dirname(join(folder, place)), { recursive: true });
    symlinkSync(join(folder, "elsewhere"), join(folder, place));

    await sweep(folder).catch(() => {});

    expect(existsSync(outside)).toBe(true);
  },
);

test("a folder or a link with the name of a temporary file is left alone", async () => {
  const folder = makeFolder();
  const outside = put(join(folder, "elsewhere/file"));
  const [asFolder, asLink] = [join(folder, "output", dead()), join(folder, "output", dead())];
  mkdirSync(asFolder, { recursive: true });
  symlinkSync(outside, asLink);

  await sweep(folder);

  expect(readdirSync(join(folder, "output"))).toHaveLength(2);
  expect(existsSync(outside)).toBe(true);
});

test("links that lead upwards in every folder keep nobody waiting", async () => {
  const folder = makeFolder();
  for (const place of ["output/daily", "output/weekly", "output/images", "cache/answers"]) {
    mkdirSync(join(folder, place), { recursive: true });
    for (const name of ["a", "b", "c", "d"]) symlinkSync("..", join(folder, place, name));
  }

  await sweep(folder);

  expect(readdirSync(join(folder, "output"))).toEqual(["daily", "images", "weekly"]);
});

test("three writers with one process id, of three containers, do not get in each other's way", async () => {
  const folder = makeFolder();
  const path = join(folder, "thing.txt");
  const all = ["11111111", "22222222", "33333333"].map((machine) =>
    openFiles({ ...writer, machine }),
  );

  const rounds = Array.from({ length: 30 }, (_, round) =>
    Promise.all(
      all.map(async (files, index) => {
        await files.prepare(folder, { written: [], swept: [] });
        await files.write(path, `${index}`.repeat(1000 + round));
      }),
    ),
  );

  await expect(Promise.all(rounds)).resolves.toHaveLength(30);
  expect(readdirSync(folder)).toEqual(["thing.txt"]);
});

test("proving that a folder can be written leaves nothing behind", async () => {
  const folder = makeFolder();

  await sweep(folder);

  expect(readdirSync(folder)).toEqual([]);
});
