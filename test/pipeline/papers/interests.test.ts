import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { DigestDate } from "../../../src/core/paper/date.ts";
import { keepTouched } from "../../../src/core/review/carry-edits.ts";
import { makeDay } from "../../../src/pipeline/make-day.ts";
import { renderAll } from "../../../src/pipeline/render-all.ts";
import { makeRun } from "../../support/make-run.ts";
import { readDay } from "../../support/recorded.ts";

const DATE = DigestDate.parse("2026-02-13");

/** Makes the recorded day for a reader with these interests. */
async function makeDayFor(interests: string[]) {
  const made = makeRun({ [DATE]: readDay(DATE) });
  const run = { ...made.run, choices: { ...made.run.choices, top: 3, interests } };
  const { digest, result } = await makeDay(DATE, run);
  return { ...made, run, result, digest: digest ?? expect.fail() };
}

const idsOf = ({ cards }: { cards: { paper: { id: string } }[] }) =>
  cards.map(({ paper }) => paper.id);

test("papers of interest get the cards, and no question is asked for the choice", async () => {
  const { digest, asked, listed } = await makeDayFor(["audio"]);
  const usual = await makeDayFor([]);

  const [first] = digest.cards;
  expect(`${first?.paper.title} ${first?.paper.abstract}`).toMatch(/\baudio\b/i);
  expect(idsOf(digest)).not.toEqual(idsOf(usual.digest));
  expect(digest.cards).toHaveLength(3);
  expect(new Set(asked).size).toBe(3);
  expect(listed).toHaveLength(1);
});

test("the digest keeps its interests and its order: rendered again, and with a person's edits in it", async () => {
  const { digest, run, folder } = await makeDayFor(["audio"]);
  const markdown = join(folder, "output", "daily", "2026", `${DATE}.md`);
  const before = await readFile(markdown, "utf8");

  await renderAll(run.store);

  expect(digest.interests).toEqual(["audio"]);
  expect(await readFile(markdown, "utf8")).toBe(before);
  expect(idsOf(keepTouched(digest, digest))).toEqual(idsOf(digest));
});

test("an interest that no listed paper matches is told apart, whether or not one gets a card", async () => {
  const { result } = await makeDayFor(["audio", "zeppelins", "강화 학습", "강화학습법"]);

  expect(result.unmatchedInterests).toEqual(["zeppelins", "강화학습법"]);
});

test("a digest without interests says nothing of them", async () => {
  const { digest } = await makeDayFor([]);

  expect(digest).not.toHaveProperty("interests");
});
