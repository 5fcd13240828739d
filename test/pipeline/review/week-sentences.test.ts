import { expect, test } from "vitest";
import { openReviewSession } from "../../../src/pipeline/review/open-session.ts";
import { openWeekSession } from "../../../src/pipeline/review/open-week-session.ts";
import { makeWeek } from "../../../src/pipeline/weeks/make-week.ts";
import { remakeWeek } from "../../../src/pipeline/weeks/remake-week.ts";
import { FRIDAY, makeReviewedWeek, SAID, WEEK } from "../../support/review-week.ts";

const EDIT = { path: "text", text: "사람이 고친 이번 주 문장입니다." };

async function openWeek() {
  const made = await makeReviewedWeek();
  const session = await openWeekSession(WEEK, made.run);
  const sentencesOf = async () => (await session.look()).week?.sentences ?? [];
  const [first, second] = await sentencesOf();
  const stored = async () => (await made.run.store.digests.readWeek(WEEK))?.intro?.sentences ?? [];
  const revision = async () => (await session.look()).revision;
  return {
    ...{ ...made, session, sentencesOf, stored, revision },
    ...{ id: first?.id ?? expect.fail(), other: second?.id ?? expect.fail() },
  };
}

test("a week shows its sentences with their papers, and cards with their day", async () => {
  const { session, ids } = await openWeek();

  const { week, cards } = await session.look();

  expect(week?.isMade).toBe(true);
  expect(week?.sentences.map(({ sentence, decision }) => [sentence.papers[0], decision])).toEqual([
    [ids[0], "open"],
    [ids[1], "open"],
  ]);
  expect(cards.map(({ card }) => week?.dates.get(card.paper.id))).toEqual([FRIDAY, FRIDAY]);
});

test("an edited sentence is checked again, published with the week, and kept when the week is made again", async () => {
  const { session, id, run, stored, sentencesOf } = await openWeek();

  await session.edit(id, { path: "text", text: "정확도는 77.7%입니다." }, 0);
  const wrong = (await sentencesOf())[0];
  await session.edit(id, EDIT, 1);
  const before = await stored();
  const files = await session.publish(2);
  const published = await stored();
  await makeWeek(WEEK, run); // its model has no sentences that can be used
  const { digests } = run.store;
  const handed = await digests.readStored({ kind: "weekly", name: WEEK, path: "" });
  const remade =
    handed?.kind === "weekly"
      ? await remakeWeek({ ...handed, intro: undefined }, { store: run.store, now: run.now() })
      : null;

  expect(wrong?.findings.map(({ check, severity }) => [check, severity])).toContainEqual([
    "numbers",
    "error",
  ]);
  expect(before[0]?.text).toBe(SAID);
  expect(published[0]).toMatchObject({ text: EDIT.text, original: { text: SAID } });
  expect(files.join()).toContain("2026-W07.md");
  expect((await stored()).map(({ text }) => text)).toContain(EDIT.text);
  expect(remade?.intro?.sentences.map(({ text }) => text)).toContain(EDIT.text);
  const own = (await sentencesOf()).find((one) => one.id === id);
  expect(own).toMatchObject({ sentence: { text: EDIT.text }, isPending: false, isEdited: false });
});

test("a hidden sentence is left out of the document, and comes back when it is shown again", async () => {
  const { session, id, run, revision, stored } = await openWeek();
  const render = async () =>
    run.store.digests.render((await run.store.digests.readWeek(WEEK)) ?? expect.fail());

  await session.decide(id, "hidden", 0);
  await session.publish(1);
  const hidden = await render();
  await session.decide(id, "open", await revision());
  await session.publish(await revision());

  expect(hidden.split(SAID)).toHaveLength(2); // the second sentence begins with the same words
  expect((await render()).split(SAID)).toHaveLength(3);
  expect((await stored()).some((one) => one.hidden)).toBe(false);
});

