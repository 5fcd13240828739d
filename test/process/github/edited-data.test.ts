import { expect, test } from "vitest";
import type { DailyDigest } from "../../../src/core/digest/digest.ts";
import { makeDay, openReviewArchive } from "../../support/review-archive.ts";

const DAY = "2026-02-13";
const BRANCH = `papercards/${DAY}`;
const JSON_FILE = `output/daily/2026/${DAY}.json`;
const MD = `output/daily/2026/${DAY}.md`;

/** An archive with the open request of a day, whose data can be changed. */
async function openDay() {
  const archive = await openReviewArchive();
  await archive.run(makeDay(DAY));
  const { people } = archive;
  const request = archive.server.open(BRANCH) ?? expect.fail();
  const change = (branch: string, act: (day: DailyDigest) => object) =>
    people.edit(branch, JSON_FILE, (text) => JSON.stringify(act(JSON.parse(text)), null, 2));
  const read = (branch: string): DailyDigest => JSON.parse(people.read(branch, JSON_FILE));
  const headings = (branch: string) => people.read(branch, MD).match(/^## \d/gm);
  return { ...archive, request, change, read, headings };
}

const removeLast = (day: DailyDigest) => ({ ...day, cards: day.cards.slice(0, -1) });
const [, LAST] = makeDay(DAY).cards.map(({ paper }) => paper.id);
const changeLinks = (day: DailyDigest) => ({
  ...day,
  cards: day.cards.map((card) => ({ ...card, paper: { ...card.paper, codeUrl: null } })),
});

test("a card that a reviewer has taken out of the data stays hidden when its day is made again", async () => {
  const { change, headings, people, read, request, run } = await openDay();
  change(BRANCH, removeLast);

  await run();
  expect(headings(BRANCH)).toHaveLength(1);
  await run(makeDay(DAY, { upvotes: 90 }));

  const hidden = read(BRANCH).cards.filter((card) => card.hidden);
  expect(hidden).toMatchObject([{ status: "ok", paper: { id: LAST } }]);
  expect(headings(BRANCH)).toHaveLength(1);
  people.merge(request);
  expect(headings("main")).toHaveLength(1);
});

test("one that was taken out of merged data stays so in a request of its own", async () => {
  const { change, headings, people, read, request, run } = await openDay();
  people.merge(request);
  change("main", removeLast);

  await run(makeDay(DAY, { upvotes: 90 }));

  expect(headings(BRANCH)).toHaveLength(1);
  expect(read(BRANCH).cards.filter((card) => card.hidden)).toHaveLength(1);
});

test("a reviewer's change of the data that no field can hold stays, and is refused in the open", async () => {
  const { change, people, request, run } = await openDay();
  change(BRANCH, changeLinks);
  const before = people.read(BRANCH, JSON_FILE);

  const done = await run(makeDay(DAY, { upvotes: 90 }));

  expect(people.read(BRANCH, JSON_FILE)).toBe(before);
  expect(done.printed).toMatch(/::warning title=2026-02-13 is left alone::.*cannot be taken over/);
  expect(request.comments).toHaveLength(1);
});
