import { expect, test } from "vitest";
import { collectLines } from "../../../src/model/batch/collect-lines.ts";
import { UNDECODED } from "../../../src/model/batch/read-lines.ts";
import { createLedger } from "../../../src/model/ledger.ts";
import { UNPRICED } from "../../../src/model/prices.ts";
import { makeCache, makeProvider } from "../../support/drafting.ts";
import { complete } from "../../support/model-server.ts";

const [ASKED, OTHER] = ["a".repeat(64), "b".repeat(64)];
const answerTo = (custom_id: string, body: unknown = complete("예")) =>
  JSON.stringify({ custom_id, response: { status_code: 200, body }, error: null });
const nested = "[".repeat(50_000) + "]".repeat(50_000);

async function collect(lines: readonly (string | null)[], maxLines?: number) {
  const cache = makeCache();
  const asked = new Set([ASKED]);
  const collected = await collectLines(
    (async function* () {
      yield* lines;
    })(),
    {
      ...{ cache, ledger: createLedger(), provider: makeProvider("https://llm.example.com/v1") },
      ...{ price: UNPRICED.priceOf, now: () => new Date("2026-02-13T00:00:00Z") },
    },
    { takes: (fingerprint) => asked.delete(fingerprint), ...(maxLines && { maxLines }) },
  );
  return { ...collected, kept: [...cache.answers.keys()], answers: [...cache.answers.values()] };
}

test.each<[string, string | null]>([
  ["is too long", null],
  ["holds deep JSON as text", answerTo(ASKED, nested).replace(ASKED, OTHER)],
  ["is about a question that was not asked", answerTo(OTHER)],
])("a line that %s is foreign, and the others are collected", async (_, line) => {
  const collected = await collect([line, answerTo(ASKED), line]);

  expect(collected).toMatchObject({ answered: 1, foreign: 2, kept: [ASKED], stoppedAfter: null });
  expect(collected.damage).toBeNull();
});

test.each([
  ["is no UTF-8", UNDECODED, "its line 1 is no UTF-8"],
  ["is no JSON", "<html></html>", "its line 1 is no line of results"],
  ["is an error of a gateway", '{"error":{"message":"later"}}', "its line 1 is no line of results"],
  ["is cut", answerTo(ASKED).slice(0, -10), "its line 1 is cut off, or no JSON"],
  [
    "is nested deeply",
    `{"custom_id":"${ASKED}","response":{"status_code":200,"body":${nested}}}`,
    "its line 1 is cut off, or no JSON",
  ],
  ["has no fingerprint", answerTo("request-1"), "its line 1 is no line of results"],
  ["would be another file's name", answerTo(`../${ASKED}`), "its line 1 is no line of results"],
])("a line that %s may be any answer, and is told", async (_, line, damage) => {
  const collected = await collect([line, answerTo(ASKED), line]);

  expect(collected).toMatchObject({ answered: 1, foreign: 0, unreadable: 2, kept: [ASKED] });
  expect(collected.damage).toBe(damage);
});

test.each([[[]], [["", " "]]])("a file without a line (%j) is told", async (lines) => {
  expect(await collect(lines)).toMatchObject({ answered: 0, damage: "it is empty" });
});

test("an answer that is in the cache already is not counted a second time", async () => {
  const cache = makeCache();
  const ledger = createLedger();
  const options = {
    ...{ cache, ledger, provider: makeProvider("https://llm.example.com/v1") },
    ...{ price: UNPRICED.priceOf, now: () => new Date("2026-02-13T00:00:00Z") },
  };
  const lines = async function* () {
    yield answerTo(ASKED);
  };

  await collectLines(lines(), options, { takes: () => true });
  const once = ledger.snapshot();
  await collectLines(lines(), options, { takes: () => true });

  expect(ledger.snapshot()).toEqual(once);
});

test("an answer that repeats the key is kept without it", async () => {
  const provider = makeProvider("https://llm.example.com/v1");
  const { answers } = await collect([answerTo(ASKED, complete(`키는 ${provider.apiKey}입니다.`))]);

  expect(answers).toMatchObject([{ text: "키는 [key]입니다." }]);
});

test("of two answers to one question the first one counts", async () => {
  const collected = await collect([answerTo(ASKED), answerTo(ASKED, complete("아니요"))]);

  expect(collected).toMatchObject({ answered: 1, foreign: 1 });
});

test("20,000 foreign lines are counted and nothing else", async () => {
  const lines = Array.from({ length: 20_000 }, (_, index) =>
    answerTo(index.toString(16).padStart(64, "0")),
  );

  expect(await collect(lines)).toMatchObject({ answered: 0, foreign: 20_000, kept: [] });
});

test("after its most lines a file is read no further", async () => {
  async function* endless() {
    for (;;) yield answerTo(OTHER);
  }
  const cache = makeCache();
  const options = {
    ...{ cache, ledger: createLedger(), provider: makeProvider("https://llm.example.com/v1") },
    ...{ price: UNPRICED.priceOf, now: () => new Date() },
  };

  const collected = await collectLines(endless(), options, { takes: () => false, maxLines: 1_000 });

  expect(collected).toMatchObject({ foreign: 1_000, stoppedAfter: "1000 lines" });
});

test("an answer that deep JSON stands in place of is no answer, and is asked for again", async () => {
  const collected = await collect([answerTo(ASKED, nested)]);

  expect(collected).toMatchObject({ answered: 0, foreign: 0, kept: [] });
});
