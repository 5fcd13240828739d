import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { expect, test } from "vitest";
import { buildDailyDigest, buildWeeklyDigest } from "../../src/core/digest/digest.ts";
import { DigestDate } from "../../src/core/paper/date.ts";
import { DigestWeek } from "../../src/core/paper/week.ts";
import { openStore } from "../../src/store/open-store.ts";
import { makeDraftedCard } from "../support/make.ts";
import { makeFolder } from "../support/temporary.ts";

const DATE = DigestDate.parse("2026-02-13");
const WEEK = DigestWeek.parse("2026-W07");
const DAY_FILES = "daily/2026/2026-02-13";
const WEEK_FILES = "weekly/2026/2026-W07";

function open() {
  const outputFolder = join(makeFolder(), "output");
  const { digests } = openStore({
    ...{ outputFolder, cacheFolder: join(outputFolder, "../cache") },
    writer: { processId: 1, isRunning: () => true },
  });
  return {
    digests,
    makeDay: () => digests.updateDay(DATE, () => day),
    makeWeek: (tag = "LLM") => digests.updateWeek(WEEK, () => makeWeek(tag)),
    read: (name: string) => readFileSync(join(outputFolder, name), "utf8"),
    remove: (name: string) => rmSync(join(outputFolder, name)),
    put: (name: string, text: string) => {
      const path = join(outputFolder, name);
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, text);
      return path;
    },
  };
}

const day = buildDailyDigest({
  ...{ date: DATE, status: "settled", listed: 1, cards: [makeDraftedCard()] },
});

function makeWeek(tag: string) {
  const tagWeeks = [{ week: WEEK, cards: 1, tags: [{ name: tag, cards: 1 }] }];
  return buildWeeklyDigest({
    ...{ week: WEEK, copiedFrom: null, top: 10, tagWeeks, papers: [], cards: [] },
  });
}

const NOTES = "# My notes of this day\n";
const DRAWING = "<svg>mine</svg>\n";

test.each([
  ["a day's document", `${DAY_FILES}.md`, NOTES],
  ["a week's document", `${WEEK_FILES}.md`, NOTES],
  ["a week's chart", `${WEEK_FILES}.svg`, DRAWING],
] as const)("%s of somebody else's is named, and nothing is written", async (_what, name, text) => {
  const { digests, makeDay, makeWeek: makeTheWeek, put, read } = open();
  const path = put(name, text);
  const isDay = name.startsWith("daily");
  const digest = isDay ? day : makeWeek("LLM");
  const refusal = `${path} is no ${name.endsWith("svg") ? "chart" : "document"} that papercards wrote`;

  await expect(isDay ? makeDay() : makeTheWeek()).rejects.toThrow(refusal);
  await expect(digests.write(digest)).rejects.toThrow(refusal);
  await expect(digests.assertReplaceable(isDay ? DATE : WEEK)).rejects.toThrow(refusal);

  expect(read(name)).toBe(text);
  expect(() => read(`${isDay ? DAY_FILES : WEEK_FILES}.json`)).toThrow("ENOENT");
});

test("an edit in a document whose JSON is gone is not rendered over", async () => {
  const { makeDay, read, remove, put } = open();
  await makeDay();
  remove(`${DAY_FILES}.json`);
  const edited = read(`${DAY_FILES}.md`).replace("끌어올립니다.", "크게 끌어올립니다.");
  put(`${DAY_FILES}.md`, edited);

  await expect(makeDay()).rejects.toThrow("was edited by hand, and the JSON beside it");

  expect(read(`${DAY_FILES}.md`)).toBe(edited);
});

test("a document of ours without its JSON is made again, also with Windows' line ends", async () => {
  const { makeDay, read, remove, put } = open();
  await makeDay();
  const whole = read(`${DAY_FILES}.md`);
  remove(`${DAY_FILES}.json`);
  put(`${DAY_FILES}.md`, whole.replaceAll("\n", "\r\n"));

  await makeDay();

  expect(read(`${DAY_FILES}.md`)).toBe(whole);
});

test("what stands in a neighbour's place stays, and keeps no day from being written", async () => {
  const { digests, makeDay, makeWeek: makeTheWeek, read, put } = open();
  await makeTheWeek();
  const chart = read(`${WEEK_FILES}.svg`).replace("LLM", "나의 LLM");
  put(`${WEEK_FILES}.svg`, chart);
  const document = read(`${WEEK_FILES}.md`);

  await makeDay();
  await digests.renderDocuments(() => true);

  expect(read(`${DAY_FILES}.md`)).toContain("[2026-W07]");
  expect(read(`${WEEK_FILES}.svg`)).toBe(chart);
  expect(read(`${WEEK_FILES}.md`)).toBe(document);
});

test.each([
  ["edited by hand", (svg: string) => svg.replace("LLM", "나의 LLM"), "was edited by hand"],
  ["replaced by another drawing", () => DRAWING, "is no chart that papercards wrote"],
])("a chart that was %s is drawn over by no run and no render", async (_how, change, why) => {
  const { digests, makeWeek: makeTheWeek, read, put } = open();
  await makeTheWeek();
  const changed = change(read(`${WEEK_FILES}.svg`));
  put(`${WEEK_FILES}.svg`, changed);

  await expect(makeTheWeek("Agents")).rejects.toThrow(why);
  const { kept } = await digests.renderAll();

  expect(kept.map(({ message }) => message)).toEqual([expect.stringContaining(why)]);
  expect(read(`${WEEK_FILES}.svg`)).toBe(changed);
});

test.each([
  ["as an earlier version drew it", (svg: string) => svg.replace(/\n<!-- .* -->\n$/, "")],
  ["with Windows' line ends", (svg: string) => svg.replaceAll("\n", "\r\n")],
  ["indented by a formatter", (svg: string) => svg.replaceAll("\n<", "\n  <")],
  ["emptied", () => ""],
])("a chart of ours %s is drawn again", async (_how, change) => {
  const { makeWeek: makeTheWeek, read, put } = open();
  await makeTheWeek();
  put(`${WEEK_FILES}.svg`, change(read(`${WEEK_FILES}.svg`)));

  await makeTheWeek("Agents");

  expect(read(`${WEEK_FILES}.svg`)).toContain("Agents");
});
