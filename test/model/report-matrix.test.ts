import { expect, test } from "vitest";
import { draftAll } from "../../src/drafting/draft-all.ts";
import type { Clock } from "../../src/http/clock.ts";
import { makeDrafting, makeSettings } from "../support/drafting.ts";
import type { Fault } from "../support/faults.ts";
import { makeHastyClock } from "../support/hasty-clock.ts";
import { complete, type ModelRequest, openModelServer, refuse } from "../support/model-server.ts";
import { makeDraftOf, makePapers } from "../support/papers.ts";

const PAPERS = makePapers(5);

/** Plays what real providers were reported to send, for five papers one after the other. */
async function play(
  fault: (clock: Clock) => Fault,
  { concurrency = 1, model = "test-model" } = {},
) {
  const clock = makeHastyClock();
  const server = await openModelServer(PAPERS, fault(clock));
  try {
    const settings = makeSettings(server.url, { concurrency, model });
    const drafting = makeDrafting(settings, { clock });
    const { outcomes, endedBy } = await draftAll(PAPERS, drafting);
    const codes = outcomes.flatMap((one) => (one.status === "failed" ? [one.failure.code] : []));
    return {
      calls: server.requests.length,
      cards: outcomes.length - codes.length,
      codes,
      bodies: server.requests.map(({ body }) => body),
      rooms: [...new Set(server.requests.map(roomOf))],
      endedBy,
      notices: drafting.notices,
      reasked: drafting.ledger.snapshot().reasked,
    };
  } finally {
    await server.close();
  }
}

const roomOf = ({ body }: Pick<ModelRequest, "body">): number =>
  Number(body.max_tokens ?? body.max_completion_tokens);
const textOf = ({ paper }: ModelRequest): string => JSON.stringify(makeDraftOf(paper));
const once =
  (fault: Fault): (() => Fault) =>
  () =>
  (request) =>
    request.count === 1 ? fault(request) : {};
const refuseWith =
  (status: number, body: unknown, headers = {}): Fault =>
  () => ({ status, body, headers });

const BILL_AND_WAIT = refuse(
  `You exceeded your current quota, please check your plan and billing details. ${"For more information head to the docs. ".repeat(20)}Please retry in 5.2s.`,
  "RESOURCE_EXHAUSTED",
);

test("P02: told seconds beat words about an unpaid bill", async () => {
  const played = await play(once(refuseWith(429, BILL_AND_WAIT)));

  expect([played.calls, played.cards, played.endedBy]).toEqual([10, 5, null]);
});

test.each<[string, Fault, RegExp]>([
  [
    "a detail",
    refuseWith(429, { error: { code: 429, message: "No.", details: [{ retryDelay: "39600s" }] } }),
    /in 11 hours, after/,
  ],
  ["words", refuseWith(429, refuse("Please retry after 86400 seconds.")), /in 24 hours, after/],
  [
    "minutes, for each question of a day",
    refuseWith(429, refuse("Requests per day (RPD): Limit 200. Please try again in 7m12s.")),
    /in 8 minutes, after/,
  ],
  [
    "a header",
    refuseWith(429, refuse("No."), {
      "x-ratelimit-remaining-requests": "0",
      "x-ratelimit-reset-requests": "3h0m0s",
    }),
    /in 3 hours, after/,
  ],
  [
    "the name of its limit",
    refuseWith(429, refuse("Limit met: free-models-per-day")),
    /, after .+ 00:00 UTC/,
  ],
  [
    "the name of a week's limit",
    refuseWith(429, refuse("you (kim) have reached your weekly usage limit, upgrade for more")),
    /^See at the provider when the limit resets/,
  ],
  [
    "a limit of nothing, whatever wait stands beside it",
    refuseWith(429, {
      error: {
        ...{ code: 429, message: "Quota exceeded for metric: requests, limit: 0. Retry in 52s." },
        details: [{ quotaId: "GenerateRequestsPerDayPerProject" }, { retryDelay: "52s" }],
      },
    }),
    /^Choose another model as OPENAI_MODEL, or a plan/,
  ],
])(
  "P03: a wait of hours or more that is told in %s closes the door at once, and says what is known of its end",
  async (_, fault, fix) => {
    const played = await play(() => fault);

    expect([played.calls, played.cards]).toEqual([1, 0]);
    expect(played.endedBy?.fix).toMatch(fix);
  },
);

