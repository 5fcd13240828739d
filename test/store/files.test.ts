import { readdirSync, readFileSync, readlinkSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { z } from "zod";
import { explain } from "../../src/core/causes/explanation.ts";
import { DailyDigest } from "../../src/core/digest/digest.ts";
import { openFiles } from "../../src/store/files.ts";
import { makeHandedDay } from "../support/hand-over.ts";
import { makeDraftedCard } from "../support/make.ts";
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
  ["changed", '{"formatVersion":1,"name":7}', /holds what papercards does not write, .*: name/],
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

test("a file with the mark that some editors put at its start is read as well", async () => {
  const path = join(makeFolder(), "thing.json");
  writeFileSync(path, '\uFEFF{"name":"one"}');

  expect(await openFiles(writer).readJson(path, Thing)).toEqual({ name: "one" });
});

const NOT_OURS: [string, string | Buffer, RegExp][] = [
  ["truncated", '{"name":"o', /truncated or not valid JSON/],
  ["empty", " \n", /is empty/],
  ["of another form", '{"title":"x"}', /is not a file that papercards wrote/],
  ["of a newer format", '{"formatVersion":9,"name":1}', /has format version 9/],
  ["half merged", '<<<<<<< HEAD\n{"name":"a"}\n=======\n{}\n>>>>>>> b\n', /merge/],
  ["lines of JSON", '{"name":"a"}\n{"name":"b"}\n', /no JSON file but 2 lines of JSON\./],
  ["lines of JSON, one torn", '{"name":"a"}\n{"na\n', /2 lines of JSON, and line 2 is not whole/],
  ["deep", `{"name":${"[".repeat(100_000)}`, /deeper than 100 levels/],
  ["Markdown", "# Notes\n\ntext", /is no JSON; it begins with "# Notes text"/],
  ["UTF-16", Buffer.from('\uFEFF{"name":"a"}', "utf16le"), /no text in UTF-8/],
  ["cut inside a sign", Buffer.from('{"name":"한').subarray(0, 11), /no text in UTF-8/],
];
const Versioned = z.object({ formatVersion: z.literal(1).optional(), name: z.string() });

test("JSON of our own that is there twice is not told to be joined", async () => {
  const path = join(makeFolder(), "thing.json");
  writeFileSync(path, '{"name":"a"}\n{"name":"a"}\n');
  const files = openFiles(writer);

  await expect(files.readAnyJson(path)).rejects.toMatchObject({
    fix: expect.stringContaining("jq --slurp"),
  });
  await expect(files.readJson(path, Versioned)).rejects.toMatchObject({
    message: expect.stringContaining("is no JSON file but 2 lines of JSON."),
    fix: expect.not.stringContaining("jq"),
  });
});

test.each([
  ["newer", 9, "Update papercards"],
  ["older", 0, "Name a file"],
])("a file of a %s format tells what to do about it", async (_name, formatVersion, fix) => {
  const path = join(makeFolder(), "thing.json");
  writeFileSync(path, JSON.stringify({ formatVersion, name: "a" }));

  await expect(openFiles(writer).readJson(path, Versioned)).rejects.toMatchObject({
    fix: expect.stringContaining(fix),
  });
});

test.each(NOT_OURS)(
  "a file that is %s is neither read nor replaced",
  async (_name, content, what) => {
    const path = join(makeFolder(), "thing.json");
    writeFileSync(path, content);
    const files = openFiles(writer);
    const refused = {
      code: "STORE",
      message: expect.stringMatching(what),
      fix: expect.not.stringMatching(/delete/i),
    };

    await expect(files.readJson(path, Versioned)).rejects.toMatchObject(refused);
    await expect(files.writeJson(path, { name: "new" }, Versioned)).rejects.toMatchObject(refused);

    await expect(files.readJson(path, Versioned)).rejects.toThrow(path);
    expect(readFileSync(path)).toEqual(Buffer.from(content));
  },
);

test("a file of ours is replaced by another one of its form", async () => {
  const path = join(makeFolder(), "thing.json");
  const files = openFiles(writer);
  await files.writeJson(path, { name: "old" }, Thing);

  await files.writeJson(path, { name: "new" }, Thing);

  expect(await files.readJson(path, Thing)).toEqual({ name: "new" });
});

test("what a file is for says how it is mended", async () => {
  const folder = makeFolder();
  const roots = [
    { folder: join(folder, "output"), next: explain("digestSpoiled") },
    { folder: join(folder, "output/cache"), next: explain("cacheSpoiled") },
  ];
  const files = openFiles(writer, { roots });
  for (const path of ["output/daily/x.json", "output/cache/x.json", "output-2/x.json"]) {
    await files.write(join(folder, path), "torn");
  }
  const fixOf = (path: string) => files.readJson(join(folder, path), Thing).catch(({ fix }) => fix);

  expect(await fixOf("output/daily/x.json")).toMatch(/^Bring back/);
  expect(await fixOf("output/cache/x.json")).toMatch(/^Move it away/);
  expect(await fixOf("output-2/x.json")).toMatch(/^Name a file/);
});

test.each([
  [
    "writeJson",
    async (files: ReturnType<typeof openFiles>, path: string, name: string) =>
      files.writeJson(path, { name }, Thing),
  ],
  [
    "replaceJson",
    async (files: ReturnType<typeof openFiles>, path: string, name: string) =>
      files.replaceJson(path, { name }),
  ],
])("%s refuses what could not be read again, and leaves what is there", async (_, write) => {
  const path = join(makeFolder(), "thing.json");
  const files = openFiles(writer);
  await write(files, path, "one");

  await expect(write(files, path, "가".repeat(3_000_000))).rejects.toMatchObject({
    code: "STORE",
    message: expect.stringContaining("would be larger than the 8388608 bytes"),
  });
  expect(await files.readJson(path, Thing)).toEqual({ name: "one" });
  await write(files, path, "x".repeat(8_000_000));
  expect(await files.readJson(path, Thing)).toEqual({ name: "x".repeat(8_000_000) });
});

test.runIf(process.platform === "linux")(
  "few files are open at once, however many are written",
  async () => {
    const folder = makeFolder();
    const files = openFiles(writer);
    const countOpen = () =>
      readdirSync("/proc/self/fd").filter((name) => isBelow(folder, `/proc/self/fd/${name}`))
        .length;
    let most = 0;
    const texts = Array.from({ length: 60 }, (_, index) => `${index}`.repeat(100_000));

    const writing = Promise.all(
      texts.map((text, index) => files.write(join(folder, `${index}.txt`), text)),
    );
    const timer = setInterval(() => {
      most = Math.max(most, countOpen());
    }, 0);
    await writing.finally(() => clearInterval(timer));

    expect(most).toBeGreaterThan(0);
    expect(most).toBeLessThanOrEqual(4);
    expect(readdirSync(folder)).toHaveLength(texts.length);
  },
);

/** Whether an open file lies in a folder; one that was closed meanwhile lies nowhere. */
function isBelow(folder: string, link: string): boolean {
  try {
    return readlinkSync(link).startsWith(folder);
  } catch {
    return false;
  }
}

test("a card that was written by hand in place of a failed one is named by its place, in a file of ours", async () => {
  const path = join(makeFolder(), "2026-02-13.json");
  const { findings: _, provenance: __, ...byHand } = makeDraftedCard();
  const day = { ...makeHandedDay(), cards: [byHand] };
  writeFileSync(path, JSON.stringify(day));

  await expect(openFiles(writer).readJson(path, DailyDigest)).rejects.toThrow(
    /holds what papercards does not write, as after an edit by hand: cards\.0\.findings/,
  );
});
