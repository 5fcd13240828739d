import { expect, test } from "vitest";
import { DigestDate } from "../../../src/core/paper/date.ts";
import { DigestWeek } from "../../../src/core/paper/week.ts";
import type { ReviewSession } from "../../../src/core/review/review-session.ts";
import { makeDay } from "../../../src/pipeline/make-day.ts";
import { openReviewSession } from "../../../src/pipeline/review/open-session.ts";
import { openWeekSession } from "../../../src/pipeline/review/open-week-session.ts";
import type { Run } from "../../../src/pipeline/run.ts";
import { makeRun } from "../../support/make-run.ts";
import { readDay } from "../../support/recorded.ts";

const DATE = DigestDate.parse("2026-02-13");
const CHANGE = { path: "oneLine", text: "사람이 고친 한 줄입니다." };

/** A day that is published, its session, and how often its review has been read since. */
async function openPublished() {
  const { run } = makeRun({ [DATE]: readDay(DATE) });
  await makeDay(DATE, run);
  const counted = countReads(run);
  const session = await openReviewSession(DATE, counted.run);
  const [first] = (await session.look()).cards;
  counted.reset();
  return { session, id: first?.card.paper.id ?? expect.fail(), reads: counted.reads, run };
}

function countReads(run: Run) {
  let reads = 0;
  const { reviews } = run.store;
  const read: typeof reviews.read = (date) => {
    reads += 1;
    return reviews.read(date);
  };
  const update: typeof reviews.update = (date, work) => {
    reads += 1;
    return reviews.update(date, work);
  };
  const store = { ...run.store, reviews: { ...reviews, read, update } };
  const reset = () => {
    reads = 0;
  };
  return { run: { ...run, store }, reads: () => reads, reset };
}

test.each<[act: string, act: (session: ReviewSession, id: string) => Promise<unknown>]>([
  ["edit", (session, id) => session.edit(id, CHANGE, 0)],
  ["revert", (session, id) => session.revert(id, 0)],
  ["decide", (session, id) => session.decide(id, "hidden", 0)],
  ["ask", (session, id) => session.ask(id, "더 쉽게")],
])("%s answers the state that a look then shows", async (_, act) => {
  const { session, id } = await openPublished();

  expect(await act(session, id)).toMatchObject(await session.look());
});

test("a change reads the review once", async () => {
  const { session, id, reads } = await openPublished();

  const { revision } = await session.edit(id, CHANGE, 0);

  expect({ revision, reads: reads() }).toEqual({ revision: 1, reads: 1 });
});

test("of two changes at the same time one is told, and the next one goes through", async () => {
  const { session, id } = await openPublished();

  const both = await Promise.allSettled([
    session.edit(id, CHANGE, 0),
    session.decide(id, "hidden", 0),
  ]);
  const after = await session.decide(id, "hidden", 1);

  expect(both.map(({ status }) => status)).toEqual(["fulfilled", "rejected"]);
  expect(after.cards[0]).toMatchObject({
    decision: "hidden",
    card: { draft: { oneLine: CHANGE.text } },
  });
});

test("what is published is what the next change begins from", async () => {
  const { session, id, run } = await openPublished();
  await session.edit(id, CHANGE, 0);
  await session.publish(1);

  const state = await session.decide(id, "accepted", 2);

  expect(state.cards[0]).toMatchObject({ decision: "accepted", isPending: false });
  expect((await run.store.digests.readDay(DATE))?.cards[0]?.draft?.oneLine).toBe(CHANGE.text);
});

test("a card that the day has not is told, and nothing is changed", async () => {
  const { session } = await openPublished();

  await expect(session.decide("1111.11111", "hidden", 0)).rejects.toMatchObject({
    code: "MISSING",
  });
  expect((await session.look()).revision).toBe(0);
});

test("a change of a week's card answers the week, changed on that card's day alone", async () => {
  const items = readDay(DATE);
  const before = DigestDate.parse("2026-02-12");
  const { run } = makeRun({ [before]: items.slice(0, 2), [DATE]: items.slice(2, 4) });
  for (const date of [before, DATE]) await makeDay(date, run);
  const session = await openWeekSession(DigestWeek.parse("2026-W07"), run);
  const id = (await session.look()).cards.at(-1)?.card.paper.id ?? expect.fail();

  const state = await session.edit(id, CHANGE, 0);

  expect(state).toMatchObject(await session.look());
  expect(state.cards.map(({ isPending }) => isPending)).toEqual([false, false, false, true]);
  expect((await run.store.reviews.read(before)).revision).toBe(1);
  expect((await run.store.reviews.read(DATE)).revision).toBe(0);
});