const OVER =
  (most: number, words: (room: number) => string): (() => Fault) =>
  () =>
  (request) => {
    const room = roomOf(request);
    return room > most ? { status: 400, body: refuse(words(room)) } : {};
  };

test.each<[string, () => Fault, number]>([
  [
    "OpenAI",
    OVER(
      1_024,
      (room) =>
        `max_tokens is too large: ${room}. This model supports at most 1024 completion tokens, whereas you provided ${room}.`,
    ),
    1_024,
  ],
  [
    "vLLM",
    OVER(
      1_342,
      (room) =>
        `'max_tokens' is too large: ${room}. This model's maximum context length is 4096 tokens and your request has 2754 input tokens (${room} > 4096 - 2754).`,
    ),
    1_342,
  ],
  [
    "an older server",
    OVER(
      1_342,
      (room) =>
        `This model's maximum context length is 4,096 tokens. However, you requested ${2754 + room} tokens (2754 in the messages, ${room} in the completion).`,
    ),
    1_342,
  ],
  [
    "a range",
    OVER(2_048, () => "Invalid max_tokens value, the valid range of max_tokens is [1, 2048]"),
    2_048,
  ],
  ["no number", OVER(1_300, () => "max_tokens is too large for this model."), 1_250],
])(
  "P05: a limit of the answer that is refused as too large is lowered once for all, as %s tells it",
  async (_, fault, room) => {
    const played = await play(fault);

    expect([played.calls, played.cards, played.rooms]).toEqual([6, 5, [2_500, room]]);
    expect(played.notices).toEqual([
      expect.stringMatching(
        `^This endpoint takes no answers of 2500 tokens; from here on at most ${room} are asked for\\. \\S+ answered 400: `,
      ),
    ]);
  },
);

test("P05: a question that is larger than a whole minute's tokens gets less room", async () => {
  const words =
    "Request too large for model on tokens per minute (TPM): Limit 6000, Requested 6200, please reduce.";
  const fault: Fault = (request) =>
    roomOf(request) > 2_300 ? { status: 413, body: refuse(words, "rate_limit_exceeded") } : {};

  const played = await play(() => fault);

  expect([played.calls, played.cards, played.rooms]).toEqual([6, 5, [2_500, 2_300]]);
});

test("P05: credit for shorter answers is used for cards until it is too little for one", async () => {
  let credit = 4_122;
  const fault: Fault = (request) => {
    const asked = roomOf(request);
    if (asked <= credit) {
      credit -= 1_200;
      return {};
    }
    const words = `This request requires more credits, or fewer max_tokens. You requested up to ${asked} tokens, but can only afford ${credit}.`;
    return { status: 402, body: refuse(words, "402") };
  };

  const played = await play(() => fault, { model: "qwen3-thinking" });

  expect([played.cards, played.rooms]).toEqual([3, [6_000, 4_122, 2_922, 1_722]]);
  expect(played.endedBy?.fix).toMatch(/Add credit/);
  expect(played.notices).toContainEqual(
    expect.stringMatching(
      /^This endpoint has not enough credit for answers of 6000 tokens; from here on at most 4122 are asked for\. \S+ answered 402: /,
    ),
  );
});

test("P05: what a cut answer needs more is asked for as far as the model goes", async () => {
  const fault: Fault = (request) => {
    if (roomOf(request) > 8_192) {
      return {
        status: 400,
        body: refuse("max_tokens must be less than or equal to 8192, got 12000"),
      };
    }
    const cut = complete(textOf(request).slice(0, 300), { finish_reason: "length" });
    return roomOf(request) > 6_000 ? {} : { body: cut };
  };

  const played = await play(() => fault, { model: "qwen3-thinking" });

  expect(played.cards).toBe(5);
  expect(played.rooms).toEqual([6_000, 12_000, 8_192]);
});

