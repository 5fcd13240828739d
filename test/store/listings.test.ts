import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { gunzipSync, gzipSync } from "node:zlib";
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
  return { listings, path: join(folder, `cache/listings/${DATE}.json.gz`), folder };
}

/** Keeps a listing as older versions did. */
function keepUnpacked(path: string): string {
  const older = path.replace(".gz", "");
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(older, `${JSON.stringify(LISTING)}\n`);
  return older;
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
    texts.push(gunzipSync(readFileSync(path)).toString());
  }

  expect(texts[0]).toBe(texts[1]);
});

test("a listing of an older version has nothing looked up, and one that cannot be read is replaced", async () => {
  const { listings, path } = open();
  await listings.remember(LISTING);

  expect(await listings.recall(DATE)).toEqual(LISTING);
  expect(JSON.parse(gunzipSync(readFileSync(path)).toString())).toEqual(LISTING);

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

test("a listing that an older version kept unpacked counts until the next one, which takes its place", async () => {
  const { listings, path } = open();
  const older = keepUnpacked(path);

  expect(await listings.recall(DATE)).toEqual(LISTING);
  expect(await listings.listDays()).toEqual([DATE]);

  await listings.addArtefacts(DATE, { "2602.12036": FOUND });

  expect(existsSync(older)).toBe(false);
  expect(await listings.recall(DATE)).toEqual({ ...LISTING, artefacts: { "2602.12036": FOUND } });
  expect(await listings.listDays()).toEqual([DATE]);
});

test("of a run that was killed between the two, the packed listing counts, and its day is listed once", async () => {
  const { listings, path } = open();
  await listings.remember({ ...LISTING, settled: false });
  keepUnpacked(path);

  expect((await listings.recall(DATE))?.settled).toBe(false);
  expect(await listings.listDays()).toEqual([DATE]);
});

test("a listing that is forgotten is gone in both forms, and nothing happens without one", async () => {
  const { listings, path } = open();
  await listings.remember(LISTING);
  keepUnpacked(path);

  expect([await listings.remove(DATE), await listings.remove(DATE)]).toEqual([2, 0]);
  expect(readdirSync(dirname(path))).toEqual([]);
});

test.each([
  ["torn", gzipSync(JSON.stringify(LISTING)).subarray(0, 20), "is truncated or not packed"],
  ["without end", gzipSync(" ".repeat(9_000_000)), "holds more than the 8388608 bytes"],
])(
  "a packed listing that is %s is named, and never taken for a missing one",
  async (_, bytes, problem) => {
    const { listings, path } = open();
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, bytes);

    await expect(listings.recall(DATE)).rejects.toThrow(`${path} ${problem}`);
  },
);
