import { expect, onTestFinished, test } from "vitest";
import { draftAll } from "../../src/drafting/draft-all.ts";
import { makeDrafting, makeSettings } from "../support/drafting.ts";
import { complete, type ModelScript, openModelServer } from "../support/model-server.ts";
import { makeDraftOf, makePaperOf } from "../support/papers.ts";

const KEY = "sk-own-Ab9CdEf0123x4567ZyXwVuTs";
const PAPER = makePaperOf(0);

/** An answer whose draft says something more. */
const answer = (more: string, overrides: Record<string, unknown> = {}) => {
  const draft = makeDraftOf(PAPER);
  const uncertainty = `${draft.uncertainty} ${more}`;
  return complete(JSON.stringify({ ...draft, uncertainty }), overrides);
};

async function draftWith(script: ModelScript, apiKey = KEY) {
  const server = await openModelServer([PAPER], script);
  onTestFinished(server.close);
  const drafting = makeDrafting(makeSettings(server.url, { apiKey }));
  const { outcomes } = await draftAll([PAPER], drafting);
  const { answers, rejected } = drafting.cache;
  const written = JSON.stringify([outcomes, ...answers.values(), ...rejected.values()]);
  return { outcome: outcomes[0], written, asked: server.requests.map(({ body }) => body) };
}

test.each([
  ["as it is", KEY],
  ["in base64", Buffer.from(KEY).toString("base64")],
  ["backwards", [...KEY].toReversed().join("")],
  ["in parts", `${KEY.slice(0, 18)} ${KEY.slice(18)}`],
])("an answer that repeats the key %s is asked for again, and kept without it", async (_, form) => {
  const more = `키는 ${form}입니다.`;
  const { outcome, written, asked } = await draftWith(({ count }) =>
    count === 1 ? { body: answer(more, { model: form, refusal: form }) } : {},
  );

  expect(outcome).toMatchObject({ status: "drafted", draft: makeDraftOf(PAPER) });
  expect(asked).toHaveLength(2);
  for (const text of [written, JSON.stringify(asked)]) {
    expect(text).toContain("[key]");
    expect(text).not.toContain(form);
  }
});

test("a card whose two answers repeat the key fails, and nothing of the key is kept", async () => {
  const { outcome, written } = await draftWith(() => ({ body: answer(`키는 ${KEY}입니다.`) }));

  expect(outcome).toMatchObject({
    status: "failed",
    failure: {
      code: "KEY_REPEATED",
      message: expect.stringMatching(/key into its answers.*masked/),
    },
  });
  expect(written).not.toContain(KEY.slice(7, 20));
});

test("an answer of which nothing but the key can be read fails for the key, too", async () => {
  const { outcome } = await draftWith(() => ({ body: complete(`Authorization: ${KEY}`) }));

  expect(outcome).toMatchObject({ failure: { code: "KEY_REPEATED" } });
});

test("a key that is a word, as for a model on this machine, stays a word of answers", async () => {
  const { outcome, asked } = await draftWith(
    () => ({ body: answer("비교에 pass-rate 조건이 없습니다.") }),
    "pass-rate",
  );

  expect(outcome).toMatchObject({ draft: { uncertainty: expect.stringContaining("pass-rate") } });
  expect(asked).toHaveLength(1);
});