test.each([
  ["its code", "Failed to generate JSON. Please adjust your prompt.", "json_validate_failed"],
  ["words about the schema", "Generated JSON does not match the expected schema.", null],
])(
  "P08: a bad answer that is told as a refusal, by %s, is asked about again, and changes nothing for the others",
  async (_, message, code) => {
    const error = { message, code, failed_generation: '{"keyPoints": [' };
    const played = await play(once(refuseWith(400, { error })));

    expect([played.calls, played.cards, played.reasked]).toEqual([10, 5, 5]);
    expect(played.notices).toEqual([]);
    expect(JSON.stringify(played.bodies)).toContain(
      '"role":"assistant","content":"{\\"keyPoints\\": ["',
    );
    expect(played.bodies.every((body) => JSON.stringify(body).includes("json_schema"))).toBe(true);
  },
);

test("P09: a keyword that is refused is left out, and the schema stays", async () => {
  const fault: Fault = ({ body }) =>
    JSON.stringify(body).includes("minItems")
      ? { status: 400, body: refuse("'minItems' is not supported in response_format json_schema.") }
      : {};

  const played = await play(() => fault);

  expect([played.calls, played.cards]).toEqual([6, 5]);
  expect(played.notices).toEqual([
    expect.stringMatching(
      /^This endpoint refused minItems in the schema; from here on it goes without\. \S+ answered 400: 'minItems' is not/,
    ),
  ]);
  expect(JSON.stringify(played.bodies.at(-1))).toContain("json_schema");
});

test.each([
  ["an empty account", "Your credit balance is too low to access the API.", 1, /Add credit/],
  ["a budget", "Budget has been exceeded! Current cost: 10.02, Max budget: 10.0", 1, /Add credit/],
  ["an account in arrears", "Arrearage: make sure your account is in good standing.", 1, /Add cr/],
  ["a limit of usage", "You have reached your specified API usage limits.", 1, /spending limit/],
  [
    "a limit until a day",
    "You have reached your specified API usage limits. You will regain access on 2222-12-01 at 00:00 UTC.",
    1,
    /^Run the same command again in/,
  ],
  ["no model", "No models loaded. Please load a model.", 1, /Load the model/],
  ["words that nobody knows", "Tenant 7 is frozen (request 81a).", 3, /OPENAI_MODEL/],
])(
  "P11: a refusal that is the same for every paper closes the door: %s",
  async (_, words, calls, fix) => {
    let request = 0;
    const fault: Fault = () => {
      request += 1;
      return { status: 400, body: refuse(words.replace("81a", `${request}b`)) };
    };

    const played = await play(() => fault);

    expect([played.calls, played.cards]).toEqual([calls, 0]);
    expect(played.codes).toEqual(Array(5).fill("MODEL_CLOSED"));
    expect(played.endedBy?.fix).toMatch(fix);
  },
);

