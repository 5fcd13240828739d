import { readFileSync, writeFileSync } from "node:fs";
import { expect, test } from "vitest";
import { DigestDate } from "../../../src/core/paper/date.ts";
import { nameTexts } from "../../../src/core/review/replace-texts.ts";
import { EMPTY_REVIEW } from "../../../src/core/review/review.ts";
import { makeDays } from "../../../src/pipeline/make-days.ts";
import type { Run } from "../../../src/pipeline/run.ts";
import { makeModelError } from "../../support/make-errors.ts";
import { type MadeRun, makeRun } from "../../support/make-run.ts";
import { readDay } from "../../support/recorded.ts";

const DATE = DigestDate.parse("2026-02-13");
const LISTED = { [DATE]: readDay(DATE) };

/** Makes the day as a backfill does, and tells whether its cards were looked at. */
async function make(run: Run) {
  let looks = 0;
  const reporter = {
    onListing: () => {
      looks += 1;
    },
  };
  const [result] = await makeDays([DATE], { ...run, reporter }, { skipsDone: true });
  return { result, isSkipped: looks === 0 };
}

/** A run that has made the day. */
async function makeDone(): Promise<MadeRun> {
  const made = makeRun(LISTED);
  await make(made.run);
  return made;
}

test("a day that is done is skipped, with the result that it had", async () => {
  const { run } = makeRun(LISTED);
  const first = await make(run);

  const second = await make(run);

  expect([first.isSkipped, second.isSkipped]).toEqual([false, true]);
  expect(second.result).toEqual({ ...first.result, isUnchanged: true });
  expect(first.result).toMatchObject({ status: "settled", ok: 2, failed: 0 });
});

test("the kept cards of a skipped day are counted", async () => {
  const { run } = await makeDone();
  const before = run.ledger.snapshot().cached;

  await make(run);

  expect(run.ledger.snapshot().cached - before).toBe(2);
});

test("a day whose file somebody has changed is made again", async () => {
  const { run } = await makeDone();
  const files = (await make(run)).result?.files ?? [];
  const document = files.find((path) => path.endsWith(".md")) ?? expect.fail();
  const memo = readFileSync(document, "utf8").replace(
    /(?<=🧭 불확실성 메모\n).*/,
    "고친 메모입니다.",
  );
  writeFileSync(document, memo);

  expect((await make(run)).isSkipped).toBe(false);
});

test("a day made with another model is made again", async () => {
  const { run } = await makeDone();
  const model = { ...run.model, name: "other-model" };

  expect((await make({ ...run, model })).isSkipped).toBe(false);
});

test("a day with a failed card is made again", async () => {
  const { run } = makeRun(LISTED);
  let asked = 0;
  const ask: Run["model"]["ask"] = async (question, signal) => {
    asked += 1;
    if (asked === 1) throw makeModelError("This one failed.");
    return run.model.ask(question, signal);
  };
  const first = await make({ ...run, model: { ...run.model, ask } });

  const second = await make(run);

  expect(first.result).toMatchObject({ ok: 1, failed: 1 });
  expect(second.isSkipped).toBe(false);
});

test("a day that is not over is made again", async () => {
  const { run } = makeRun(LISTED, new Date("2026-02-13T12:00:00Z"));
  const first = await make(run);

  expect(first.result?.status).toBe("provisional");
  expect((await make(run)).isSkipped).toBe(false);
});

test("a dry run neither skips a day nor makes others skip it", async () => {
  const { run } = makeRun(LISTED);
  const dry = { ...run, choices: { ...run.choices, isDryRun: true } };

  await make(dry);
  const afterDryRun = await make(run);
  const dryAfterAll = await make(dry);

  expect([afterDryRun.isSkipped, dryAfterAll.isSkipped]).toEqual([false, false]);
});

test("an error that a reviewer has accepted is left to nobody, until the card says something else", async () => {
  const { run } = makeRun(LISTED);
  const { withErrors = 0 } = (await make(run)).result ?? {};
  const day = await run.store.digests.readDay(DATE);
  const [card = expect.fail()] = day?.cards ?? [];
  const accepted = {
    accepted: true,
    hidden: null,
    edit: null,
    proposal: null,
    setAside: null,
    dismissals: [],
    revision: 1,
  };
  const accept = (texts: Record<string, string>) =>
    run.store.reviews.update(DATE, (_, write) =>
      write({ ...EMPTY_REVIEW, revision: 1, texts, cards: { [card.paper.id]: accepted } }),
    );

  await accept(nameTexts(day?.cards ?? []));
  const skipped = await make(run);
  const [made] = await makeDays([DATE], run, {});
  await accept({ ...nameTexts(day?.cards ?? []), [card.paper.id]: "other" });
  const changed = await make(run);

  expect(withErrors).toBe(2);
  expect(skipped).toMatchObject({ isSkipped: true, result: { withErrors: 1 } });
  expect(made?.withErrors).toBe(1);
  expect(changed.result?.withErrors).toBe(2);
});
