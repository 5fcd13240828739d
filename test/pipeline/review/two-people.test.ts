import { expect, test } from "vitest";
import { DigestDate } from "../../../src/core/paper/date.ts";
import { DigestWeek } from "../../../src/core/paper/week.ts";
import { makeDay } from "../../../src/pipeline/make-day.ts";
import { openReviewSession } from "../../../src/pipeline/review/open-session.ts";
import { openWeekSession } from "../../../src/pipeline/review/open-week-session.ts";
import { tellProblem } from "../../../src/web/tell-problem.ts";
import { makeRun } from "../../support/make-run.ts";
import { readDay } from "../../support/recorded.ts";

const DATE = DigestDate.parse("2026-02-13");

async function openPublished() {
  const { run } = makeRun({ [DATE]: readDay(DATE) });
  await makeDay(DATE, run);
  const session = await openReviewSession(DATE, run);
  const [first] = (await session.look()).cards;
  const { card } = first ?? expect.fail();
  const draft = card.draft ?? expect.fail();
  const week = await openWeekSession(DigestWeek.parse("2026-W07"), run);
  return { session, week, id: card.paper.id, draft, abstract: card.paper.abstract };
}

test("two people who write in different fields of one card do not disturb each other", async () => {
  const { session, id, draft } = await openPublished();
  await session.edit(id, { path: "headline", text: "첫 사람의 제목" }, 0);

  const change = { path: "oneLine", text: "둘째 사람의 한 줄입니다.", was: ` ${draft.oneLine}` };
  const { cards } = await session.edit(id, change, 0);

  expect(cards[0]?.card.draft).toMatchObject({
    headline: "첫 사람의 제목",
    oneLine: "둘째 사람의 한 줄입니다.",
  });
});

test.each(["session", "week"] as const)(
  "of two who write in one field the second is shown both texts, in the review of a day as of a week: %s",
  async (opened) => {
    const { id, draft, ...sessions } = await openPublished();
    const session = sessions[opened];
    await session.edit(id, { path: "headline", text: "첫 사람의 제목" }, 0);
    const was = draft.headline ?? "";

    await expect(
      session.edit(id, { path: "headline", text: "둘째 사람의 제목", was }, 0),
    ).rejects.toMatchObject({
      ...{ code: "CONFLICT", current: "첫 사람의 제목", written: "둘째 사람의 제목" },
    });
    const { cards } = await session.edit(
      id,
      { path: "oneLine", text: "한 줄", was: draft.oneLine },
      0,
    );
    expect(cards[0]?.card.draft).toMatchObject({ headline: "첫 사람의 제목", oneLine: "한 줄" });
  },
);

test("who accepts a card has seen what it says", async () => {
  const { session, id } = await openPublished();
  await session.edit(id, { path: "headline", text: "첫 사람의 제목" }, 0);

  await expect(session.decide(id, "accepted", 0)).rejects.toMatchObject({ code: "CONFLICT" });
});

test("a quote is what the abstract says, letter by letter, and can be undone", async () => {
  const { session, id, draft, abstract } = await openPublished();
  const text = abstract.split(" ").slice(3, 12).join(" ");
  const { undo, cards } = await session.quote(id, { item: "keyPoints[0]", text }, 0);
  const undone = await session.undo(undo);

  expect(cards[0]?.card.draft?.keyPoints[0]?.evidence).toBe(text);
  expect(undone.cards[0]?.card.draft).toEqual(draft);
  for (const other of [text.toUpperCase(), " ", `${text} and more that nobody wrote`]) {
    const passage = { item: "keyPoints[0]", text: other };
    await expect(session.quote(id, passage, 2)).rejects.toMatchObject({ code: "INPUT" });
  }
});

test.each(["session", "week"] as const)(
  "what is written in an item of a list never lands in the one that has come to stand there: %s",
  async (opened) => {
    const { id, draft, ...sessions } = await openPublished();
    const session = sessions[opened];
    await session.arrange(id, { act: "down", path: "actions[0]" }, 0);
    const items = draft.actions;
    const change = { path: "actions[0]", text: "내 항목", was: items[0], items };

    await expect(session.edit(id, change, 0)).rejects.toMatchObject({
      ...{ code: "CONFLICT", current: null, written: "내 항목" },
      message: expect.stringContaining("옮겨지거나 지워져"),
    });
    const { cards } = await session.look();
    expect(cards[0]?.card.draft?.actions.slice(0, 2)).toEqual([items[1], items[0]]);
  },
);

test("two people in two items of one list do not disturb each other, and in one item see both texts", async () => {
  const { session, id, draft } = await openPublished();
  const items = draft.actions;
  await session.edit(id, { path: "actions[1]", text: "첫 사람의 항목", was: items[1], items }, 0);
  const own = { path: "actions[0]", text: "둘째 사람의 항목", was: items[0], items };
  const { cards } = await session.edit(id, own, 0);

  expect(cards[0]?.card.draft?.actions.slice(0, 2)).toEqual(["둘째 사람의 항목", "첫 사람의 항목"]);
  const same = { path: "actions[1]", text: "내 항목", was: items[1], items };
  await expect(session.edit(id, same, 0)).rejects.toMatchObject({
    message: expect.stringContaining("옮겨지거나 지워져"), // two items are others by now
  });
  const seen = [own.text, ...items.slice(1)];
  await expect(session.edit(id, { ...same, items: seen }, 0)).rejects.toMatchObject({
    ...{ current: "첫 사람의 항목", written: "내 항목" },
  });
});

test("an act that is refused since its card has changed says what has, and nothing of a text", async () => {
  const { session, id, draft } = await openPublished();
  const { undo } = await session.edit(id, { path: "oneLine", text: "내가 먼저 쓴 줄" }, 0);
  await session.undo(undo);
  await session.edit(id, { path: "headline", text: "첫 사람의 제목" }, 2);
  await session.decide(id, "hidden", 3);
  const told = (act: Promise<object>) => act.catch((error: Error) => tellProblem(error).message);

  const removed = session.arrange(id, { act: "remove", path: "actions[0]" }, 2);
  expect(await told(removed)).toBe(
    "다른 창에서 먼저 바뀐 것이 있어 방금 누른 것은 하지 않았습니다. 바뀐 것: ‘숨김’ 표시, 한국어 제목.",
  );
  const accepted = session.decide(id, "accepted", 3);
  expect(await told(accepted)).toMatch(/바뀐 것: ‘숨김’ 표시\.$/);
  expect((await session.look()).cards[0]?.card.draft?.actions).toEqual(draft.actions);
});
