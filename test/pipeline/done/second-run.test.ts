import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import sharp from "sharp";
import { expect, test } from "vitest";
import { isTouched } from "../../../src/core/card/card.ts";
import { DigestDate } from "../../../src/core/paper/date.ts";
import { EMPTY_REVIEW } from "../../../src/core/review/review.ts";
import { makeDays } from "../../../src/pipeline/make-days.ts";
import { withDays } from "../../../src/pipeline/restrict-run.ts";
import type { Run } from "../../../src/pipeline/run.ts";
import { openStore } from "../../../src/store/open-store.ts";
import { makeRun } from "../../support/make-run.ts";
import { readDay } from "../../support/recorded.ts";

const DATE = DigestDate.parse("2026-02-13");
const BEFORE = DigestDate.parse("2026-02-12");
const LISTED = { [DATE]: readDay(DATE), [BEFORE]: readDay(DATE) };

/** Makes the day as a second run does, and tells whether it was left as it is. */
async function make(run: Run) {
  const results = await makeDays([DATE], run, { skipsDone: true });
  const result = results.at(-1) ?? expect.fail();
  return { result, isSkipped: result.isUnchanged === true };
}

/** A run that has made the day, and the paths of its files. */
async function makeDone() {
  const made = makeRun(LISTED);
  const { result } = await make(made.run);
  const [json = "", document = ""] = result.files;
  return { ...made, json, document };
}

function replaceIn(path: string, from: string | RegExp, to: string): void {
  const text = readFileSync(path, "utf8");
  expect(text).toMatch(from);
  writeFileSync(path, text.replace(from, to));
}

test("a headline that somebody has changed in the data is seen", async () => {
  const { run, json } = await makeDone();
  replaceIn(json, /(?<="headline": ").*(?=")/, "손으로 고친 제목");

  expect((await make(run)).isSkipped).toBe(false);
  const [card = expect.fail()] = (await run.store.digests.readDay(DATE))?.cards ?? [];
  expect([isTouched(card), card.draft?.headline]).toEqual([true, "손으로 고친 제목"]);
});

test.each([
  ["the line of links", /^금요일 .*\n/m],
  ["the name of the weekday", /^금요일/m],
  ["the checksums", /^<!-- papercards checksum .*\n/m],
])("a document that lost %s is seen", async (_, lost) => {
  const { run, document } = await makeDone();
  replaceIn(document, lost, "");

  expect((await make(run)).isSkipped).toBe(false);
});

test("a document that is gone is there again", async () => {
  const { run, document } = await makeDone();
  const before = readFileSync(document, "utf8");
  rmSync(document);

  expect((await make(run)).isSkipped).toBe(false);
  expect(readFileSync(document, "utf8")).toBe(before);
});

test("a day that links to a digest that is gone by now is made again, and one beside which another came is not", async () => {
  const { run, document } = await makeDone();
  const [earlier] = await makeDays([BEFORE], run, {});
  const beside = await make(run);
  for (const path of earlier?.files ?? []) rmSync(path);
  const alone = await make(run);

  expect([beside.isSkipped, alone.isSkipped]).toEqual([true, false]);
  expect(readFileSync(document, "utf8")).not.toContain(BEFORE);
});

test.each([
  ["gone", (path: string) => rmSync(path)],
  ["torn", (path: string) => writeFileSync(path, readFileSync(path).subarray(0, 40))],
])("a picture that is %s is fetched again", async (_, spoil) => {
  const made = makeRun(LISTED);
  const create = { width: 32, height: 18, channels: 3, background: "#336699" } as const;
  const picture = await sharp({ create }).png().toBuffer();
  let fetched = 0;
  const fetchThumbnail = async () => {
    fetched += 1;
    return picture;
  };
  const run: Run = {
    ...made.run,
    sources: { ...made.run.sources, fetchThumbnail },
    choices: { ...made.run.choices, top: 1, images: "download" },
  };
  await make(run);
  const second = await make(run);
  const { image } = (await run.store.digests.readDay(DATE))?.cards[0] ?? expect.fail();
  spoil(join(made.folder, "output", image ?? ""));
  const third = await make(run);

  expect([second.isSkipped, third.isSkipped, fetched]).toEqual([true, false, 2]);
});

