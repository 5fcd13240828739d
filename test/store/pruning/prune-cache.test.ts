import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { dirname, join } from "node:path";
import { expect, test } from "vitest";
import { DailyDigest } from "../../../src/core/digest/digest.ts";
import { addDays, DigestDate } from "../../../src/core/paper/date.ts";
import { openAnswerCache } from "../../../src/store/answer-cache.ts";
import { openFiles } from "../../../src/store/files.ts";
import { openStore, type Store } from "../../../src/store/open-store.ts";
import { readDay } from "../../support/recorded.ts";
import { makeFolder } from "../../support/temporary.ts";

const DAY = DigestDate.parse("2026-02-13");
const DIGEST = DailyDigest.parse(
  JSON.parse(readFileSync(`examples/${DAY}/output/daily/2026/${DAY}.json`, "utf8")),
);
const NAMES = DIGEST.cards.flatMap(({ provenance }) => provenance?.fingerprint ?? []);

const WHAT = {
  before: DigestDate.parse("2026-06-01"),
  except: new Set<DigestDate>(),
  signal: new AbortController().signal,
};

/** A store as one process sees it. */
function openAs(processId: number, folder: string): Store {
  return openStore({
    outputFolder: join(folder, "output"),
    cacheFolder: join(folder, "cache"),
    writer: { processId, isRunning: () => true },
  });
}

/** An archive with a day that is done, and its answers. */
async function open() {
  const folder = makeFolder();
  const store = openAs(1, folder);
  await keepDay(DAY, store);
  for (const name of NAMES) await store.answers.remember(name, answerAt("2026-02-14T12:00:00Z"));
  return { folder, store, pathOf: (name: string) => pathOf("answers", name, folder) };
}

async function keepDay(date: DigestDate, { digests, listings }: Store): Promise<void> {
  await digests.updateDay(date, () => ({ ...DIGEST, date }));
  const items = readDay(DAY).map((item) => JSON.parse(JSON.stringify(item).replaceAll(DAY, date)));
  await listings.remember({ date, settled: true, items });
}

/** Makes a day one that another look may change. */
async function leaveOpen(date: DigestDate, { digests }: Store): Promise<void> {
  await digests.updateDay(date, () => ({ ...DIGEST, date, status: "provisional" }));
}

function answerAt(answeredAt: string) {
  const usage = { inputTokens: 1, outputTokens: 1, costUsd: 0 };
  const answer = { model: "test-model", text: "{}", finishReason: "stop", refusal: null };
  return { ...answer, usage, answeredAt };
}

function pathOf(kind: string, name: string, folder: string): string {
  return join(folder, "cache", kind, name.slice(0, 2), `${name}.json`);
}

test("a day's answers and its listing are taken out together", async () => {
  const { store, pathOf } = await open();

  expect(await store.prune(WHAT)).toBe(NAMES.length + 1);
  expect(NAMES.filter((name) => existsSync(pathOf(name)))).toEqual([]);
  expect(await store.listings.recall(DAY)).toBeNull();
});

test("one answer that is not old keeps all of its day", async () => {
  const { store } = await open();
  const [first = ""] = NAMES;
  await store.answers.remember(first, answerAt("2026-06-01T00:00:00Z"));

  expect(await store.prune(WHAT)).toBe(0);
});

test("what a killed run has begun is ended by the next", async () => {
  const { store, pathOf } = await open();
  const [first = "", second = ""] = NAMES;
  for (const name of [first, second]) rmSync(pathOf(name));

  expect(await store.prune(WHAT)).toBe(NAMES.length - 1);
  expect(existsSync(pathOf(first))).toBe(false);
  expect(await store.listings.listDays()).toEqual([]);
});

test("two runs that prune at once remove each file once", async () => {
  const { store, folder } = await open();
  const other = openAs(2, folder);

  const files = await Promise.all([store.prune(WHAT), other.prune(WHAT), store.prune(WHAT)]);
  const rest = await store.prune(WHAT);

  expect(files.reduce((sum, count) => sum + count, rest)).toBe(NAMES.length + 1);
  expect(await other.listings.listDays()).toEqual([]);
});