/** How engines refuse a question of 4,342 tokens for a context of 4,096. */
const CONTEXTS: [string, number, unknown, RegExp][] = [
  [
    "llama.cpp",
    400,
    {
      error: {
        ...{ code: 400, type: "exceed_context_size_error", n_prompt_tokens: 9342, n_ctx: 9096 },
        message:
          "request (9342 tokens) exceeds the available context size (9096 tokens), try increasing it",
      },
    },
    /^Start llama\.cpp with `--ctx-size 16384`/,
  ],
  [
    "an older llama.cpp",
    500,
    {
      error: {
        message: "the request exceeds the available context size. try increasing the context size",
        ...{ type: "exceed_context_size_error", n_prompt_tokens: 4342, n_ctx: 4096 },
      },
    },
    /--ctx-size/,
  ],
  [
    "SGLang",
    400,
    refuse("The input (4342 tokens) is longer than the model's context length (4096 tokens)."),
    /--context-length 16384/,
  ],
  [
    "LM Studio",
    400,
    {
      error:
        "Trying to keep the first 4342 tokens when context the overflows. However, the model is loaded with context length of only 4096 tokens, which is not enough.",
    },
    /^Load the model in LM Studio/,
  ],
  [
    "another LM Studio",
    400,
    {
      error:
        "The number of tokens to keep from the initial prompt is greater than the context length (n_keep: 4342>= n_ctx: 4096). Try to load the model with a larger context length, or provide a shorter input.",
    },
    /^Load the model in LM Studio/,
  ],
  [
    "vLLM",
    400,
    refuse(
      "The decoder prompt (length 4342) is longer than the maximum model length of 4096. Make sure that `max_model_len` is no smaller.",
    ),
    /--max-model-len/,
  ],
  [
    "a newer vLLM",
    400,
    refuse(
      "'max_tokens' or 'max_completion_tokens' is too large: 2500. This model's maximum context length is 4096 tokens and your request has 4342 input tokens (2500 > 4096 - 4342).",
    ),
    /context of 16384 tokens/,
  ],
  [
    "OpenAI",
    400,
    refuse(
      "This model's maximum context length is 4097 tokens. However, your messages resulted in 4342 tokens. Please reduce the length of the messages.",
      "context_length_exceeded",
    ),
    /choose another one as OPENAI_MODEL/,
  ],
  [
    "TGI",
    422,
    refuse("Input validation error: `inputs` must have less than 4095 tokens. Given: 4342"),
    /context of 16384/,
  ],
  ["Anthropic", 400, refuse("prompt is too long: 4342 tokens > 4096 maximum"), /context of 16384/],
];

test.each(CONTEXTS)(
  "a context that is too short for any question closes the door, and how to raise it is said once: %s",
  async (_, status, body, fix) => {
    const played = await play(() => refuseWith(status, body));

    expect([played.calls, played.cards, played.notices]).toEqual([3, 0, []]);
    expect(played.endedBy?.fix).toMatch(fix);
    expect(played.endedBy?.fix).toMatch(/context is too short for a question/);
  },
);

const NEARLY: [string, (room: number) => ReturnType<Fault>, RegExp][] = [
  [
    "vLLM",
    (room) => ({
      status: 400,
      body: refuse(
        `'max_tokens' or 'max_completion_tokens' is too large: ${room}. This model's maximum context length is 4096 tokens and your request has 3500 input tokens (${room} > 4096 - 3500).`,
      ),
    }),
    /4096 tokens and your request has 3500 input tokens/,
  ],
  [
    "llama.cpp",
    () => ({
      body: complete('{"keyPoints": [', {
        finish_reason: "length",
        usage: { prompt_tokens: 3_500, completion_tokens: 596 },
      }),
    }),
    /cut an answer after 596 tokens, where it had room for 2500\./,
  ],
];

test.each(NEARLY)(
  "a context that a question nearly fills leaves no room for any card, and is told as too short: %s",
  async (_, reply, words) => {
    const played = await play(() => (request) => reply(roomOf(request)));

    expect([played.calls, played.cards, played.notices]).toEqual([3, 0, []]);
    expect(played.endedBy?.message).toMatch(words);
    expect(played.endedBy?.fix).toMatch(/question and a card of at least 850 tokens\.$/);
  },
);

const MEMORY = "model requires more system memory (9.8 GiB) than is available (5.2 GiB)";

test("P11: a lack of memory that is told as a refusal closes the door after three", async () => {
  const words = "Failed to load the model: insufficient system resources.";
  const played = await play(() => refuseWith(400, refuse(words)));

  expect([played.calls, played.cards]).toEqual([3, 0]);
  expect(played.endedBy?.fix).toMatch(/smaller model/);
});

test.each([
  [500, MEMORY, /smaller model/],
  [500, "CUDA out of memory. Tried to allocate 20.00 MiB", /smaller model/],
  [500, "llama runner process has terminated: exit status 2", /log of the server/],
  [503, "EngineCore encountered an issue. See the stack trace.", /log of the server/],
  [500, "Cannot interpret tensor of rank 7", /log of the server/],
  [503, "no healthy upstream", /^Run the same command again later/],
])(
  "P11: a server that has only faults to report is given up, with what to do by its words: %i %s",
  async (status, words, fix) => {
    const played = await play(() => refuseWith(status, refuse(words)));

    expect([played.calls, played.cards]).toEqual([5, 0]);
    expect(played.endedBy?.fix).toMatch(fix);
  },
);

