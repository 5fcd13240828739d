import { expect, test } from "vitest";
import { openReviewSession } from "../../../src/pipeline/review/open-session.ts";
import { openWeekSession } from "../../../src/pipeline/review/open-week-session.ts";
import { tellProblem } from "../../../src/web/tell-problem.ts";
import { FRIDAY, makeReviewedWeek, SAID, WEEK } from "../../support/review-week.ts";

/** A week of two sentences and two cards, as two windows show it that were opened at the same time. */
async function openWeek() {
  const { run, ids } = await makeReviewedWeek();
  const session = await openWeekSession(WEEK, run);
  const { revision, week } = await session.look();
  const [first, second] = week?.sentences ?? [];
  const one = async (id: string) =>
    (await session.look()).week?.sentences.find((sentence) => sentence.id === id);
  return {
    ...{ session, run, seen: revision, one, cards: ids },
    ...{ id: first?.id ?? expect.fail(), other: second?.id ?? expect.fail() },
  };
}

const told = (act: Promise<object>) => act.catch((error: Error) => tellProblem(error).message);

test("what is done with one sentence or card of a week disturbs nobody at another one", async () => {
  const { session, seen, id, other, cards, one } = await openWeek();
  const [card = "", next = ""] = cards;
  await session.edit(other, { path: "text", text: "남이 고친 문장입니다.", was: "" }, seen);
  await session.decide(next, "hidden", seen);

  await session.decide(id, "accepted", seen);
  const { cards: now } = await session.decide(card, "accepted", seen);

  expect((await one(id))?.decision).toBe("accepted");
  expect(now.map(({ decision }) => decision)).toEqual(["accepted", "hidden"]);
});

test("an act on a sentence or card of a week is refused with what has changed of it", async () => {
  const { session, run, seen, id, cards } = await openWeek();
  await session.edit(id, { path: "text", text: "남이 고친 문장입니다." }, seen);
  const { revision } = await session.decide(id, "hidden", seen + 1);
  const day = await openReviewSession(FRIDAY, run);
  await day.decide(cards[0] ?? "", "hidden", 0);

  expect(await told(session.decide(id, "accepted", seen))).toMatch(/바뀐 것: ‘숨김’ 표시, 문장\.$/);
  expect(await told(session.revert(id, seen + 1))).toMatch(/바뀐 것: ‘숨김’ 표시\.$/);
  const elsewhere = session.decide(cards[0] ?? "", "accepted", revision);
  await expect(elsewhere).rejects.toMatchObject({ code: "CONFLICT" });
});

test("of two who write in one sentence the second sees both texts, and its papers are another field", async () => {
  const { session, seen, id, cards, one } = await openWeek();
  await session.edit(id, { path: "text", text: "첫 사람의 문장" }, seen);

  const same = session.edit(id, { path: "text", text: "둘째 사람의 문장", was: SAID }, seen);
  await expect(same).rejects.toMatchObject({
    ...{ code: "CONFLICT", current: "첫 사람의 문장", written: "둘째 사람의 문장" },
  });
  const papers = cards.join(", ");
  await session.edit(id, { path: "papers", text: papers, was: cards[0] }, seen);
  expect((await one(id))?.sentence).toMatchObject({ text: "첫 사람의 문장", papers: cards });
});

test("a page of which the program remembers nothing changes what nobody has touched, and nothing else", async () => {
  const { session, run, seen, id, other, one } = await openWeek();
  await session.edit(other, { path: "text", text: "남이 고친 문장입니다." }, seen);
  const { revision } = await session.look();
  const restarted = await openWeekSession(WEEK, run);
  const unknown = revision + 7;

  const touched = restarted.decide(other, "accepted", unknown);
  await expect(touched).rejects.toMatchObject({ code: "CONFLICT" });
  await restarted.decide(id, "accepted", unknown);
  expect((await one(id))?.decision).toBe("accepted");
});

test("of all that is accepted at once nothing is, when one has changed meanwhile, in whatever day", async () => {
  const { session, seen, id, cards, one } = await openWeek();
  await session.decide(cards[1] ?? "", "hidden", seen);

  const all = session.acceptClean([id, ...cards], seen);
  await expect(all).rejects.toMatchObject({ code: "CONFLICT" });
  expect((await one(id))?.decision).toBe("open");
  const now = (await session.look()).cards.map(({ decision }) => decision);
  expect(now).toEqual(["open", "hidden"]);
});
