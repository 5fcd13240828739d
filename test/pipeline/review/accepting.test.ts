import { expect, test } from "vitest";
import { DigestDate } from "../../../src/core/paper/date.ts";
import { isClean } from "../../../src/core/review/apply-review.ts";
import { openReviewSession } from "../../../src/pipeline/review/open-session.ts";
import { makeRun } from "../../support/make-run.ts";
import { readBundledDay } from "../../support/review-week.ts";

const DATE = DigestDate.parse("2026-02-13");

/** The bundled day, published, and its clean cards. */
async function openPublished() {
  const { run } = makeRun();
  await run.store.digests.write(readBundledDay());
  const session = await openReviewSession(DATE, run);
  const ids = (await session.look()).cards.filter(isClean).map(({ card }) => card.paper.id);
  const decisions = async () => {
    const { cards } = await session.look();
    return cards.flatMap(({ card, decision }) => (ids.includes(card.paper.id) ? [decision] : []));
  };
  return { session, ids, decisions };
}

test("clean cards are accepted at once and undone as one", async () => {
  const { session, ids, decisions } = await openPublished();

  const { undo } = await session.acceptClean(ids, 0);
  const accepted = await decisions();
  await session.undo(undo);

  expect(ids.length).toBeGreaterThan(2);
  expect(new Set(accepted)).toEqual(new Set(["accepted"]));
  expect(new Set(await decisions())).toEqual(new Set(["open"]));
});

test("none is accepted when one is not clean any more: it has an error, or somebody has decided", async () => {
  const { session, ids, decisions } = await openPublished();
  const [first = "", second = ""] = ids;
  await session.edit(first, { path: "oneLine", text: "정확도는 77.7%입니다." }, 0);

  await expect(session.acceptClean(ids, 1)).rejects.toMatchObject({ code: "CONFLICT" });
  expect(new Set(await decisions())).toEqual(new Set(["open"]));
  await session.decide(second, "hidden", 1);
  await expect(session.acceptClean([second], 2)).rejects.toMatchObject({ code: "CONFLICT" });
});

test("a card that somebody else has changed meanwhile keeps all of them from being accepted", async () => {
  const { session, ids } = await openPublished();
  await session.decide(ids[0] ?? "", "accepted", 0);
  await session.decide(ids[0] ?? "", "open", 1);

  await expect(session.acceptClean(ids, 0)).rejects.toMatchObject({ code: "CONFLICT" });
});

test("acts of one card are not undone together with others, once it was changed", async () => {
  const { session, ids, decisions } = await openPublished();
  const { undo } = await session.acceptClean(ids, 0);
  await session.decide(ids[1] ?? "", "hidden", ids.length);

  await expect(session.undo(undo)).rejects.toMatchObject({ code: "CONFLICT" });
  expect((await decisions()).slice(0, 3)).toEqual(["accepted", "hidden", "accepted"]);
});
