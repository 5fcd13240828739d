import { expect, test } from "vitest";
import { HTML_PAGE } from "../../../src/model/wire/read-completion.ts";
import {
  readMeantStatus,
  toRefusedError,
  toUnreadableError,
} from "../../../src/model/wire/to-model-error.ts";
import { readErrorBody } from "../../../src/model/wire/wire-error.ts";
import { makeProvider } from "../../support/drafting.ts";

const PROVIDER = makeProvider("https://llm.example.com/v1", { apiKey: "sk-own" });
const NOW = Date.parse("2026-02-13T00:00:00Z");

const refuse = (httpStatus: number, message: string, headers = {}) =>
  toRefusedError(PROVIDER, { httpStatus, error: { message }, headers: new Headers(headers) }, NOW);

test.each([
  [400, "context length exceeded", "MODEL_CLOSED", 0, false, /OPENAI_MODEL/],
  [400, "Invalid API key", "MODEL_CLOSED", 0, true, /OPENAI_API_KEY/],
  [400, "The model does not exist", "MODEL_CLOSED", 0, true, /OPENAI_MODEL/],
  [400, "blocked by content_filter", "REFUSED", 0, false, /papercards review/],
  [401, "", "MODEL_CLOSED", 0, true, /OPENAI_API_KEY/],
  [402, "", "MODEL_CLOSED", 0, true, /Add credit/],
  [403, "", "MODEL_CLOSED", 0, true, /OPENAI_API_KEY/],
  [403, "Your newly created team doesn't have any credits yet.", "MODEL_CLOSED", 0, true, /Add cr/],
  [403, "Your team has used all available credits.", "MODEL_CLOSED", 0, true, /Add credit/],
  [403, "Key limit exceeded (total limit).", "MODEL_CLOSED", 0, true, /Add credit/],
  [413, "Too large on tokens per minute (TPM)", "MODEL_CLOSED", 0, false, /more tokens a minute/],
  [502, "error code: 502", "MODEL_UNREACHABLE", 4, false, /later/],
  [403, "Your monthly spending limit is reached.", "MODEL_CLOSED", 0, true, /Add credit/],
  [429, "Budget has been exceeded! Max budget: 10.0", "MODEL_CLOSED", 0, true, /Add credit/],
  [429, "Too many requests. Add 10 credits for more.", "MODEL_UNREACHABLE", 8, false, /later/],
  [400, "thinking budget exceeds the maximum", "MODEL_CLOSED", 0, false, /OPENAI_MODEL/],
  [404, "", "MODEL_CLOSED", 0, true, /OPENAI_MODEL/],
  [408, "", "MODEL_UNREACHABLE", 4, false, /later/],
  [410, "", "MODEL_CLOSED", 0, true, /OPENAI_MODEL/],
  [429, "Slow down", "MODEL_UNREACHABLE", 8, false, /later/],
  [429, "insufficient_quota", "MODEL_CLOSED", 0, true, /Add credit/],
  [500, "", "MODEL_UNREACHABLE", 4, false, /later/],
  [503, "", "MODEL_UNREACHABLE", 4, false, /later/],
] as const)(
  "%i %j: %s, %i retries, ends the run: %j",
  (status, message, reason, retries, endsRun, fix) => {
    expect(refuse(status, message)).toMatchObject({
      ...{ status, reason, retries, endsRun },
      fix: expect.stringMatching(fix),
    });
  },
);

const PAGE = "<!DOCTYPE html><title>Blocked</title>";
const GOOGLE =
  "Generative Language API has not been used in project 12345 before or it is disabled. Enable it by visiting https://console.developers.google.com/apis/.";
const denied = (message: string, code: string | null) =>
  JSON.stringify({ error: { message, code } });

test.each([
  [403, PAGE, /^Open a page in a browser .* HTTPS_PROXY/],
  [404, PAGE, /is the address of a Chat Completions API/],
  [405, PAGE, /is the address of a Chat Completions API/],
  [401, PAGE, /OPENAI_API_KEY/],
  [
    403,
    denied("Project `proj_x` has no access to it.", "model_not_found"),
    /^Correct OPENAI_MODEL/,
  ],
  [403, denied("Country, region, or territory not supported", null), /^Ask from a place/],
  [403, denied(GOOGLE, null), /^Enable the API at the provider, /],
  [451, "Unavailable for legal reasons", /^Ask from a place/],
] as const)(
  "a %i with %s is told as what it is, and not always as a wrong key",
  (httpStatus, body, fix) => {
    const refused = { httpStatus, error: readErrorBody(body), headers: new Headers() };

    expect(toRefusedError(PROVIDER, refused, NOW)).toMatchObject({
      ...{ endsRun: true, reason: "MODEL_CLOSED", fix: expect.stringMatching(fix) },
      message: expect.stringMatching(body === PAGE ? / with an HTML page\.$/ : /: \w/),
    });
  },
);

