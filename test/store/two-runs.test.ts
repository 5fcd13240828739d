import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { buildDailyDigest, buildWeeklyDigest, type Digest } from "../../src/core/digest/digest.ts";
import { renderDigest } from "../../src/core/digest/markdown.ts";
import { DigestDate } from "../../src/core/paper/date.ts";
import { DigestWeek } from "../../src/core/paper/week.ts";
import { openDigests } from "../../src/store/digests.ts";
import { type Files, openFiles } from "../../src/store/files.ts";
import { writeIndex } from "../../src/store/write-index.ts";
import { makeDraftedCard, makePaper } from "../support/make.ts";
import { makeFolder } from "../support/temporary.ts";

const files = openFiles({ processId: 1, isRunning: () => true });

/** The same files, but another run gets its turn right before a file with this ending is written. */
function interrupt(ending: string, otherRun: () => Promise<unknown>): Files {
  let isFirst = true;
  return {
    ...files,
    write: async (path, content) => {
      if (isFirst && path.endsWith(ending)) {
        isFirst = false;
        await otherRun();
      }
      await files.write(path, content);
    },
  };
}

function makeDay(date: string, title = `A paper of ${date}`) {
  const cards = [makeDraftedCard({ paper: makePaper({ title }) })];
  return buildDailyDigest({ date: DigestDate.parse(date), status: "settled", listed: 1, cards });
}

function makeWeek(tag: string) {
  const week = DigestWeek.parse("2026-W07");
  const tagWeeks = [{ week, cards: 1, tags: [{ name: tag, cards: 1 }] }];
  return buildWeeklyDigest({ week, copiedFrom: null, tagWeeks, cards: [] });
}

/** Has one run write a digest while another one writes its own version, and answers what is there then. */
async function writeAtOnce(ours: Digest, theirs: Digest) {
  const folder = makeFolder();
  const otherRun = () => openDigests(folder, files).write(theirs);

  const paths = await openDigests(folder, interrupt(".md", otherRun)).write(ours);

  return paths.map((path) => readFileSync(path, "utf8"));
}

test("of two runs that write one day at once, the Markdown is of what the JSON holds", async () => {
  const [ours, theirs] = [makeDay("2026-02-13", "Ours"), makeDay("2026-02-13", "Theirs")];

  const [json = "", markdown] = await writeAtOnce(ours, theirs);

  expect(JSON.parse(json)).toEqual(theirs);
  expect(markdown).toBe(renderDigest(theirs));
});

test("of two runs that write one week at once, the chart is of what the JSON holds", async () => {
  const [json = "", , chart] = await writeAtOnce(makeWeek("LLM"), makeWeek("Agents"));

  expect(JSON.parse(json)).toEqual(makeWeek("Agents"));
  expect(chart).toContain("Agents");
  expect(chart).not.toContain("LLM");
});

test("of two runs that write the index at once, the last has seen the days of both", async () => {
  const folder = makeFolder();
  const digests = openDigests(folder, files);
  await digests.write(makeDay("2026-02-12"));
  const otherRun = async () => {
    await digests.write(makeDay("2026-02-13"));
    await writeIndex(folder, digests, files);
  };

  await writeIndex(folder, digests, interrupt("README.md", otherRun));

  const index = readFileSync(join(folder, "README.md"), "utf8");
  expect(index).toContain("(daily/2026/2026-02-12.md)");
  expect(index).toContain("(daily/2026/2026-02-13.md)");
});
