import { setTimeout as sleep } from "node:timers/promises";
import { afterEach, expect, test, vi } from "vitest";
import { InterruptedError, SettingsError } from "../../src/core/errors.ts";
import { draftAll } from "../../src/drafting/draft-all.ts";
import { askForDraft } from "../../src/drafting/draft-question.ts";
import { makeDrafting, makeSettings, templates } from "../support/drafting.ts";
import { makeHastyClock } from "../support/hasty-clock.ts";
import {
  complete,
  type ModelReply,
  type ModelScript,
  openModelServer,
  refuse,
} from "../support/model-server.ts";
import { makeDraftOf, makePaperOf, makePapers } from "../support/papers.ts";

const PAPERS = makePapers(6);
const PAPER = makePaperOf(0);
const closing: (() => Promise<void>)[] = [];

afterEach(async () => {
  vi.unstubAllEnvs();
  for (const close of closing.splice(0)) await close();
});

async function openServer(script: ModelScript = () => ({})) {
  const server = await openModelServer(PAPERS, script);
  closing.push(server.close);
  return server;
}

test("a hanging answer times out and frees its connection and its place", async () => {
  const server = await openServer(({ index, count }) => ({
    isHanging: index === 0 && count === 1,
  }));
  const drafting = makeDrafting(
    makeSettings(server.url, { concurrency: 1, overrides: { timeoutMs: 1_500 } }),
  );

  const { outcomes } = await draftAll(PAPERS, drafting);

  expect(outcomes.map(({ status }) => status)).toEqual(Array(6).fill("drafted"));
  expect(drafting.ledger.snapshot()).toMatchObject({ calls: 7, retried: 1 });
  expect(server.peak()).toBe(1);
});

test("an answer that hangs for ever fails its own paper only", async () => {
  const server = await openServer(({ index }) => ({ isHanging: index === 0 }));
  const drafting = makeDrafting(makeSettings(server.url, { overrides: { timeoutMs: 1_500 } }));

  const { outcomes } = await draftAll(PAPERS, drafting);

  expect(outcomes.map(({ status }) => status)).toEqual(["failed", ...Array(5).fill("drafted")]);
  expect(outcomes[0]).toMatchObject({
    failure: { code: "MODEL_UNREACHABLE", message: /gave no answer within 1.5 s/ },
  });
});

test("never more questions are in flight than the concurrency says", async () => {
  const second = Promise.withResolvers<void>();
  const server = await openServer(({ index }) => {
    if (index === 1) second.resolve();
    return { after: second.promise.then(() => sleep(5)) }; // time for a third, were it let in
  });

  await draftAll(PAPERS, makeDrafting(makeSettings(server.url, { concurrency: 2 })));

  expect(server.peak()).toBe(2);
});

test("an interrupted run stops asking and keeps the answers it has", async () => {
  const controller = new AbortController();
  const server = await openServer(({ index }) => {
    if (index === 2) controller.abort();
    return index === 2 ? { isHanging: true } : {};
  });
  const drafting = makeDrafting(makeSettings(server.url, { concurrency: 1 }));

  const run = draftAll(PAPERS, { ...drafting, signal: controller.signal });

  await expect(run).rejects.toThrow(InterruptedError);
  expect(server.requests).toHaveLength(3);
  expect(drafting.cache.answers.size).toBe(2);
});

test("without a key, an endpoint elsewhere is not asked at all", async () => {
  const settings = makeSettings("https://api.example.com/v1", { apiKey: null });

  await expect(draftAll(PAPERS, makeDrafting(settings))).rejects.toThrow(SettingsError);
});

test("a model of another is not asked for at OpenAI, with its key", async () => {
  const settings = makeSettings("https://api.openai.com/v1", { model: "deepseek-chat" });

  await expect(draftAll(PAPERS, makeDrafting(settings))).rejects.toThrow(
    expect.objectContaining({
      code: "SETTINGS",
      message: expect.stringContaining("a model of DeepSeek"),
      korean: expect.objectContaining({
        happened: expect.stringContaining("다른 제공자(DeepSeek)의 모델"),
      }),
    }),
  );
});