test("where a page came, the address that was asked is named, without a key in it", () => {
  const provider = makeProvider("https://llm.example.com/t/sk-own-1234567890/v1/", {
    apiKey: "sk-own-1234567890",
  });
  const refused = { httpStatus: 403, error: readErrorBody(PAGE), headers: new Headers() };
  const unreadable = { httpStatus: 200, problem: HTML_PAGE };

  expect(toUnreadableError(PROVIDER, unreadable).message).toBe(
    "https://llm.example.com/v1 answered 200 with an HTML page.",
  );
  const told = [toRefusedError(provider, refused, NOW), toUnreadableError(provider, unreadable)];
  for (const { message } of told) {
    expect(message).toMatch(
      /^https:\/\/llm\.example\.com\/t\/\S+\/v1 answered \d+ with an HTML page\.$/,
    );
    expect(message).not.toContain("sk-own");
  }
});

test("a rate limit is an overload, and a fault is none", () => {
  expect(refuse(429, "").isOverload).toBe(true);
  expect(refuse(503, "").isOverload).toBe(false);
});

test.each([
  [{ "retry-after": "1.5" }, "", 1500],
  [{}, "Please try again in 2s.", 2000],
  [{ "retry-after": "600" }, "", 600_000],
])("a rate limit with %j and %j asks for a pause of %i ms", (headers, message, retryAfterMs) => {
  expect(refuse(429, message, headers)).toMatchObject({ retries: 8, retryAfterMs });
});

test.each([
  [601, "11 minutes, after 2026-02-13 00:11 UTC"],
  [119 * 60, "119 minutes, after 2026-02-13 01:59 UTC"],
  [2 * 3600 + 1, "3 hours, after 2026-02-13 02:01 UTC"],
  [1e9, "11575 days, after 2057-10-22 01:47 UTC"],
])("a pause of %i s ends the run, and says to come back in %s", (seconds, span) => {
  expect(refuse(429, "", { "retry-after": `${seconds}` })).toMatchObject({
    ...{ reason: "MODEL_CLOSED", endsRun: true, retries: 0 },
    fix: `Run the same command again in ${span}.`,
  });
});

test("a moment weeks away is said as it was told", () => {
  expect(refuse(429, "You will regain access on 2026-05-01 at 00:00 UTC.").fix).toBe(
    "Run the same command again in 77 days, after 2026-05-01 00:00 UTC.",
  );
});

test("the provider's words are quoted without the key", () => {
  expect(refuse(401, "Incorrect API key provided: sk-own").message).toBe(
    "llm.example.com answered 401: Incorrect API key provided: [key].",
  );
});

test.each([
  [429, 200, 8, "MODEL_UNREACHABLE"],
  ["401", 206, 0, "MODEL_CLOSED"],
  ["overloaded", 206, 4, "MODEL_UNREACHABLE"],
])(
  "an error with code %j in a body counts as what it says, and is told with the status %i that came",
  (code, httpStatus, retries, reason) => {
    const refused = { httpStatus, error: { code, message: "Busy" }, headers: new Headers() };

    expect(toRefusedError(PROVIDER, readMeantStatus(refused), NOW)).toMatchObject({
      ...{ status: httpStatus, retries, reason },
      message: `llm.example.com answered ${httpStatus} with an error: Busy.`,
    });
  },
);

test("a key is masked wherever a provider's words are cut", () => {
  const apiKey = "abcdef0123456789abcdef0123456789";
  const provider = makeProvider("https://llm.example.com/v1", { apiKey });

  for (let length = 0; length < 600; length += 1) {
    const error = readErrorBody(`denied${" ".repeat(length)}key ${apiKey}`);
    const refused = { httpStatus: 401, error, headers: new Headers() };

    expect(toRefusedError(provider, refused, NOW).message).not.toContain("abcdef");
  }
});

