import { expect, onTestFinished, test } from "vitest";
import { readTemplates } from "../../src/cli/package-files.ts";
import { draftAll } from "../../src/drafting/draft-all.ts";
import { chooseProfile, type ProfileOverrides } from "../../src/model/provider/profiles.ts";
import { openCachingServer, TARIFFS } from "../support/caching-server.ts";
import { makeDrafting, makeSettings } from "../support/drafting.ts";
import { complete, type ModelReply, type ModelRequest, refuse } from "../support/model-server.ts";
import { makeDraftOf, makePapers } from "../support/papers.ts";

const PAPERS = makePapers(5);
const MODELS = ["gpt-5.6-luna", "gpt-6-luna"] as const;
const OPENAI = new URL("https://api.openai.com/v1");

/** Five papers at once, with the real prompt and the profile that OpenAI has, at a provider that keeps prompts. */
async function draftFive(
  model: (typeof MODELS)[number],
  {
    overrides,
    refused = () => null,
    after = () => undefined,
  }: {
    overrides?: ProfileOverrides;
    refused?: (request: ModelRequest) => ModelReply | null;
    after?: (before: number) => Promise<unknown> | undefined;
  } = {},
) {
  const server = await openCachingServer(PAPERS, {
    tariff: TARIFFS[model],
    refuse: refused,
    after,
  });
  onTestFinished(server.close);
  const settings = makeSettings(server.url, { model, concurrency: 8 });
  const profile = chooseProfile(OPENAI, model, overrides);
  const drafting = makeDrafting({ ...settings, provider: { ...settings.provider, profile } });
  const { outcomes } = await draftAll(PAPERS, { ...drafting, templates: await readTemplates() });
  return { server, outcomes, drafting, ...drafting.ledger.snapshot() };
}

test.each(MODELS)(
  "five cards by %s at once read the provider's cache four times",
  async (model) => {
    const others = Promise.withResolvers<void>();
    const { server, outcomes, calls, tokens, costUsd } = await draftFive(model, {
      after: (before) => {
        if (before === 4) others.resolve(); // the four are there at the same time
        return before === 0 ? undefined : others.promise;
      },
    });

    expect(outcomes.map(({ status }) => status)).toEqual(Array(5).fill("drafted"));
    expect(calls).toBe(5);
    expect(server.served.map(({ read }) => read > 0)).toEqual([false, true, true, true, true]);
    expect(server.served.map(({ written }) => written > 0)).toEqual([
      true,
      false,
      false,
      false,
      false,
    ]);
    expect(tokens).toEqual({
      input: server.served.reduce((sum, { input }) => sum + input, 0),
      cached: server.served.reduce((sum, { read }) => sum + read, 0),
      written: server.served[0]?.written,
      hitRate: expect.closeTo(10_016 / 14_073, 9),
      output: 5_000,
    });
    expect(costUsd).toBeCloseTo(server.totalUsd(), 9);
    expect(server.peak()).toBe(4);
  },
);

test.each([
  ["an unknown host", new URL("https://llm.example.com/v1")],
  ["this machine", new URL("http://127.0.0.1:8000/v1")],
])("nothing waits at %s, and no breakpoint is sent", async (_, host) => {
  let asked = 0;
  const all = Promise.withResolvers<void>();
  const server = await openCachingServer(PAPERS, {
    tariff: TARIFFS["gpt-6-luna"],
    refuse: () => {
      asked += 1;
      if (asked === 5) all.resolve();
      return null;
    },
    after: () => all.promise,
  });
  onTestFinished(server.close);
  const { provider, ...settings } = makeSettings(server.url, {
    model: "gpt-6-luna",
    concurrency: 8,
  });
  const drafting = makeDrafting({
    ...settings,
    provider: { ...provider, profile: chooseProfile(host, "gpt-6-luna") },
  });

  await draftAll(PAPERS, { ...drafting, templates: await readTemplates() });

  expect(server.peak()).toBe(5);
  expect(JSON.stringify(server.requests.map(({ body }) => body))).not.toContain("prompt_cache");
});

test("when the first question fails, the next is the first", async () => {
  const { server, outcomes } = await draftFive("gpt-6-luna", {
    refused: ({ index }) =>
      index === 0 ? { status: 400, body: refuse("flagged by moderation") } : null,
  });

  expect(outcomes.filter(({ status }) => status === "drafted")).toHaveLength(4);
  expect(server.served.map(({ read }) => read > 0)).toEqual([false, true, true, true]);
});

test.each([
  [
    "prompt_cache_breakpoint",
    "Unknown parameter: 'messages[0].content[0].prompt_cache_breakpoint'.",
  ],
  ["prompt_cache_options", "Unrecognized request argument supplied: prompt_cache_options"],
  ["prompt_cache_key", "Extra inputs are not permitted: prompt_cache_key"],
  ['"type":"text"', "messages.0.content: Input should be a valid string"],
])(
  "an endpoint that refuses %s is asked without it, and every card is made",
  async (sent, words) => {
    const { outcomes, drafting, calls } = await draftFive("gpt-6-luna", {
      refused: ({ body }) =>
        JSON.stringify(body).includes(sent) ? { status: 400, body: refuse(words) } : null,
    });

    expect(outcomes.map(({ status }) => status)).toEqual(Array(5).fill("drafted"));
    expect(calls).toBe(6);
    expect(drafting.notices).toHaveLength(1);
  },
);

