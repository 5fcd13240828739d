import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { expect, test } from "vitest";
import { buildDailyDigest, buildWeeklyDigest } from "../../src/core/digest/digest.ts";
import { mergeCards } from "../../src/core/digest/week-cards.ts";
import { DigestDate } from "../../src/core/paper/date.ts";
import { DigestWeek, datesOf } from "../../src/core/paper/week.ts";
import { openStore, type Store } from "../../src/store/open-store.ts";
import { makeDraft, makeDraftedCard, makePaper } from "../support/make.ts";
import { readTree } from "../support/read-tree.ts";
import { makeFolder } from "../support/temporary.ts";

function open() {
  const outputFolder = join(makeFolder(), "output");
  const store = openStore({
    outputFolder,
    cacheFolder: join(outputFolder, "../cache"),
    writer: { processId: 1, isRunning: () => true },
  });
  const read = (path: string) => readFileSync(join(outputFolder, path), "utf8");
  return { outputFolder, store, read };
}

function makeDay(date: string, headline = "머리글", hidden = false) {
  const card = makeDraftedCard({
    ...{ paper: makePaper({ id: `2602.${date.slice(5).replace("-", "")}0` }), image: null, hidden },
    draft: makeDraft({ headline }),
  });
  const other = makeDraftedCard({ paper: makePaper({ title: `Of ${date}` }), image: null });
  const cards = [card, other];
  return buildDailyDigest({ date: DigestDate.parse(date), status: "settled", listed: 2, cards });
}

const writeDay = ({ digests }: Store, ...day: Parameters<typeof makeDay>) =>
  digests.updateDay(DigestDate.parse(day[0]), () => makeDay(...day));

/** Makes a week of the days that are there, or a copy of one. */
async function writeWeek({ digests }: Store, name: string, copiedFrom: string | null = null) {
  const week = DigestWeek.parse(name);
  const dates = copiedFrom === null ? datesOf(week) : [DigestDate.parse(copiedFrom)];
  const days = (await Promise.all(dates.map(digests.readDay))).filter((day) => day !== null);
  const copied = copiedFrom === null ? null : DigestDate.parse(copiedFrom);
  const digest = buildWeeklyDigest({ week, copiedFrom: copied, top: 1, ...mergeCards(days) });
  return digests.updateWeek(week, () => digest);
}

const navigationOf = (markdown: string) => markdown.split("\n")[2];

test("a day that comes between two others is linked by both, and by its week", async () => {
  const { store, read } = open();
  await writeDay(store, "2026-02-12");
  await writeDay(store, "2026-02-16");
  await writeWeek(store, "2026-W07");

  const { others } = await writeDay(store, "2026-02-13");

  expect(navigationOf(read("daily/2026/2026-02-12.md"))).toBe(
    "목요일 · [2026-W07](../../weekly/2026/2026-W07.md) · [목차](../../README.md) · [2026-02-13 →](2026-02-13.md)",
  );
  expect(navigationOf(read("daily/2026/2026-02-13.md"))).toBe(
    "금요일 · [← 2026-02-12](2026-02-12.md) · [2026-W07](../../weekly/2026/2026-W07.md) · [목차](../../README.md) · [2026-02-16 →](2026-02-16.md)",
  );
  expect(navigationOf(read("daily/2026/2026-02-16.md"))).toContain("← 2026-02-13");
  expect(others.filter((path) => path.endsWith("2026-02-12.md"))).toHaveLength(1);
});

test("days are linked over years without any, and over a folder in which no file is named like a day", async () => {
  const { outputFolder, store, read } = open();
  mkdirSync(join(outputFolder, "daily/2022"), { recursive: true });
  for (const name of ["2022-13-45", "notes"]) {
    writeFileSync(join(outputFolder, `daily/2022/${name}.json`), "{}");
  }

  await writeDay(store, "2019-06-03");
  await writeDay(store, "2026-02-12");

  expect(navigationOf(read("daily/2019/2019-06-03.md"))).toBe(
    "월요일 · [목차](../../README.md) · [2026-02-12 →](../../daily/2026/2026-02-12.md)",
  );
  expect(navigationOf(read("daily/2026/2026-02-12.md"))).toBe(
    "목요일 · [← 2019-06-03](../../daily/2019/2019-06-03.md) · [목차](../../README.md)",
  );
});

test("a neighbour that has its links is left as it is, and one that lost its document gets it", async () => {
  const { store, outputFolder, read } = open();
  const [before, after] = ["daily/2026/2026-02-11.md", "daily/2026/2026-02-13.md"];
  for (const date of ["2026-02-11", "2026-02-12", "2026-02-13"]) await writeDay(store, date);
  const formatted = read(before).replace(/\n+$/, "\n\n\n");
  writeFileSync(join(outputFolder, before), formatted);
  const lost = read(after);
  rmSync(join(outputFolder, after));

  await writeDay(store, "2026-02-12", "다른 머리글");

  expect(read(before)).toBe(formatted);
  expect(read(after)).toBe(lost);
});