test.each([16_000, 64_000])(
  "a key is masked where %i characters of a body were read, too",
  (bound) => {
    const apiKey = "abcdef0123456789abcdef0123456789";
    const provider = makeProvider("https://llm.example.com/v1", { apiKey });

    for (let before = bound - 40; before <= bound; before += 1) {
      const body = `denied${" ".repeat(before - 6)}${apiKey}`.slice(0, bound);
      for (const sent of [body, JSON.stringify({ error: { message: body } })]) {
        const refused = { httpStatus: 401, error: readErrorBody(sent), headers: new Headers() };

        expect(toRefusedError(provider, refused, NOW).message).not.toContain("abc");
      }
    }
  },
);

test("of an error only so much is looked at as rules about it can bear", () => {
  const message = "exceeded your current quota ".repeat(100_000);

  for (const body of [message, { error: message }, { error: { message } }, { detail: message }]) {
    const error = readErrorBody(typeof body === "string" ? body : JSON.stringify(body));

    expect(error.message).toHaveLength(16_000);
  }
});

test.each([
  [503, "Model some-org/some-model is currently loading"],
  [503, "Loading model"],
  [500, "llm server loading model"],
  [400, "The model is still loading, please wait."],
  [503, "The model is warming up."],
])("%i %j is waited for, and costs no retry", (status, message) => {
  expect(refuse(status, message)).toMatchObject({ isLoading: true, endsRun: false });
});

test.each([
  [500, "Failed loading the model: out of memory"],
  [400, "Unable to finish loading model"],
  [503, "Service unavailable"],
])("%i %j is no model that will be there", (status, message) => {
  expect(refuse(status, message).isLoading).toBe(false);
});

test.each([
  [429, "You exceeded your current quota, please check your billing. Retry in 5s.", 5_000],
  [402, "Insufficient credits for this minute. Please try again in 20 seconds.", 20_000],
])("told seconds beat words about an unpaid bill: %i %j", (status, message, retryAfterMs) => {
  expect(refuse(status, message)).toMatchObject({ retries: 8, endsRun: false, retryAfterMs });
});

test("a header's seconds do not beat the code of an empty account", () => {
  const error = { message: "You exceeded your current quota.", code: "insufficient_quota" };
  const headers = new Headers({ "retry-after": "5" });

  expect(toRefusedError(PROVIDER, { httpStatus: 429, error, headers }, NOW)).toMatchObject({
    ...{ endsRun: true, fix: expect.stringMatching(/Add credit/) },
  });
});

const quotaOf = (quotaId: string, retryDelay: string) =>
  readErrorBody(
    JSON.stringify([
      {
        error: {
          code: 429,
          message: `You exceeded your current quota, please check your plan and billing details. Please retry in ${retryDelay}.`,
          status: "RESOURCE_EXHAUSTED",
          details: [{ violations: [{ quotaId, quotaValue: "20" }] }, { retryDelay }],
        },
      },
    ]),
  );

test.each([
  ["GenerateRequestsPerDayPerProjectPerModel-FreeTier", "39.2s", "8 hours, after 2026-02-13 08:00"],
  [
    "GenerateRequestsPerDayPerProjectPerModel-FreeTier",
    "39600s",
    "11 hours, after 2026-02-13 11:00",
  ],
])("the quota %s with a wait of %s closes until %s", (quotaId, retryDelay, moment) => {
  const refused = { httpStatus: 429, error: quotaOf(quotaId, retryDelay), headers: new Headers() };

  expect(toRefusedError(PROVIDER, refused, NOW)).toMatchObject({
    ...{ reason: "MODEL_CLOSED", endsRun: true },
    fix: `Run the same command again in ${moment} UTC.`,
  });
});

test("a quota of a minute is waited for as long as is told beside it", () => {
  const error = quotaOf("GenerateRequestsPerMinutePerProjectPerModel-FreeTier", "39.2s");
  const refused = { httpStatus: 429, error, headers: new Headers() };

  expect(toRefusedError(PROVIDER, refused, NOW)).toMatchObject({
    ...{ endsRun: false, retries: 8, retryAfterMs: 39_200 },
  });
});

test.each([
  ['{"error":{"message":"json_schema is not supported.","param":"response_format"}}'],
  ["json_schema is not supported."],
])("what OpenRouter's provider said itself is read and shown: %s", (raw) => {
  const metadata = { raw, provider_name: "Novita" };
  const body = { error: { message: "Provider returned error", code: 400, metadata } };

  const error = readErrorBody(JSON.stringify(body));

  expect(error).toMatchObject({
    message: "Provider returned error: json_schema is not supported.",
    code: 400,
  });
});
