import { expect, test } from "vitest";
import { SourceError } from "../../src/core/errors.ts";
import { DigestDate } from "../../src/core/paper/date.ts";
import { withCache } from "../../src/model/with-cache.ts";
import { composeDay, makeDay } from "../../src/pipeline/make-day.ts";
import { readOnly, withoutCache } from "../../src/pipeline/restrict-run.ts";
import { makeRun } from "../support/make-run.ts";
import { readTree } from "../support/read-tree.ts";
import { readDay } from "../support/recorded.ts";

const DATE = DigestDate.parse("2026-02-13");
const LISTED = { [DATE]: readDay(DATE) };
const NOON = new Date("2026-02-13T12:00:00Z");

const failuresOf = (digest: Awaited<ReturnType<typeof composeDay>>["digest"]) =>
  digest?.cards.map((card) => (card.status === "failed" ? card.failure.code : "ok"));

test("a run that only reads asks nothing, and says so on the cards", async () => {
  const { run, asked } = makeRun(LISTED);

  const { digest } = await composeDay(DATE, readOnly(run));

  expect(failuresOf(digest)).toEqual(["NOT_ASKED", "NOT_ASKED"]);
  expect(asked).toEqual([]);
});

test("it uses the answers that are there, writes nothing beside the listing, and tells nobody", async () => {
  const { run, folder, told } = makeRun(LISTED);
  await makeDay(DATE, { ...run, choices: { ...run.choices, isDryRun: true } });
  const before = { files: readTree(folder), told: [...told], counts: run.ledger.snapshot() };

  const { digest } = await composeDay(DATE, readOnly(run));
  const { result } = await makeDay(DATE, readOnly(run));

  expect(failuresOf(digest)).toEqual(["ok", "ok"]);
  expect(result.files).toEqual([]);
  expect({ files: readTree(folder), told, counts: run.ledger.snapshot() }).toEqual(before);
});

test("an answer that does not do stays where it is", async () => {
  const { run, bare, folder } = makeRun(LISTED);
  const once = { ...run, choices: { ...run.choices, top: 1 } };
  const ask: typeof bare.ask = async (question, signal) => ({
    ...(await bare.ask(question, signal)),
    text: "no JSON",
  });
  const cache = { ...run.store.answers, reject: async () => {} };
  const model = withCache({ ...bare, ask }, { cache, ledger: run.ledger });
  await makeDay(DATE, { ...once, model }).catch(() => {}); // no paper has a draft
  const before = readTree(folder);

  const { digest } = await composeDay(DATE, readOnly(once));

  expect(failuresOf(digest)).toEqual(["BAD_ANSWER"]);
  expect(readTree(folder)).toEqual(before);
});

test("its questions may go to somebody else, whose answers are not kept", async () => {
  const { run, bare, folder, asked } = makeRun(LISTED);

  const { digest } = await composeDay(DATE, readOnly(run, { ask: bare.ask }));

  expect(failuresOf(digest)).toEqual(["ok", "ok"]);
  expect(asked).toHaveLength(2);
  expect([...readTree(folder).keys()]).toEqual([`cache/listings/${DATE}.json.gz`]);
});

test("without fetching, a listing counts as it was last seen, and a day without one cannot be had", async () => {
  const { run, listed } = makeRun(LISTED, NOON);
  const offline = readOnly(run, { fetches: false });
  const unseen = composeDay(DATE, offline);
  await expect(unseen).rejects.toBeInstanceOf(SourceError);
  await makeDay(DATE, run);

  const { digest } = await composeDay(DATE, offline);

  expect(failuresOf(digest)).toEqual(["ok", "ok"]);
  expect(listed).toEqual([DATE]);
  expect((await run.store.listings.recall(DATE))?.settled).toBe(false);
});

test("without the cache a day is fetched and asked about anew, and leaves nothing there", async () => {
  const { run, bare, folder, asked, listed } = makeRun(LISTED);
  const dry = { ...run, choices: { ...run.choices, isDryRun: true } };
  const paths = () => [...readTree(folder).keys()].map((path) => path.split("/")[0]);

  await makeDay(DATE, withoutCache(dry, bare));
  const afterDryRun = paths();
  await makeDay(DATE, withoutCache(run, bare));

  expect(listed).toEqual([DATE, DATE]);
  expect(asked).toHaveLength(4);
  expect(afterDryRun).toEqual([]);
  expect(new Set(paths())).toEqual(new Set(["output"]));
});