test("without a key, an endpoint on this machine answers", async () => {
  const server = await openServer();

  const { outcomes } = await draftAll(
    PAPERS,
    makeDrafting(makeSettings(server.url, { apiKey: null })),
  );

  expect(outcomes.every(({ status }) => status === "drafted")).toBe(true);
});

test("nothing of the environment reaches the wire", async () => {
  vi.stubEnv("OPENAI_ORG_ID", "org-from-env");
  vi.stubEnv("OPENAI_PROJECT_ID", "project-from-env");
  vi.stubEnv("OPENAI_ADMIN_KEY", "admin-from-env");
  vi.stubEnv("OPENAI_BASE_URL", "http://127.0.0.1:1/elsewhere");
  vi.stubEnv("OPENAI_CUSTOM_HEADERS", "x-secret: secret-from-env");
  const server = await openServer();

  await draftAll(PAPERS, makeDrafting(makeSettings(server.url)));

  const [request] = server.requests;
  expect(request?.headers.authorization).toBe("Bearer sk-test-1234567890");
  expect(JSON.stringify(server.requests.map(({ headers }) => headers))).not.toContain("from-env");
});

test("a redirect is not followed with the prompt in hand", async () => {
  const target = await openServer();
  const server = await openServer(() => ({ status: 307, headers: { location: target.url } }));

  const { outcomes } = await draftAll(PAPERS, makeDrafting(makeSettings(server.url)));

  expect(outcomes.every(({ status }) => status === "failed")).toBe(true);
  expect(target.requests).toHaveLength(0);
});

test("a parameter that the endpoint refuses is left out from then on, said once", async () => {
  const server = await openServer(({ body }) =>
    "temperature" in body
      ? { status: 400, body: refuse("Unsupported value: 'temperature' does not support 0.3.") }
      : {},
  );
  const overrides = { temperature: 0.3 };
  const drafting = makeDrafting(makeSettings(server.url, { overrides, concurrency: 1 }));

  const { outcomes } = await draftAll(PAPERS, drafting);

  expect(outcomes.every(({ status }) => status === "drafted")).toBe(true);
  expect(server.requests).toHaveLength(7);
  expect(drafting.notices).toEqual([
    expect.stringMatching(
      /^This endpoint refused temperature; from here on it is not sent\. 127\.0\.0\.1:\d+ answered 400: Unsupported value: 'temperature' does not support 0\.3\.$/,
    ),
  ]);
});

test("the cost limit stops the questions before it is passed, and says so", async () => {
  // An answer of 1,000 tokens in and 500 out costs $0.0075: $2.50 and $10 for a million.
  const server = await openServer();
  const settings = makeSettings(server.url, { model: "gpt-4o", maxCostUsd: 0.04 });
  const drafting = makeDrafting(settings);

  const { outcomes, endedBy } = await draftAll(PAPERS, drafting);

  const codes = outcomes.map((outcome) =>
    outcome.status === "failed" ? outcome.failure.code : null,
  );
  expect(drafting.ledger.snapshot().costUsd).toBeLessThanOrEqual(0.04);
  expect(codes.filter((code) => code === null).length).toBeGreaterThan(2);
  expect(codes).toContain("COST_LIMIT");
  expect(endedBy?.reason).toBe("COST_LIMIT");
});

test("a cost limit that cannot be kept is a wrong setting", async () => {
  const settings = makeSettings("https://api.example.com/v1", { maxCostUsd: 1 });

  await expect(draftAll(PAPERS, makeDrafting(settings))).rejects.toThrow(/price of test-model/);
});

test("cost is counted from reported usage and known prices", async () => {
  const server = await openServer();
  const drafting = makeDrafting(makeSettings(server.url, { model: "gpt-4o" }));

  await draftAll(PAPERS, drafting);

  const { tokens, costUsd } = drafting.ledger.snapshot();
  expect(tokens).toEqual({ input: 6000, cached: 0, written: 0, hitRate: 0, output: 3000 });
  expect(costUsd).toBeCloseTo(6000 * 2.5e-6 + 3000 * 10e-6, 6);
});