test("a claim that is free is taken at once, and one that another process has is not waited for", async () => {
  const { store, folder } = await open();
  const other = openAs(2, folder);
  const waiting = { signal: WHAT.signal, onWait: () => {} };

  const held = await other.claims.take("drafting-x", waiting);
  const taken = await store.claims.takeFree("drafting-x");
  await held();
  const free = await store.claims.takeFree("drafting-x");
  const own = await store.claims.takeFree("drafting-x");
  await free?.();

  expect([taken, own]).toEqual([null, null]);
  expect(free).not.toBeNull();
  expect(await other.claims.list()).toEqual([]);
});

test("one run prunes sixty-four days at most, and the next goes on", async () => {
  const folder = makeFolder();
  const store = openAs(1, folder);
  const days = Array.from({ length: 70 }, (_, index) => addDays(DAY, -index)).toReversed();
  for (const date of days) await keepDay(date, store);

  const first = await store.prune(WHAT);
  const second = await store.prune(WHAT);

  expect([first, second]).toEqual([64, 6]);
  expect(await store.listings.listDays()).toEqual([]);
});

test("days that have to stay keep no other in the cache, whichever those are", async () => {
  const folder = makeFolder();
  const store = openAs(1, folder);
  const days = Array.from({ length: 40 }, (_, index) => addDays(DAY, -index)).toReversed();
  for (const date of days) await keepDay(date, store);
  const staying = days.filter((_, index) => index % 4 > 0);
  for (const date of staying) await leaveOpen(date, store);

  for (let day = 0; day < 10; day += 1) {
    await store.prune({ ...WHAT, before: addDays(WHAT.before, day) });
  }

  expect(await store.listings.listDays()).toEqual(staying);
});

test("no link is entered: what lies behind a folder that leads out stays, and so does its day", async () => {
  const { store, folder, pathOf } = await open();
  const [first = ""] = NAMES;
  const outside = join(makeFolder(), "outside");
  renameSync(dirname(pathOf(first)), outside);
  symlinkSync(outside, dirname(pathOf(first)));

  await store.prune(WHAT);

  expect(readdirSync(outside)).toEqual([`${first}.json`]);
  expect(await openAs(2, folder).listings.listDays()).toEqual([DAY]);
});

test("of a listing that is a link the link is removed, and not what it leads to", async () => {
  const { store, folder } = await open();
  const path = join(folder, `cache/listings/${DAY}.json.gz`);
  const outside = join(makeFolder(), "listing.gz");
  renameSync(path, outside);
  symlinkSync(outside, path);

  await store.prune(WHAT);

  expect([existsSync(path), existsSync(outside)]).toEqual([false, true]);
});

test("what a document names in place of a fingerprint removes nothing", async () => {
  const { folder } = await open();
  const names = ["../../../output/daily/2026/2026-02-13", "", "..", "a".repeat(63)];

  const files = openFiles({ processId: 1, isRunning: () => true });
  const answers = openAnswerCache(join(folder, "cache"), files);
  for (const name of names) expect(await answers.forget(name)).toBe(0);

  expect(existsSync(join(folder, `output/daily/2026/${DAY}.json`))).toBe(true);
});

test("answers that could not be used go when they are old, and nothing else in their folder", async () => {
  const { store, folder } = await open();
  const [young = "", old = ""] = NAMES;
  const paths = [young, old].map((name) => pathOf("rejected", name, folder));
  for (const name of [young, old]) await store.answers.reject(name);
  const foreign = pathOf("rejected", "notes", folder);
  mkdirSync(dirname(foreign), { recursive: true });
  writeFileSync(foreign, "mine");
  for (const path of [...paths.slice(1), foreign]) utimesSync(path, 0, 0);
  for (const path of paths.slice(0, 1)) utimesSync(path, 2_000_000_000, 2_000_000_000);

  await store.prune({ ...WHAT, except: new Set([DAY]) });

  expect(paths.map((path) => existsSync(path))).toEqual([true, false]);
  expect(readFileSync(foreign, "utf8")).toBe("mine");
});
