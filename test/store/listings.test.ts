import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { type Artefacts, NOT_LOOKED_UP } from "../../src/core/paper/artefacts.ts";
import { DigestDate } from "../../src/core/paper/date.ts";
import { openStore } from "../../src/store/open-store.ts";
import { makeFolder } from "../support/temporary.ts";

const DATE = DigestDate.parse("2026-02-13");
const LISTING = { date: DATE, settled: true, items: [{ paper: { id: "2602.12036" } }] };
const NONE = { own: [], mentions: 0 };
const FOUND: Artefacts = { models: NONE, datasets: NONE, spaces: null };

function open(folder = makeFolder()) {
  const { listings } = openStore({
    outputFolder: join(folder, "output"),
    cacheFolder: join(folder, "cache"),
    writer: { processId: 1, isRunning: () => true },
  });
  return { listings, path: join(folder, `cache/listings/${DATE}.json`), folder };
}

test("a listing that is fetched again keeps what was looked up of its papers", async () => {
  const { listings } = open();
  await listings.remember(LISTING);
  await listings.addArtefacts(DATE, { "2602.12036": FOUND });

  await listings.remember({ ...LISTING, items: [] });

  expect(await listings.recall(DATE)).toEqual({
    ...LISTING,
    items: [],
    artefacts: { "2602.12036": FOUND },
  });
});

test("what was found first stays, whoever finds more at the same time", async () => {
  const { listings, folder } = open();
  await listings.remember(LISTING);
  const other = open(folder).listings;
  const more = { models: { own: [], mentions: 9 }, datasets: null, spaces: NONE };

  const kept = await listings.addArtefacts(DATE, { "2602.12036": FOUND });
  const merged = await Promise.all([
    other.addArtefacts(DATE, { "2602.12036": more }),
    listings.addArtefacts(DATE, { "2602.00001": NOT_LOOKED_UP }),
  ]);

  expect(kept).toEqual({ "2602.12036": FOUND });
  expect((await listings.recall(DATE))?.artefacts).toEqual({
    "2602.12036": { models: NONE, datasets: NONE, spaces: NONE },
    "2602.00001": NOT_LOOKED_UP,
  });
  expect(merged[0]["2602.12036"]?.models).toEqual(NONE);
});

test("what is kept is the same, whichever paper was looked up first", async () => {
  const ids = ["2602.12036", "2602.00001", "2602.09877"];
  const texts = [];
  for (const order of [ids, ids.toReversed()]) {
    const { listings, path } = open();
    await listings.remember(LISTING);
    for (const id of order) await listings.addArtefacts(DATE, { [id]: FOUND });
    texts.push(readFileSync(path, "utf8"));
  }

  expect(texts[0]).toBe(texts[1]);
});

test("a listing of an older version has nothing looked up, and one that cannot be read is replaced", async () => {
  const { listings, path } = open();
  await listings.remember(LISTING);

  expect(await listings.recall(DATE)).toEqual(LISTING);
  expect(JSON.parse(readFileSync(path, "utf8"))).toEqual(LISTING);

  writeFileSync(path, '{"date":');
  await listings.remember(LISTING);

  expect(await listings.recall(DATE)).toEqual(LISTING);
});

test("without a listing there is nothing to keep it with", async () => {
  const { listings } = open();

  expect(await listings.addArtefacts(DATE, { "2602.12036": FOUND })).toEqual({
    "2602.12036": FOUND,
  });
  expect(await listings.recall(DATE)).toBeNull();
});
