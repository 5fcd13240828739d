import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { DigestDate } from "../../../src/core/paper/date.ts";
import { nameTexts } from "../../../src/core/review/replace-texts.ts";
import { EMPTY_REVIEW } from "../../../src/core/review/review.ts";
import { makeDays } from "../../../src/pipeline/make-days.ts";
import { listReviewDays } from "../../../src/pipeline/review/list-days.ts";
import { makeRun } from "../../support/make-run.ts";
import { readDay } from "../../support/recorded.ts";

const FIRST = DigestDate.parse("2026-02-12");
const SECOND = DigestDate.parse("2026-02-13");
const DAYS = [FIRST, SECOND];

/** An archive of two days with errors, looked through once. */
async function open() {
  const items = readDay("2026-02-13");
  const made = makeRun({ "2026-02-12": items.slice(2, 4), "2026-02-13": items.slice(0, 2) });
  const { run, folder } = made;
  await makeDays(DAYS, run);
  const list = async () => {
    const { days, problems } = await listReviewDays(run);
    return [
      ...days.map(({ date, open: left }) => `${date} ${left}`),
      ...problems.map(() => "torn"),
    ];
  };
  const first = await list();
  const pathOf = (date: string, ending: string) =>
    join(folder, `output/daily/2026/${date}.${ending}`);
  return { ...made, first, list, pathOf };
}

/** Changes what is remembered of both days, also of files that were left alone for long: who shows it has read none of them. */
function mark(folder: string): void {
  const index = join(folder, "cache/index");
  const paths = readdirSync(index).map((name) => join(index, name));
  const path = paths.find((one) => readFileSync(one, "utf8").includes('"open":2')) ?? expect.fail();
  const text = readFileSync(path, "utf8").replaceAll('"open":2', '"open":7');
  writeFileSync(path, text.replaceAll(/"changedMs":[\d.]+/g, '"changedMs":0'));
}

const REMEMBERED = DAYS.map((date) => `${date} 7`);

test("of days that nobody has touched, what was counted is remembered", async () => {
  const { first, folder, list } = await open();
  mark(folder);

  expect(first).toEqual(DAYS.map((date) => `${date} 2`));
  expect(await list()).toEqual(REMEMBERED);
});

test("so it is of days that a checkout has written again with the same bytes", async () => {
  const { folder, list, pathOf } = await open();
  mark(folder);
  for (const path of DAYS.flatMap((date) => [pathOf(date, "json"), pathOf(date, "md")])) {
    const bytes = readFileSync(path);
    rmSync(path);
    writeFileSync(path, bytes);
  }

  expect(await list()).toEqual(REMEMBERED);
});

test("a document that was edited by hand is seen, also when its data is as it was", async () => {
  const { folder, list, pathOf } = await open();
  mark(folder);
  const path = pathOf(FIRST, "md");
  writeFileSync(
    path,
    readFileSync(path, "utf8").replace(/(?<=🧭 불확실성 메모\n).*/, "고친 메모입니다."),
  );

  expect(await list()).toEqual([`${FIRST} 2`, `${SECOND} 7`]);
});

test("data that was edited by hand is seen", async () => {
  const { folder, list, pathOf, run } = await open();
  mark(folder);
  const day = (await run.store.digests.readDay(FIRST)) ?? expect.fail();
  const cards = day.cards.map((card, index) => ({ ...card, hidden: index === 0 }));
  writeFileSync(pathOf(FIRST, "json"), `${JSON.stringify({ ...day, cards }, null, 2)}\n`);

  expect(await list()).toEqual([`${FIRST} 1`, `${SECOND} 7`]);
});

test("a day that was taken away is gone, and one that comes back is there", async () => {
  const { folder, list, pathOf, run } = await open();
  mark(folder);
  const path = pathOf(FIRST, "json");
  const bytes = readFileSync(path);
  rmSync(path);
  await run.store.listings.remove(FIRST);
  const without = await list();
  writeFileSync(path, bytes);

  expect(without).toEqual([`${SECOND} 7`]);
  expect(await list()).toEqual([`${FIRST} 2`, `${SECOND} 7`]);
});

test("a torn day is told, and not what was known of it", async () => {
  const { folder, list, pathOf } = await open();
  mark(folder);
  writeFileSync(pathOf(FIRST, "json"), '{"kind":');

  expect(await list()).toEqual([`${SECOND} 7`, "torn"]);
});

test("a review that begins, and one that is torn, are seen", async () => {
  const { folder, list, run } = await open();
  mark(folder);
  const day = (await run.store.digests.readDay(FIRST)) ?? expect.fail();
  const [card = expect.fail()] = day.cards;
  const accepted = {
    accepted: true,
    hidden: null,
    edit: null,
    proposal: null,
    setAside: null,
    dismissals: [],
    revision: 1,
  };
  await run.store.reviews.update(FIRST, (_, write) =>
    write({
      ...{ ...EMPTY_REVIEW, revision: 1, texts: nameTexts(day.cards) },
      cards: { [card.paper.id]: accepted },
    }),
  );
  const begun = await list();
  writeFileSync(run.store.reviews.pathOf(FIRST), '{"revision":');

  expect(begun).toEqual([`${FIRST} 1`, `${SECOND} 7`]);
  expect(await list()).toEqual([`${SECOND} 7`, "torn"]);
});

test("looking at one day forgets nothing of the others", async () => {
  const { folder, list, run } = await open();
  mark(folder);

  await listReviewDays(run, (date) => date === FIRST);

  expect(await list()).toEqual(REMEMBERED);
});

test("without a cache none is made", async () => {
  const { folder, first, list } = await open();
  rmSync(join(folder, "cache"), { recursive: true });

  expect(await list()).toEqual(first);
  expect(existsSync(join(folder, "cache"))).toBe(false);
});