test("a listing that another run has fetched since is seen", async () => {
  const { run } = await makeDone();
  const listing = (await run.store.listings.recall(DATE)) ?? expect.fail();
  await run.store.listings.remember({ ...listing, items: listing.items.slice(0, -1) });

  const second = await make(run);

  expect(second).toMatchObject({ isSkipped: false, result: { listed: listing.items.length - 1 } });
});

test("a day that another version of the program has made is made again", async () => {
  const { run, folder } = await makeDone();
  const store = openStore({
    outputFolder: join(folder, "output"),
    cacheFolder: join(folder, "cache"),
    writer: { processId: 1, isRunning: () => true },
    program: "other",
  });

  expect((await make({ ...run, store })).isSkipped).toBe(false);
  expect((await make({ ...run, store })).isSkipped).toBe(true);
});

test("a digest is read once after its review has changed, and a skipped day never reads it else", async () => {
  const { run } = await makeDone();
  let reads = 0;
  const readDigest: Run["store"]["digests"]["readDay"] = async (date) => {
    reads += 1;
    return run.store.digests.readDay(date);
  };
  const digests = { ...run.store.digests, readDay: readDigest };
  const counting: Run = { ...run, store: { ...run.store, digests } };
  const steps: number[] = [];
  const step = async () => {
    const { result, isSkipped } = await make(counting);
    expect([isSkipped, result.withErrors]).toEqual([true, 2]);
    steps.push(reads);
  };

  await step();
  await run.store.reviews.update(DATE, (_, write) => write({ ...EMPTY_REVIEW, revision: 1 }));
  await step();
  await step();

  expect(steps).toEqual([0, 1, 1]);
});

test("what a run says of a day besides is said of a skipped one, too", async () => {
  const made = makeRun(LISTED);
  await make(made.run);
  const other: Run = {
    ...made.run,
    model: { ...made.run.model, name: "other" },
    choices: { ...made.run.choices, top: 1, interests: ["zebrafish"] },
  };
  const first = await make(other);
  const second = await make(other);

  expect([first.isSkipped, second.isSkipped]).toEqual([false, true]);
  expect(second.result).toEqual({ ...first.result, isUnchanged: true });
  expect(first.result).toMatchObject({ ofOthers: 2, kept: { top: 2, interests: [] } });
});

test("a day of which something was told is made once more, so that it is told again if it still holds", async () => {
  const { run: quiet } = makeRun(LISTED);
  const lookUpArtefacts: Run["sources"]["lookUpArtefacts"] = async (paper) => ({
    ...(await quiet.sources.lookUpArtefacts(paper)),
    hasPage: false,
  });
  const run: Run = { ...quiet, sources: { ...quiet.sources, lookUpArtefacts } };

  const runs = [await make(run), await make(run), await make(run)];

  expect(runs.map(({ isSkipped }) => isSkipped)).toEqual([false, false, true]);
});

test("the draft of a hidden card counts as kept, whether its day is made or skipped", async () => {
  const { run } = await makeDone();
  await run.store.digests.updateDay(DATE, (now) => {
    const [first = expect.fail(), ...others] = now?.cards ?? [];
    return { ...(now ?? expect.fail()), cards: [{ ...first, hidden: true }, ...others] };
  });
  const countKept = async () => {
    const before = run.ledger.snapshot().cached;
    const { isSkipped, result } = await make(run);
    return { isSkipped, ok: result.ok, kept: run.ledger.snapshot().cached - before };
  };

  expect(await countKept()).toEqual({ isSkipped: false, ok: 1, kept: 2 });
  expect(await countKept()).toEqual({ isSkipped: true, ok: 1, kept: 2 });
});

test("a day that a request holds otherwise than its files is made", async () => {
  const { run } = await makeDone();
  const held = (await run.store.digests.readDay(DATE)) ?? expect.fail();

  expect((await make(withDays(run, new Map([[DATE, held]])))).isSkipped).toBe(false);
});