test("papers of a sentence are those of the week's cards, and no others", async () => {
  const { session, id, ids, sentencesOf } = await openWeek();

  await session.edit(id, { path: "papers", text: ids.join(", ") }, 0);

  expect((await sentencesOf())[0]?.cards).toHaveLength(2);
  for (const text of ["", "2602.99999", "x", `${ids[0]}, 2602.99999`]) {
    await expect(session.edit(id, { path: "papers", text }, 1)).rejects.toMatchObject({
      ...{ code: "INPUT", path: "papers" },
    });
  }
});

test("a finding of a sentence is dismissed and restored, and what is dismissed is published", async () => {
  const { session, id, stored, sentencesOf, revision } = await openWeek();
  await session.edit(id, { path: "text", text: "정확도는 77.7%로 올랐습니다." }, 0);
  const { nameFinding } = await import("../../../src/core/checks/finding.ts");
  const named = (await sentencesOf())[0]?.findings.map(nameFinding) ?? [];
  const finding = named[0] ?? expect.fail();

  await session.dismiss(id, { finding, reason: "본문 표 2의 값" }, 1);
  const dismissed = (await sentencesOf())[0]?.findings[0]?.dismissed?.reason;
  await session.restore(id, finding, 2);
  const restored = (await sentencesOf())[0]?.findings[0]?.dismissed;
  await session.dismiss(id, { finding, reason: "본문 표 2의 값" }, 3);
  await session.publish(await revision());

  expect([dismissed, restored]).toEqual(["본문 표 2의 값", undefined]);
  expect(Object.values((await stored())[0]?.dismissed ?? {})).toMatchObject([
    { reason: "본문 표 2의 값" },
  ]);
});

test("acts on sentences are undone, what was typed in one go as one, and a late one is refused", async () => {
  const { session, id, sentencesOf } = await openWeek();
  const first = await session.edit(id, { ...EDIT, text: "가", stroke: 7 }, 0);
  const second = await session.edit(id, { ...EDIT, text: "가나", stroke: 7 }, 1);

  await expect(session.decide(id, "accepted", 1)).rejects.toMatchObject({ code: "CONFLICT" });
  await session.undo(second.undo);

  expect(first.undo).toBe(second.undo);
  expect((await sentencesOf())[0]?.sentence.text).toBe(SAID);
});

test("a sentence in which nothing is written is not published", async () => {
  const { session, id, stored } = await openWeek();
  await session.edit(id, { path: "text", text: "" }, 0);

  await expect(session.publish(1)).rejects.toMatchObject({ code: "INPUT", empty: [{ id }] });
  expect((await stored())[0]?.text).toBe(SAID);
});

test("clean sentences and cards of a week are accepted at once and undone as one", async () => {
  const { session } = await openWeek();
  const { cards, week } = await session.look();
  const ids = [
    ...(week?.sentences ?? []).map((one) => one.id),
    ...cards.map(({ card }) => card.paper.id),
  ];
  const decisions = async () => {
    const state = await session.look();
    return [...(state.week?.sentences ?? []), ...state.cards].map(({ decision }) => decision);
  };

  const { undo, revision } = await session.acceptClean(ids, 0);
  const accepted = await decisions();
  await session.undo(undo);

  expect(revision).toBe(4);
  expect(new Set(accepted)).toEqual(new Set(["accepted"]));
  expect(new Set(await decisions())).toEqual(new Set(["open"]));
});

test("the week follows a day that is published: a hidden card leaves it with the sentences about it", async () => {
  const { run, ids, stored } = await openWeek();
  const day = await openReviewSession(FRIDAY, run);
  await day.decide(ids[0] ?? "", "hidden", 0);

  const files = await day.publish(1);

  const week = await run.store.digests.readWeek(WEEK);
  expect(files.join()).toContain("2026-W07.json");
  expect(week?.papers.map(({ id }) => id)).toEqual([ids[1]]);
  expect((await stored()).map(({ papers }) => papers)).toEqual([[ids[1]]]);
});
