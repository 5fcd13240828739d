import { expect, test } from "vitest";
import { DigestDate } from "../../../src/core/paper/date.ts";
import { DigestWeek } from "../../../src/core/paper/week.ts";
import { makeDay } from "../../../src/pipeline/make-day.ts";
import { openReviewSession } from "../../../src/pipeline/review/open-session.ts";
import { openWeekSession } from "../../../src/pipeline/review/open-week-session.ts";
import { makeRun } from "../../support/make-run.ts";
import { readDay } from "../../support/recorded.ts";

const DATE = DigestDate.parse("2026-02-13");
const edit = (text: string, stroke?: number) => ({ path: "oneLine", text, stroke });

async function openPublished() {
  const { run } = makeRun({ [DATE]: readDay(DATE) });
  await makeDay(DATE, run);
  const session = await openReviewSession(DATE, run);
  const { cards } = await session.look();
  const id = cards[0]?.card.paper.id ?? expect.fail();
  const own = cards[0]?.card.draft?.oneLine;
  const read = async () => (await session.look()).cards[0];
  return { session, id, own, read, run };
}

test("acts are undone one after the other, the last one first", async () => {
  const { session, id, own, read } = await openPublished();
  const first = await session.edit(id, edit("첫 문장입니다."), 0);
  const second = await session.decide(id, "accepted", 1);
  const third = await session.edit(id, edit("둘째 문장입니다."), 2);

  await session.undo(third.undo);
  const afterOne = await read();
  await session.undo(second.undo);
  await session.undo(first.undo);

  expect(afterOne).toMatchObject({
    decision: "accepted",
    card: { draft: { oneLine: "첫 문장입니다." } },
  });
  expect(await read()).toMatchObject({
    decision: "open",
    isPending: false,
    card: { draft: { oneLine: own } },
  });
});

test("what was typed in one go is undone as one, and the next go by itself", async () => {
  const { session, id, own, read } = await openPublished();
  const typed = [];
  for (const [at, text] of ["가", "가나", "가나다"].entries()) {
    typed.push(await session.edit(id, edit(text, 7), at));
  }
  const next = await session.edit(id, edit("가나다라", 8), 3);

  await session.undo(next.undo);
  const between = await read();
  await session.undo(typed[0]?.undo ?? expect.fail());

  expect(new Set(typed.map(({ undo }) => undo)).size).toBe(1);
  expect(between?.card.draft?.oneLine).toBe("가나다");
  expect((await read())?.card.draft?.oneLine).toBe(own);
});

test("an act is not undone once its card has been changed by another one", async () => {
  const { session, id, read } = await openPublished();
  const first = await session.decide(id, "accepted", 0);
  await session.edit(id, edit("나중 문장입니다."), 1);

  await expect(session.undo(first.undo)).rejects.toMatchObject({ code: "CONFLICT" });
  expect((await read())?.card.draft?.oneLine).toBe("나중 문장입니다.");
});

test("a change of one field is undone although another one was changed since, and that stays", async () => {
  const { session, id, own, read } = await openPublished();
  const first = await session.edit(id, edit("고친 문장입니다."), 0);
  const second = await session.edit(id, { path: "headline", text: "나중에 고친 제목" }, 1);

  await session.undo(first.undo);
  const between = await read();
  await session.undo(second.undo);

  expect(between?.card.draft).toMatchObject({ oneLine: own, headline: "나중에 고친 제목" });
  expect(between?.card.provenance?.edited).toEqual(["headline"]);
  expect(await read()).toMatchObject({ isEdited: false, isPending: false });
});

test("one field is put back as it was first, and the others stay changed", async () => {
  const { session, id, own, read } = await openPublished();
  await session.edit(id, edit("고친 문장입니다."), 0);
  await session.edit(id, { path: "headline", text: "고친 제목" }, 1);
  const { undo } = await session.revertField(id, "oneLine", 2);
  const reverted = await read();
  await session.undo(undo);

  expect(reverted?.card.draft).toMatchObject({ oneLine: own, headline: "고친 제목" });
  expect(reverted?.original?.headline).not.toBe("고친 제목");
  expect((await read())?.card.draft?.oneLine).toBe("고친 문장입니다.");
  await expect(session.revertField(id, "actions[9]", 4)).rejects.toMatchObject({ code: "INPUT" });
});

test("an edit that is published is not undone", async () => {
  const { session, id } = await openPublished();
  const { undo } = await session.edit(id, edit("발행할 문장입니다."), 0);
  await session.publish(1);

  await expect(session.undo(undo)).rejects.toMatchObject({ code: "CONFLICT" });
});

test("an answer of the model that came meanwhile stays when an earlier act is undone", async () => {
  const { session, id, read } = await openPublished();
  const { undo } = await session.decide(id, "accepted", 0);
  await session.ask(id, "더 쉽게");

  await session.undo(undo);

  expect(await read()).toMatchObject({ decision: "open", proposal: { remark: "더 쉽게" } });
});

test("acts that nobody remembers are told, such as those of an earlier page", async () => {
  const { session, run } = await openPublished();
  const early = run.now().getTime() - 1;

  await expect(session.undo(early)).rejects.toMatchObject({ code: "MISSING" });
});

test("only the last two hundred acts are remembered", async () => {
  const { session, id } = await openPublished();
  const acts: number[] = [];
  for (let at = 0; at < 202; at += 1) {
    acts.push((await session.decide(id, at % 2 === 0 ? "accepted" : "open", at)).undo);
  }

  await expect(session.undo(acts[1] ?? 0)).rejects.toMatchObject({ code: "MISSING" });
  await expect(session.undo(acts[2] ?? 0)).rejects.toMatchObject({ code: "CONFLICT" });
  await expect(session.undo(acts[201] ?? 0)).resolves.toBeDefined();
});

test("a week undoes an act on the day that it was done on", async () => {
  const items = readDay(DATE);
  const before = DigestDate.parse("2026-02-12");
  const { run } = makeRun({ [before]: items.slice(0, 2), [DATE]: items.slice(2, 4) });
  for (const date of [before, DATE]) await makeDay(date, run);
  const session = await openWeekSession(DigestWeek.parse("2026-W07"), run);
  const id = (await session.look()).cards.at(-1)?.card.paper.id ?? expect.fail();
  const { undo } = await session.edit(id, edit("고친 문장입니다."), 0);

  const state = await session.undo(undo);

  expect(state.cards.some(({ isPending }) => isPending)).toBe(false);
  expect((await run.store.reviews.read(before)).revision).toBe(2);
});
