import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import sharp from "sharp";
import { expect, test } from "vitest";
import { buildDailyDigest } from "../../src/core/digest/digest.ts";
import { DigestDate } from "../../src/core/paper/date.ts";
import type { Answer } from "../../src/core/question/answer.ts";
import { openStore, type Store } from "../../src/store/open-store.ts";
import { makeDraftedCard, makePaper } from "../support/make.ts";
import { makeFolder } from "../support/temporary.ts";

function open(folder = makeFolder()) {
  const store = openStore({
    outputFolder: join(folder, "output"),
    cacheFolder: join(folder, "cache"),
    writer: { processId: 1, isRunning: () => true },
  });
  return { folder, store };
}

function makeDay(date: string) {
  const cards = [makeDraftedCard({ paper: makePaper({ title: `A paper of ${date}` }) })];
  return buildDailyDigest({ date: DigestDate.parse(date), status: "settled", listed: 1, cards });
}

async function writeDay({ digests }: Store, date: string): Promise<string[]> {
  const digest = makeDay(date);
  return (await digests.updateDay(digest.date, () => digest)).files;
}

const answer: Answer = {
  model: "test-model",
  text: "{}",
  finishReason: "stop",
  refusal: null,
  usage: { inputTokens: 1, outputTokens: 1, costUsd: null },
  answeredAt: "2026-02-14T02:30:00.000Z",
};

test("a digest is read back as it was written", async () => {
  const { store } = open();
  const digest = makeDay("2026-02-13");

  await store.digests.updateDay(digest.date, () => digest);

  expect(await store.digests.readDay(digest.date)).toEqual(digest);
});

test("the index shows the newest day first, then the years and months", async () => {
  const { store, folder } = open();
  for (const date of ["2026-01-30", "2026-02-13", "2025-12-31"]) await writeDay(store, date);

  await store.writeIndex();

  const index = readFileSync(join(folder, "output/README.md"), "utf8");
  const places = [
    "## 최근",
    "2026-02-13",
    "2025-12-31",
    "### 2026년",
    "<summary>2월 (1일)",
    "<summary>1월 (1일)",
    "### 2025년",
    "<summary>12월 (1일)",
  ];
  const found = places.map((place) => index.indexOf(place));
  expect(found).toEqual(found.toSorted((a, b) => a - b));
  expect(found).not.toContain(-1);
  expect(index).toContain("(daily/2026/2026-02-13.md)");
});

test("a foreign file among the digests stops the index, and is left alone", async () => {
  const { store, folder } = open();
  const [json = ""] = await writeDay(store, "2026-02-13");
  writeFileSync(json, '{"hello":"world"}');

  await expect(store.writeIndex()).rejects.toThrow(json);
  expect(readFileSync(join(folder, "output/daily/2026/2026-02-13.json"), "utf8")).toBe(
    '{"hello":"world"}',
  );
});

test("an answer is recalled until it is rejected, and kept for reading afterwards", async () => {
  const { store, folder } = open();
  const fingerprint = "ab".repeat(32);
  await store.answers.remember(fingerprint, answer);
  expect(await store.answers.recall(fingerprint)).toEqual(answer);

  await store.answers.reject(fingerprint);

  expect(await store.answers.recall(fingerprint)).toBeNull();
  const kept = join(folder, "cache/rejected/ab", `${fingerprint}.json`);
  expect(JSON.parse(readFileSync(kept, "utf8"))).toEqual(answer);
});

test("a thumbnail is kept as WebP, 640 pixels wide", async () => {
  const { store, folder } = open();
  const picture = await sharp({
    create: { width: 1200, height: 648, channels: 3, background: "#336699" },
  })
    .png()
    .toBuffer();

  const { webp } = await store.images.convert(picture);
  expect(await store.images.keep("2602.12036", webp ?? expect.fail())).toBe(
    "images/2602.12036.webp",
  );

  const kept = await sharp(join(folder, "output/images/2602.12036.webp")).metadata();
  expect(kept).toMatchObject({ format: "webp", width: 640 });
  expect(await store.images.find("2602.12036")).toBe("images/2602.12036.webp");
});
