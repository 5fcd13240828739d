import { readdirSync, readFileSync } from "node:fs";
import { expect, onTestFinished, test } from "vitest";
import { z } from "zod";
import { draftAll } from "../../../src/drafting/draft-all.ts";
import { chooseProfile } from "../../../src/model/provider/profiles.ts";
import { makeDrafting, makeSettings } from "../../support/drafting.ts";
import { openModelServer } from "../../support/model-server.ts";
import { makeDraftOf, makePapers } from "../../support/papers.ts";

const FOLDER = "test/fixtures/providers";
const PAPERS = makePapers(3);

/** What a provider's documentation shows of its compatible endpoint: a request, an answer and a refusal. */
const Exchange = z.object({
  source: z.string(),
  baseUrl: z.url(),
  model: z.string(),
  /** Fields of every request. */
  sends: z.record(z.string(), z.unknown()),
  neverSends: z.array(z.string()),
  /** An answer, with `{{draft}}` in place of its text. */
  answer: z.unknown(),
  tokens: z.object({ input: z.int(), cached: z.int(), output: z.int() }),
  refusal: z.object({
    status: z.int(),
    headers: z.record(z.string(), z.string()),
    body: z.unknown(),
  }),
  /** What a run does after the refusal. */
  leadsTo: z.enum(["again", "closed"]),
});

const EXCHANGES = readdirSync(FOLDER).map(
  (name) => [name, Exchange.parse(JSON.parse(readFileSync(`${FOLDER}/${name}`, "utf8")))] as const,
);

test.each(EXCHANGES)("%s is asked as it wants to be, and understood", async (_, exchange) => {
  const { baseUrl, model, sends, neverSends, tokens, refusal } = exchange;
  let isRefused = false;
  const server = await openModelServer(PAPERS, ({ paper, body }) => {
    const isFirst = !isRefused;
    isRefused = true;
    if (isFirst) return refusal;
    expect(body).toMatchObject(expectText(sends));
    expect(Object.keys(body).filter((name) => neverSends.includes(name))).toEqual([]);
    const text = JSON.stringify(JSON.stringify(makeDraftOf(paper)));
    return { body: JSON.parse(JSON.stringify(exchange.answer).replace('"{{draft}}"', () => text)) };
  });
  onTestFinished(server.close);
  const { provider, ...settings } = makeSettings(server.url, { model, concurrency: 1 });
  const profile = chooseProfile(new URL(baseUrl), model);
  const drafting = makeDrafting({ ...settings, provider: { ...provider, profile } });

  const { outcomes, endedBy } = await draftAll(PAPERS, drafting);

  const isClosed = exchange.leadsTo === "closed";
  expect(endedBy !== null).toBe(isClosed);
  expect(outcomes.map(({ status }) => status)).toEqual(
    Array(PAPERS.length).fill(isClosed ? "failed" : "drafted"),
  );
  const answered = isClosed ? 0 : PAPERS.length;
  expect(drafting.ledger.snapshot()).toMatchObject({
    calls: 1 + answered,
    tokens: {
      input: tokens.input * answered,
      cached: tokens.cached * answered,
      output: tokens.output * answered,
    },
  });
});

/** `{{text}}` stands for any text. */
function expectText(fields: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(fields).map(([name, value]) => [
      name,
      value === "{{text}}" ? expect.any(String) : value,
    ]),
  );
}
