import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { buildDailyDigest, buildWeeklyDigest } from "../../src/core/digest/digest.ts";
import { renderDigest } from "../../src/core/digest/markdown.ts";
import { DigestDate } from "../../src/core/paper/date.ts";
import { DigestWeek } from "../../src/core/paper/week.ts";
import { withChange } from "../../src/core/review/review.ts";
import { openStore } from "../../src/store/open-store.ts";
import { makeDraftedCard, makePaper } from "../support/make.ts";
import { toShown } from "../support/recorded-run.ts";
import { makeFolder } from "../support/temporary.ts";

const DATE = DigestDate.parse("2026-02-13");
const WEEK = DigestWeek.parse("2026-W07");

/** Two runs on the same folders, each with a cache of its own or with a common one. */
function openTwo({ caches = ["cache", "cache"] } = {}) {
  const folder = makeFolder();
  const outputFolder = join(folder, "output");
  const [ours = expect.fail(), theirs = expect.fail()] = caches.map((cache) =>
    openStore({
      outputFolder,
      cacheFolder: join(folder, cache),
      writer: { processId: 1, isRunning: () => true },
    }),
  );
  return { ours, theirs, outputFolder };
}

function makeDay(ids: readonly string[], date = DATE) {
  const cards = ids.map((id) => makeDraftedCard({ paper: makePaper({ id }) }));
  return buildDailyDigest({ date, status: "settled", listed: ids.length, cards });
}

function makeWeek(tag: string) {
  const tagWeeks = [{ week: WEEK, cards: 1, tags: [{ name: tag, cards: 1 }] }];
  return buildWeeklyDigest({
    ...{ week: WEEK, copiedFrom: null, top: 10, tagWeeks },
    ...{ papers: [], cards: [] },
  });
}

test("two runs that try folders at once that are not there yet both find that they can write", async () => {
  for (let round = 0; round < 60; round += 1) {
    const { ours, theirs } = openTwo();
    await Promise.all([ours, theirs].map(({ prepare }) => prepare({ output: [], cache: true })));
  }
});

test("two runs that add to one day at once add to each other's, whatever their caches", async () => {
  const { ours, theirs, outputFolder } = openTwo({ caches: ["cache", "other"] });
  const ids = Array.from({ length: 20 }, (_, index) => `2602.000${10 + index}`);

  await Promise.all(
    ids.map((id, index) =>
      (index % 2 ? ours : theirs).digests.updateDay(DATE, (now) =>
        makeDay([...(now?.cards.map(({ paper }) => paper.id) ?? []), id]),
      ),
    ),
  );

  const digest = await ours.digests.readDay(DATE);
  expect(digest?.cards.map(({ paper }) => paper.id).toSorted()).toEqual(ids);
  const markdown = readFileSync(join(outputFolder, "daily/2026/2026-02-13.md"), "utf8");
  expect(toShown(markdown)).toBe(renderDigest(digest ?? expect.fail()));
  expect(readdirSync(outputFolder)).toEqual(["daily"]);
});

test("of two runs that write one week at once, the chart is of what the JSON holds", async () => {
  const { ours, theirs, outputFolder } = openTwo();

  await Promise.all([
    ours.digests.updateWeek(WEEK, () => makeWeek("LLM")),
    theirs.digests.updateWeek(WEEK, () => makeWeek("Agents")),
  ]);

  const week = await ours.digests.readWeek(WEEK);
  const tag = week?.tagWeeks?.[0]?.tags[0]?.name ?? "";
  expect(readFileSync(join(outputFolder, "weekly/2026/2026-W07.svg"), "utf8")).toContain(tag);
});

test("of two runs that write the index at once, the last has seen the days of both", async () => {
  const { ours, theirs, outputFolder } = openTwo();
  const dates = ["2026-02-12", "2026-02-13"].map((date) => DigestDate.parse(date));

  await Promise.all(
    dates.map(async (date, index) => {
      const store = index === 0 ? ours : theirs;
      await store.digests.updateDay(date, () => makeDay(["2602.00001"], date));
      await store.writeIndex();
    }),
  );

  const index = readFileSync(join(outputFolder, "README.md"), "utf8");
  for (const date of dates) expect(index).toContain(`(daily/2026/${date}.md)`);
});

test("rendering does not bring back what somebody changes meanwhile", async () => {
  const { ours, theirs } = openTwo();
  await ours.digests.updateDay(DATE, () => makeDay(["2602.00001"]));

  await Promise.all([
    ours.digests.renderAll(),
    theirs.digests.updateDay(DATE, () => makeDay(["2602.00002"])),
  ]);

  const digest = await ours.digests.readDay(DATE);
  expect(digest?.cards.map(({ paper }) => paper.id)).toEqual(["2602.00002"]);
});

test("decisions that two reviewers keep at the same moment are all kept", async () => {
  const { ours, theirs } = openTwo();
  const ids = Array.from({ length: 20 }, (_, index) => `2602.000${10 + index}`);
  const accepted = {
    accepted: true,
    hidden: null,
    edit: null,
    proposal: null,
    setAside: null,
    dismissals: [],
    revision: 0,
  };

  await Promise.all(
    ids.map((id, index) =>
      (index % 2 ? ours : theirs).reviews.update(DATE, (review, write) =>
        write(withChange(review, id, accepted)),
      ),
    ),
  );

  const review = await ours.reviews.read(DATE);
  expect(Object.keys(review.cards).toSorted()).toEqual(ids);
  expect(review.revision).toBe(20);
});

test("a change that fails writes nothing and holds nothing", async () => {
  const { ours, theirs, outputFolder } = openTwo();
  const refuse = () => {
    throw new Error("no");
  };

  await expect(ours.digests.updateDay(DATE, refuse)).rejects.toThrow("no");
  await theirs.digests.updateDay(DATE, () => makeDay(["2602.00001"]));

  expect(existsSync(join(outputFolder, "daily/2026/2026-02-13.json"))).toBe(true);
});
