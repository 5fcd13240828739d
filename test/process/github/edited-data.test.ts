import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { DailyDigest } from "../../../src/core/digest/digest.ts";
import { makeDraftedCard, makePaper } from "../../support/make.ts";
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

test("a removal that was taken over and is undone is told with the way out, and that brings the card back", async () => {
  const { change, headings, read, request, run } = await openDay();
  const before = read(BRANCH);
  change(BRANCH, removeLast);
  await run();
  const [left] = read(BRANCH).cards.filter(({ hidden }) => hidden);

  change(BRANCH, (day) => ({ ...day, cards: [...before.cards, left] })); // as `git revert` of the removal does
  await run();
  expect(request.comments[0]).toContain("Take one of the two out");
  change(BRANCH, (day) => ({ ...day, cards: day.cards.filter(({ hidden }) => !hidden) }));
  await run();

  expect(headings(BRANCH)).toHaveLength(2);
  expect(read(BRANCH).cards).toEqual(before.cards);
  expect(request.comments).toHaveLength(1);
});

test("what was taken over beside a merge of the newest base is there after a rebase, which leaves merges out", async () => {
  const { change, headings, people, read, request, run, server } = await openDay();
  await run(makeDay("2026-02-12"));
  change(BRANCH, removeLast);
  people.merge(server.open("papercards/2026-02-12") ?? expect.fail(), "squash");
  await run();
  const offered = people.read(BRANCH, MD);

  people.merge(request, "rebase");

  expect(people.read("main", MD)).toBe(offered);
  expect(headings("main")).toHaveLength(1);
  expect(read("main").cards.filter((card) => card.hidden)).toHaveLength(1);
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

test("a card of a paper that its day was not made of, which a reviewer has added, is refused in the open and not published", async () => {
  const { change, people, request, run, headings } = await openDay();
  const other = makeDraftedCard({ paper: makePaper({ id: "2607.99999" }), image: null });
  change(BRANCH, (day) => ({ ...day, cards: [...day.cards, other] }));

  const done = await run(makeDay(DAY, { upvotes: 90 }));

  expect(done.printed).toMatch(
    /::warning title=2026-02-13 is left alone::.*2607\.99999 cannot be taken over.*a larger `top`/,
  );
  expect(request.comments[0]).toContain("2607.99999");
  expect(headings(BRANCH)).toHaveLength(2);
  expect(people.read(BRANCH, MD)).not.toContain("2607.99999");
});

test("what a reviewer has mended in another day's document on a week's branch stays, however often that is renewed", async () => {
  const { people, request, run, server, settle, renderChanges } = await openDay();
  const text = "사람이 고친 문장입니다.";
  people.merge(request);
  await run();
  const week = server.open("papercards/2026-W07") ?? expect.fail();
  people.edit(week.head, MD, (all) => all.replace(`${DAY}의 2번 카드입니다.`, text));

  for (const file of [MD, MD, JSON_FILE]) {
    await run();
    expect(people.read(week.head, file)).toContain(text);
  }
  people.merge(week, "squash");
  await settle();

  for (const file of [MD, JSON_FILE]) expect(people.read("main", file)).toContain(text);
  expect(await renderChanges()).toBe("");
});

test("that a day was the first edition's is taken from its open request, and from nobody else's word", async () => {
  const { people, read, run } = await openDay();
  const old = (form: string) => readFileSync(`test/fixtures/first-edition/${DAY}.${form}`, "utf8");
  const raised = DailyDigest.parse(JSON.parse(old("json")));

  await run({ ...makeDay(DAY, { upvotes: 80 }), raisedFrom: 1 });
  expect(read(BRANCH)).not.toHaveProperty("raisedFrom");
  people.edit(BRANCH, JSON_FILE, () => old("json"));
  people.edit(BRANCH, MD, () => old("md"));
  await run(raised);

  expect(read(BRANCH)).toMatchObject({ schemaVersion: 2, raisedFrom: 1 });
});
