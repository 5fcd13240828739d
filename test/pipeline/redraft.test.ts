import { expect, test } from "vitest";
import type { DailyDigest } from "../../src/core/digest/digest.ts";
import { DigestDate } from "../../src/core/paper/date.ts";
import type { Model } from "../../src/model/model.ts";
import { withCache } from "../../src/model/with-cache.ts";
import { findOpenDays } from "../../src/pipeline/find-open-days.ts";
import { makeDay } from "../../src/pipeline/make-day.ts";
import { makeDays } from "../../src/pipeline/make-days.ts";
import type { Run } from "../../src/pipeline/run.ts";
import { makeModelError } from "../support/make-errors.ts";
import { makeRun } from "../support/make-run.ts";
import { readDay } from "../support/recorded.ts";

const DATE = DigestDate.parse("2026-02-13");

/** A run with this listing of the day, and everything that it tells in words. */
function open(items: readonly unknown[] = readDay(DATE), now?: Date) {
  const made = makeRun({ [DATE]: items }, now);
  const notices: string[] = [];
  const reporter = { onNotice: (message: string) => void notices.push(message) };
  return { ...made, run: { ...made.run, reporter }, notices };
}

type Opened = ReturnType<typeof open>;

/** The same run with another model. */
function withOther({ run, bare }: Opened): Run {
  const cache = run.store.answers;
  return { ...run, model: withCache({ ...bare, name: "other" }, { cache, ledger: run.ledger }) };
}

/** The same run with another prompt. */
function withOtherPrompt({ run }: Opened): Run {
  const { draft, ...others } = run.templates;
  const system = `Be brief. ${draft.system}`;
  return { ...run, templates: { ...others, draft: { ...draft, version: "2", system } } };
}

const redraft = (run: Run): Run => ({ ...run, choices: { ...run.choices, redrafts: true } });

/** The same run, but its model has no answer about this paper. */
function failingAbout(id: string, { run, bare }: Opened): Run {
  const ask: Model["ask"] = async (question, signal) => {
    if (question.subject === id) throw makeModelError("Nobody answers.");
    return bare.ask(question, signal);
  };
  const cache = run.store.answers;
  return { ...run, model: withCache({ ...bare, ask }, { cache, ledger: run.ledger }) };
}

const modelsOf = (digest: DailyDigest | null) =>
  digest?.cards.map(({ provenance }) => provenance?.model ?? null);

/** Changes the cards of the stored day. */
async function change({ run }: Opened, to: (card: DailyDigest["cards"][number]) => object) {
  const day = (await run.store.digests.readDay(DATE)) ?? expect.fail();
  const cards = day.cards.map((card) => ({ ...card, ...to(card) }));
  await run.store.digests.updateDay(DATE, () => ({ ...day, cards }));
}

test.each([
  ["another model", withOther],
  ["another prompt", withOtherPrompt],
])(
  "with %s published cards are kept without a question, and one notice counts them",
  async (_, vary) => {
    const opened = open();
    const { run, asked, notices } = opened;
    await makeDay(DATE, run);
    const before = await run.store.digests.readDay(DATE);

    const other = vary(opened);
    await makeDays([DATE], other);

    expect(asked).toHaveLength(2);
    expect(await run.store.digests.readDay(DATE)).toEqual(before);
    expect(notices).toEqual([
      "2 published cards of another model or prompt are kept; --redraft makes them anew.",
    ]);
  },
);

test("with --redraft published cards of another model are drafted anew, also of a day that is done", async () => {
  const opened = open();
  const { run, asked, notices } = opened;
  await makeDays([DATE], run);
  const other = withOther(opened);
  await makeDays([DATE], other, { skipsDone: true });

  await makeDays([DATE], redraft(other), { skipsDone: true });
  await makeDays([DATE], redraft(other), { skipsDone: true });

  expect(asked).toHaveLength(4);
  expect(modelsOf(await run.store.digests.readDay(DATE))).toEqual(["other", "other"]);
  expect(notices).toHaveLength(1); // of the run without it
});

test("the same model and prompt keep their cards with --redraft, too", async () => {
  const { run, asked } = open();
  await makeDay(DATE, run);

  await makeDay(DATE, redraft(run));

  expect(asked).toHaveLength(2);
});

test("with another model only the failed card of a day is drafted", async () => {
  const opened = open();
  const [first = "", second = ""] = ["2602.12036", "2602.09877"];
  await makeDay(DATE, failingAbout(first, opened));
  const { run, asked } = opened;

  await makeDay(DATE, withOther(opened));

  expect(asked).toEqual([second, first]);
  const digest = await run.store.digests.readDay(DATE);
  expect(modelsOf(digest)?.toSorted()).toEqual(["other", "test-model"]);
});

test("the cards of a provisional day are kept, and papers that came since are drafted", async () => {
  const now = new Date("2026-02-13T12:00:00Z");
  const opened = open(readDay(DATE), now);
  const { run, asked } = opened;
  await makeDay(DATE, run);

  const choices = { ...run.choices, top: 3, given: ["top" as const] };
  await makeDay(DATE, { ...withOther(opened), choices });

  expect(asked).toHaveLength(3);
  expect(new Set(asked).size).toBe(3);
});

test("a paper with another abstract is drafted anew", async () => {
  const opened = open();
  await makeDay(DATE, opened.run);
  await change(opened, ({ paper }) => ({ paper: { ...paper, abstract: "An older abstract." } }));

  await makeDay(DATE, withOther(opened));

  expect(opened.asked).toHaveLength(4);
  expect(modelsOf(await opened.run.store.digests.readDay(DATE))).toEqual(["other", "other"]);
});

test("a hidden card is not asked about, be it drafted or failed", async () => {
  const opened = open();
  const { run, asked } = opened;
  await makeDay(DATE, failingAbout("2602.12036", opened));
  await change(opened, () => ({ hidden: true }));
  const before = await run.store.digests.readDay(DATE);

  await makeDay(DATE, redraft(withOther(opened)));

  expect(asked).toEqual(["2602.09877"]);
  expect(await run.store.digests.readDay(DATE)).toEqual(before);
});

test("a day whose only card is a hidden failure is no failed day", async () => {
  const opened = open(readDay(DATE).slice(0, 2));
  const { run } = opened;
  await makeDay(DATE, failingAbout("2602.12036", opened));
  await change(opened, () => ({ hidden: true }));
  const [result] = await makeDays([DATE], run);

  expect(result).toMatchObject({ problem: null, failed: 0 });
});

test("days of the look-back window that are whole are open to a run that drafts cards anew", async () => {
  const { run } = open(readDay(DATE), new Date("2026-02-15T12:00:00Z"));
  await makeDays([DATE], run);

  expect(await findOpenDays(3, run)).not.toContain(DATE);
  expect(await findOpenDays(3, redraft(run))).toContain(DATE);
});
