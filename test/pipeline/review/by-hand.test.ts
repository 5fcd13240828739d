import { expect, test } from "vitest";
import { listEmptyFields } from "../../../src/core/draft/empty-fields.ts";
import { DigestDate } from "../../../src/core/paper/date.ts";
import { makeDay } from "../../../src/pipeline/make-day.ts";
import { findStaying } from "../../../src/pipeline/papers/find-staying.ts";
import { openReviewSession } from "../../../src/pipeline/review/open-session.ts";
import { renderOrigin } from "../../../src/web/pages/origin.ts";
import { makeRun } from "../../support/make-run.ts";
import { readDay } from "../../support/recorded.ts";

const DATE = DigestDate.parse("2026-02-13");

/** A day without drafts, and its first card written by hand, every field of it. */
async function writeByHand() {
  const made = makeRun({ [DATE]: readDay(DATE).slice(0, 1) });
  const session = await openReviewSession(DATE, made.run);
  const { cards } = await session.look();
  const { paper } = cards[0]?.card ?? expect.fail();
  let state = await session.begin(paper.id, 0);
  const empty = listEmptyFields(state.cards[0]?.card.draft ?? expect.fail());
  const words = paper.abstract.split(" ");
  for (const [at, path] of empty.entries()) {
    const quote = words.slice(at * 8, at * 8 + 8).join(" ");
    const text = path.endsWith("evidence") ? quote : `손으로 쓴 ${path.replaceAll(/\W/g, " ")}`;
    state = await session.edit(paper.id, { path, text }, state.revision);
  }
  return { ...made, session, paper, state, empty };
}

test("a card that is written by hand is accepted and published once no field is empty", async () => {
  const { session, run, paper, state, empty } = await writeByHand();
  const accepted = await session.decide(paper.id, "accepted", state.revision);
  await session.publish(accepted.revision);
  const published = await run.store.digests.readDay(DATE);

  expect(empty.length).toBeGreaterThan(10);
  expect(accepted.cards[0]).toMatchObject({ decision: "accepted", card: { status: "ok" } });
  expect(published?.cards[0]).toMatchObject({
    status: "ok",
    draft: { oneLine: "손으로 쓴 oneLine" },
    provenance: { usage: { costUsd: 0 } },
  });
  const origin = String(await renderOrigin(published?.cards[0] ?? expect.fail()));
  expect(origin).toContain("사람이 직접 씀");
  expect(origin).not.toContain("by hand");
});

test("no run asks a model about a card that a person has written, also when all are drafted anew", async () => {
  const { session, run, asked, paper, state } = await writeByHand();
  await session.publish(state.revision);
  const anew = { ...run, choices: { ...run.choices, redrafts: true } };

  await makeDay(DATE, anew);
  const stored = await run.store.digests.readDay(DATE);

  expect(asked).toEqual([]);
  expect(stored?.cards[0]?.draft?.oneLine).toBe("손으로 쓴 oneLine");
  expect(findStaying(paper, stored, anew)?.paper.id).toBe(paper.id);
});