test.each([
  [500, refuse("The server had an error while processing your request. Sorry about that!")],
  [502, "<html><title>Bad gateway</title></html>"],
  [502, ""],
  [503, refuse("The model is overloaded. Please try again later.")],
  [503, refuse("Service Unavailable")],
  [500, refuse("Internal Server Error", "api_error")],
  [500, refuse("an error was encountered while running the model: unexpected EOF")],
  [500, refuse("llama runner process has terminated: exit status 2")],
  [503, refuse("EngineCore encountered an issue. See the stack trace.")],
])(
  "P11: faults of the first 20 s cost no card, whatever their words: %i %j",
  async (status, body) => {
    const fault = (clock: Clock): Fault => {
      const readyMs = clock.now() + 20_000;
      return () => (clock.now() < readyMs ? { status, body } : {});
    };
    const played = await play(fault);

    expect([played.calls, played.cards, played.endedBy]).toEqual([9, 5, null]);
  },
);

test.each([
  [500, "llama runner process has terminated: exit status 2"],
  [504, "Deadline expired before operation could complete."],
  [503, "failure to get a peer from the ring-balancer"],
])(
  "P11: a server that has answered gets the time to start again, whatever it says meanwhile: %i %s",
  async (status, words) => {
    const played = await play(
      (clock) => {
        let brokenAtMs: number | null = null;
        let asked = 0;
        return () => {
          asked += 1;
          if (asked === 1) return {};
          brokenAtMs ??= clock.now();
          return clock.now() - brokenAtMs < 5_000 ? { status, body: refuse(words) } : {};
        };
      },
      { concurrency: 8 },
    );

    expect([played.cards, played.endedBy]).toEqual([5, null]);
  },
);

test("P11: one paper that meets a lack of memory is asked again", async () => {
  const fault = refuseWith(500, refuse(MEMORY));
  const played = await play(
    () => (request) => (request.index === 2 && request.count <= 3 ? fault(request) : {}),
  );

  expect([played.cards, played.endedBy]).toEqual([5, null]);
});

test.each([1, 8])(
  "P13: a model that loads for 45 s is waited for with one question, %i at once",
  async (concurrency) => {
    const fault = (clock: Clock): Fault => {
      const readyMs = clock.now() + 45_000;
      return () =>
        clock.now() < readyMs
          ? { status: 503, body: refuse("Loading model", "unavailable_error") }
          : {};
    };

    const played = await play(fault, { concurrency });

    expect(played.cards).toBe(5);
    expect(played.calls).toBeLessThanOrEqual(concurrency === 1 ? 11 : 15);
    expect(played.notices.join(" ")).toMatch(/still being loaded/);
  },
);

const part = (request: ModelRequest, more: object) => ({
  body: complete(textOf(request).slice(0, 300), { ...more }),
});

test.each<[string, Fault]>([
  [
    "by its finish reason",
    (request) => part(request, { finish_reason: "insufficient_system_resource" }),
  ],
  [
    "with an error beside it",
    (request) =>
      part(request, { finish_reason: "stop", error: { message: "Overloaded", code: 502 } }),
  ],
])("P14: an answer that is broken off, %s, is asked for again as it was", async (_, fault) => {
  const played = await play(once(fault));

  expect([played.calls, played.cards, played.reasked]).toEqual([10, 5, 0]);
  expect(new Set(played.bodies.map((body) => JSON.stringify(body))).size).toBe(5);
});

test.each([
  ["cut", "model_length", [10, 5, 5]],
  ["withheld", "sensitive", [5, 0, 0]],
])("P14: an answer that is %s ends so in whatever words", async (_, finish_reason, counts) => {
  const fault: Fault = (request) => (request.count === 1 ? part(request, { finish_reason }) : {});

  const played = await play(() => fault);

  expect([played.calls, played.cards, played.reasked]).toEqual(counts);
});
