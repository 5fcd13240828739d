import { expect, test } from "vitest";
import { DigestDate } from "../../../src/core/paper/date.ts";
import type { Model } from "../../../src/model/model.ts";
import { withCache } from "../../../src/model/with-cache.ts";
import { makeDay } from "../../../src/pipeline/make-day.ts";
import { openReviewSession } from "../../../src/pipeline/review/open-session.ts";
import type { Run } from "../../../src/pipeline/run.ts";
import { makeRun } from "../../support/make-run.ts";
import { readDay } from "../../support/recorded.ts";

const DATE = DigestDate.parse("2026-02-13");
const ITEMS = readDay(DATE).slice(0, 5);

function withTop(run: Run, top: number, isDryRun = true): Run {
  return { ...run, choices: { ...run.choices, top, isDryRun } };
}

test("every card is shown that a dry run has drafted, whatever the setting says now", async () => {
  const { run } = makeRun({ [DATE]: ITEMS });
  await makeDay(DATE, withTop(run, 0));

  const all = await (await openReviewSession(DATE, withTop(run, 2))).look();
  const given = { ...withTop(run, 2).choices, given: ["top" as const] };
  const asTold = await (await openReviewSession(DATE, { ...run, choices: given })).look();

  expect(all.cards.map(({ card }) => card.status)).toEqual(["ok", "ok", "ok", "ok", "ok"]);
  expect(asTold.cards).toHaveLength(2);
});

test("a day is published with the number of cards that its dry run had", async () => {
  const { run } = makeRun({ [DATE]: ITEMS });
  await makeDay(DATE, withTop(run, 4));
  const session = await openReviewSession(DATE, withTop(run, 2));

  await session.publish(0);

  expect(await run.store.digests.readDay(DATE)).toMatchObject({ top: 4, cards: { length: 4 } });
});

test("a card that failed in a dry run says why, and is not accepted before it has a draft", async () => {
  const { run, bare } = makeRun({ [DATE]: ITEMS });
  const { store, ledger } = run;
  const [failing] = ITEMS;
  const id = JSON.stringify(failing).match(/\d{4}\.\d{5}/)?.[0] ?? expect.fail();
  const stubborn = withCache(
    {
      ...bare,
      ask: async (question, ...rest) => {
        const answer = await bare.ask(question, ...rest);
        return question.subject.includes(id) ? { ...answer, text: "모르겠습니다." } : answer;
      },
    },
    { cache: store.answers, ledger },
  );
  await makeDay(DATE, { ...withTop(run, 2), model: stubborn });
  const session = await openReviewSession(DATE, withTop(run, 2));
  const { cards } = await session.look();
  const failed = cards.find(({ card }) => card.paper.id === id)?.card;

  expect(failed).toMatchObject({ status: "failed", failure: { code: "BAD_ANSWER" } });
  await expect(session.decide(id, "accepted", 0)).rejects.toMatchObject({ code: "INPUT" });
  await expect(session.acceptClean([id], 0)).rejects.toMatchObject({ code: "CONFLICT" });
  await session.ask(id, "");
  expect((await session.decide(id, "accepted", 1)).cards[0]?.decision).toBeDefined();
});

test("a dry run that goes well forgets why the one before it has failed", async () => {
  const { run, bare } = makeRun({ [DATE]: ITEMS });
  const { store, ledger } = run;
  const ask: Model["ask"] = async (question, ...rest) => ({
    ...(await bare.ask(question, ...rest)),
    text: "모르겠습니다.",
  });
  const silent = withCache({ ...bare, ask }, { cache: store.answers, ledger });
  await makeDay(DATE, { ...withTop(run, 1), model: silent }).catch(() => {});
  const before = Object.keys((await store.reviews.read(DATE)).failures);

  await makeDay(DATE, withTop(run, 1));

  expect(before).toHaveLength(1);
  expect((await store.reviews.read(DATE)).failures).toEqual({});
});