test("breakpoint and tier change no question: what was paid for in flex is found again without", async () => {
  const { drafting } = await draftFive("gpt-6-luna", { overrides: { serviceTier: "flex" } });
  const { provider, ...settings } = makeSettings("http://127.0.0.1:9/v1", { model: "gpt-6-luna" });
  const profile = { ...chooseProfile(OPENAI, "gpt-6-luna"), prefix: null };
  const again = makeDrafting(
    { ...settings, provider: { ...provider, profile } },
    { cache: drafting.cache },
  );

  const { outcomes } = await draftAll(PAPERS, { ...again, templates: await readTemplates() });

  expect(outcomes.map(({ status }) => status)).toEqual(Array(5).fill("drafted"));
  expect(again.ledger.snapshot()).toMatchObject({ calls: 0, cached: 5 });
});

test("flex costs half, and is priced so", async () => {
  const standard = await draftFive("gpt-6-luna");
  const { server, costUsd } = await draftFive("gpt-6-luna", {
    overrides: { serviceTier: "flex" },
  });

  expect(server.served.every(({ tier }) => tier === "flex")).toBe(true);
  expect(costUsd).toBeCloseTo(server.totalUsd(), 9);
  expect(costUsd).toBeCloseTo((standard.costUsd ?? 0) / 2, 9);
});

const FULL = { error: { message: "Resource unavailable.", code: "resource_unavailable" } };

test.each([
  ["resource_unavailable", { status: 429, body: FULL }],
  [
    "no capacity",
    { status: 429, body: refuse("No flex capacity at the moment, try again later.") },
  ],
  ["Groq's status for it", { status: 498, body: refuse("capacity_exceeded") }],
  ["an overload", { status: 503, body: refuse("The model is overloaded.") }],
] as const)(
  "a question that flex turns away with %s is asked in the standard tier at once, said once, and priced as that",
  async (_, reply) => {
    const { server, outcomes, drafting, costUsd, calls } = await draftFive("gpt-6-luna", {
      overrides: { serviceTier: "flex" },
      refused: ({ index, body }) =>
        index % 2 === 0 && body.service_tier === "flex" ? reply : null,
    });

    expect(outcomes.map(({ status }) => status)).toEqual(Array(5).fill("drafted"));
    expect(calls).toBe(8);
    expect(server.served.filter(({ tier }) => tier === "flex")).toHaveLength(2);
    expect(costUsd).toBeCloseTo(server.totalUsd(), 9);
    expect(drafting.notices).toEqual([
      "OpenAI had no place for a question in its flex tier; such questions are asked in the standard tier.",
    ]);
  },
);

test("a limit of a minute in flex is waited for, since the standard tier has it too", async () => {
  const { server, outcomes } = await draftFive("gpt-6-luna", {
    overrides: { serviceTier: "flex" },
    refused: ({ index, count }) =>
      index === 0 && count === 1
        ? { status: 429, body: refuse("Rate limit reached for flex on requests per min (RPM).") }
        : null,
  });

  expect(outcomes.map(({ status }) => status)).toEqual(Array(5).fill("drafted"));
  expect(server.served.every(({ tier }) => tier === "flex")).toBe(true);
});

const WRITTEN = "such answers are counted at the standard price.";

test.each([
  ["default", `OpenAI answered a question outside of its flex tier; ${WRITTEN}`],
  [undefined, `OpenAI does not say whether it answers in its flex tier; ${WRITTEN}`],
])("a provider that answers flex in the tier %s is told once", async (tier, notice) => {
  const { drafting, outcomes } = await draftFive("gpt-6-luna", {
    overrides: { serviceTier: "flex" },
    refused: ({ paper }) => ({
      body: complete(JSON.stringify(makeDraftOf(paper)), { service_tier: tier }),
    }),
  });

  expect(outcomes.map(({ status }) => status)).toEqual(Array(5).fill("drafted"));
  expect(drafting.notices).toEqual([notice]);
});

test("a flex tier that the provider does not have is told once", async () => {
  const server = await openCachingServer(PAPERS, { tariff: TARIFFS["gpt-6-luna"] });
  onTestFinished(server.close);
  const settings = makeSettings(server.url);
  const groq = new URL("https://api.groq.com/openai/v1");
  const profile = chooseProfile(groq, "some-model", { serviceTier: "flex" });
  const drafting = makeDrafting({ ...settings, provider: { ...settings.provider, profile } });

  await draftAll(PAPERS, drafting);

  expect(drafting.notices).toEqual([
    "Groq has no tier that costs less, so that PAPERCARDS_SERVICE_TIER does nothing.",
  ]);
});

test("a model without flex is asked in the provider's own tier, said once", async () => {
  const { outcomes, drafting, calls } = await draftFive("gpt-6-luna", {
    overrides: { serviceTier: "flex" },
    refused: ({ body }) =>
      body.service_tier === "flex"
        ? { status: 400, body: refuse("service_tier 'flex' is not supported with this model.") }
        : null,
  });

  expect(outcomes.map(({ status }) => status)).toEqual(Array(5).fill("drafted"));
  expect(calls).toBe(6);
  expect(drafting.notices).toEqual([
    expect.stringMatching(
      /^OpenAI refused service_tier; from here on it is not sent\. \S+ answered 400: service_tier 'flex'/,
    ),
  ]);
});