test("a neighbour gets its new link without a look at its data, which may be torn", async () => {
  const { store, outputFolder, read } = open();
  await writeDay(store, "2026-02-12");
  const data = "daily/2026/2026-02-12.json";
  const whole = read(data);
  writeFileSync(join(outputFolder, data), whole.slice(0, 500));

  await writeDay(store, "2026-02-13");

  expect(navigationOf(read("daily/2026/2026-02-12.md"))).toContain("2026-02-13 →");
  expect(read(data)).toBe(whole.slice(0, 500));
  writeFileSync(join(outputFolder, data), whole);
  const linked = readTree(outputFolder);
  await store.digests.renderAll();
  expect(readTree(outputFolder)).toEqual(linked);
});

/** What may happen to an archive: a day or week is made, made again with another headline, or loses a card. */
const STEPS = [
  ...["2025-12-30", "2026-01-02", "2026-02-12", "2026-02-13", "2026-02-16"].flatMap((date) => [
    (store: Store) => writeDay(store, date),
    (store: Store) => writeDay(store, date, "다른 머리글"),
    (store: Store) => writeDay(store, date, "머리글", true),
  ]),
  (store: Store) => writeWeek(store, "2026-W01"),
  (store: Store) => writeWeek(store, "2026-W07"),
  (store: Store) => writeWeek(store, "2026-W08"),
  (store: Store) => writeWeek(store, "2026-W10", "2026-02-13"),
];

test("in whatever order days and weeks are written, rendering afterwards changes no byte", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.shuffledSubarray([...STEPS.keys()], { minLength: 2, maxLength: 9 }),
      async (order) => {
        const { store, outputFolder } = open();
        for (const step of order) await STEPS[step]?.(store);
        await store.writeIndex();
        const written = readTree(outputFolder);

        await store.digests.renderAll();
        await store.writeIndex();

        expect(readTree(outputFolder)).toEqual(written);
      },
    ),
    { numRuns: 6 },
  );
});

test("days that are written at the same time link to each other all the same", async () => {
  const { store, outputFolder } = open();
  const dates = ["2026-02-09", "2026-02-10", "2026-02-11", "2026-02-12", "2026-02-13"];

  await Promise.all(dates.map((date) => writeDay(store, date)));

  const written = readTree(outputFolder);
  await store.digests.renderAll();
  expect(readTree(outputFolder)).toEqual(written);
});

test("what a person has written into a neighbour's document is in its data, and beside the new link", async () => {
  const { store, outputFolder, read } = open();
  await writeDay(store, "2026-02-12");
  const path = join(outputFolder, "daily/2026/2026-02-12.md");
  writeFileSync(path, readFileSync(path, "utf8").replace("**머리글**", "**사람이 지은 머리글**"));

  await writeDay(store, "2026-02-13");

  const neighbour = await store.digests.readDay(DigestDate.parse("2026-02-12"));
  expect(neighbour?.cards.map(({ draft }) => draft?.headline)).toContain("사람이 지은 머리글");
  expect(read("daily/2026/2026-02-12.md")).toContain("[사람이 지은 머리글](#");
  expect(read("daily/2026/2026-02-12.md")).toContain("[2026-02-13 →](2026-02-13.md)");
});

test("a neighbour with an edit that no field can hold is left as it is, and the day is written", async () => {
  const { store, outputFolder, read } = open();
  await writeDay(store, "2026-02-12");
  const path = join(outputFolder, "daily/2026/2026-02-12.md");
  const edited = readFileSync(path, "utf8").replace("# 2026-02-12", "# My day 2026-02-12");
  writeFileSync(path, edited);

  await writeDay(store, "2026-02-13");

  expect(read("daily/2026/2026-02-12.md")).toBe(edited);
  expect(read("daily/2026/2026-02-13.md")).toContain("← 2026-02-12");
});

test("a torn neighbour does not keep a day from being written", async () => {
  const { store, outputFolder, read } = open();
  await writeDay(store, "2026-02-12");
  writeFileSync(join(outputFolder, "daily/2026/2026-02-12.json"), "{");

  await writeDay(store, "2026-02-13");

  expect(read("daily/2026/2026-02-13.md")).toContain("# 2026-02-13 Daily Papers");
});

test("documents that link to others are renewed beside one that is torn", async () => {
  const { store, outputFolder, read } = open();
  for (const date of ["2026-02-11", "2026-02-12", "2026-02-13"]) await writeDay(store, date);
  writeFileSync(join(outputFolder, "daily/2026/2026-02-11.json"), "{");
  const path = join(outputFolder, "daily/2026/2026-02-12.md");
  const whole = read("daily/2026/2026-02-12.md");
  rmSync(path);

  const written = await store.digests.renderDocuments((name) => name < "2026-02-13");

  expect(written).toEqual([path]);
  expect(read("daily/2026/2026-02-12.md")).toBe(whole);
});

test("a week leaves out a paper whose day is gone or hides it, and has it again when it is back", async () => {
  const { store, read } = open();
  await writeDay(store, "2026-02-12");
  await writeDay(store, "2026-02-13");
  await writeWeek(store, "2026-W07");
  const before = read("weekly/2026/2026-W07.md");
  const data = read("weekly/2026/2026-W07.json");

  await writeDay(store, "2026-02-12", "머리글", true);

  expect(before.match(/^\d+\. \[/gm)).toHaveLength(3);
  expect(read("weekly/2026/2026-W07.md").match(/^\d+\. \[/gm)).toHaveLength(2);
  expect(read("weekly/2026/2026-W07.json")).toBe(data);
  await writeDay(store, "2026-02-12");
  expect(read("weekly/2026/2026-W07.md")).toBe(before);
});