test("unknown usage and unknown prices stay unknown", async () => {
  const server = await openServer(({ paper, index }) => ({
    body: complete(JSON.stringify(makeDraftOf(paper)), index === 0 ? { usage: null } : {}),
  }));
  const drafting = makeDrafting(makeSettings(server.url));

  await draftAll(PAPERS, drafting);

  expect(drafting.ledger.snapshot()).toMatchObject({
    tokens: { input: null, cached: 0, written: 0, hitRate: null, output: null },
    costUsd: null,
  });
});

test("an answer says which model gave it, and when", async () => {
  const server = await openServer();
  const { model, signal } = makeDrafting(makeSettings(server.url));

  const { answer } = await model.ask(askForDraft(PAPER, templates.draft), signal);

  expect(answer.model).toBe("test-model-2026");
  expect(Date.parse(answer.answeredAt)).toBeGreaterThan(0);
});

test("after Retry-After nobody asks until the time is up", async () => {
  const waits: number[] = [];
  const server = await openServer(({ index, count }) =>
    index === 0 && count === 1
      ? { status: 429, headers: { "retry-after": "20" }, body: refuse("Slow down.") }
      : {},
  );
  const drafting = makeDrafting(makeSettings(server.url, { concurrency: 1 }), {
    clock: {
      now: () => waits.reduce((sum, ms) => sum + ms, 0),
      sleep: async (ms) => {
        waits.push(ms);
      },
      random: () => 0.5,
    },
  });

  await draftAll(PAPERS, drafting);

  expect(waits.reduce((sum, ms) => sum + ms, 0)).toBe(20_000);
  expect(drafting.notices).toEqual(["The model asks for a pause of 20 s."]);
});

test("a provider that asks for a pause of hours ends the run", async () => {
  const server = await openServer(() => ({
    status: 429,
    headers: { "retry-after": "7200" },
    body: refuse("Daily limit reached."),
  }));
  const drafting = makeDrafting(makeSettings(server.url, { concurrency: 1 }));

  const { endedBy } = await draftAll(PAPERS, drafting);

  expect(server.requests).toHaveLength(1);
  expect(endedBy?.fix).toMatch(/^Run the same command again in 2 hours, after \d{4}-.+ UTC\.$/);
});

test.each<[what: string, passing: ModelReply]>([
  ["no credit", { status: 429, body: refuse("No credit left.", "insufficient_quota") }],
  ["no model loaded", { status: 404, body: refuse("No models loaded. Please load one.") }],
  ["a limit of eleven minutes", { status: 429, headers: { "retry-after": "660" }, body: "wait" }],
  ["pauses of more than ten minutes", { status: 429, headers: { "retry-after": "400" } }],
  ["a gateway without a server", { status: 502, body: "<html>Bad Gateway</html>" }],
  ["lost connections", { isReset: true }],
])(
  "%s closes a model until a person asks, whose question is a try of its own",
  async (_, passing) => {
    let hasPassed = false;
    const server = await openServer(() => (hasPassed ? {} : passing));
    const clock = makeHastyClock();
    const drafting = makeDrafting(makeSettings(server.url, { concurrency: 1 }), { clock });
    const { endedBy } = await draftAll(PAPERS, drafting);
    const startMs = clock.now();
    const closedAt = server.requests.length;
    hasPassed = true;
    const unasked = await draftAll(PAPERS.slice(0, 1), drafting);
    const askedOfRun = server.requests.length;

    drafting.model.reopen();
    const { outcomes } = await draftAll(PAPERS.slice(0, 1), drafting);

    expect(endedBy).not.toBeNull();
    expect({ status: unasked.outcomes[0]?.status, askedOfRun }).toEqual({
      status: "failed",
      askedOfRun: closedAt,
    });
    expect(outcomes[0]?.status).toBe("drafted");
    expect(server.requests).toHaveLength(closedAt + 1);
    expect(clock.now() - startMs).toBeLessThan(70_000);
  },
);

test("a question of a person is one request where the refusal lasts", async () => {
  const server = await openServer(() => ({ status: 402, body: refuse("Insufficient balance.") }));
  const drafting = makeDrafting(makeSettings(server.url, { concurrency: 1 }));
  await draftAll(PAPERS, drafting);

  drafting.model.reopen();
  await draftAll(PAPERS, drafting);

  expect(server.requests).toHaveLength(2);
});
