import { expect, test } from "vitest";
import { checkDraft } from "../../src/core/checks/check-draft.ts";
import { draftAll } from "../../src/drafting/draft-all.ts";
import { makeDrafting, makeSettings } from "../support/drafting.ts";
import { FAULTS, type Fault } from "../support/faults.ts";
import { openModelServer, refuse } from "../support/model-server.ts";
import { makePapers } from "../support/papers.ts";

const PAPERS = makePapers(20);

type Row = { fault: keyof typeof FAULTS; calls: number; good: number; failed: number };

/** Plays a fault on every fifth of 20 papers, on its first `times` requests, and counts. */
async function play(fault: Fault, times: number) {
  return playAll((request) =>
    request.index % 5 === 4 && request.count <= times ? fault(request) : {},
  );
}

async function playAll(script: Fault) {
  const server = await openModelServer(PAPERS, script);
  try {
    const drafting = makeDrafting(makeSettings(server.url));
    const { outcomes, endedBy } = await draftAll(PAPERS, drafting);
    const failures = outcomes.flatMap((outcome) =>
      outcome.status === "failed" ? [outcome.failure] : [],
    );
    const good = outcomes.length - failures.length;
    return { calls: server.requests.length, good, failures, outcomes, endedBy, drafting };
  } finally {
    await server.close();
  }
}

test.each<Row>([
  { fault: "cut JSON", calls: 24, good: 20, failed: 0 },
  { fault: "wrong shape", calls: 24, good: 20, failed: 0 },
  { fault: "English text", calls: 24, good: 20, failed: 0 },
  { fault: "Hanja", calls: 24, good: 20, failed: 0 },
  { fault: "quotes that are not in the abstract", calls: 24, good: 20, failed: 0 },
  { fault: "one quote that is not in the abstract", calls: 24, good: 20, failed: 0 },
  { fault: "markup in a field", calls: 24, good: 20, failed: 0 },
  { fault: "cut by length", calls: 24, good: 20, failed: 0 },
  { fault: "no content", calls: 24, good: 20, failed: 0 },
  { fault: "HTTP 500", calls: 24, good: 20, failed: 0 },
  { fault: "HTTP 503", calls: 24, good: 20, failed: 0 },
  { fault: "HTTP 429 with Retry-After", calls: 24, good: 20, failed: 0 },
  { fault: "HTML with 200", calls: 24, good: 20, failed: 0 },
  { fault: "{} with 200", calls: 24, good: 20, failed: 0 },
  { fault: "an error with 200", calls: 24, good: 20, failed: 0 },
  { fault: "connection reset", calls: 24, good: 20, failed: 0 },
  { fault: "fenced", calls: 20, good: 20, failed: 0 },
  { fault: "<think> before it", calls: 20, good: 20, failed: 0 },
])("$fault, once: $calls calls, $good good cards", async ({ fault, calls, good, failed }) => {
  const played = await play(FAULTS[fault], 1);

  expect(played.calls).toBe(calls);
  expect(played.good).toBe(good);
  expect(played.failures).toHaveLength(failed);
  expect(played.drafting.ledger.snapshot().calls).toBe(calls);
});

test.each<Row & { code: string }>([
  { fault: "cut JSON", calls: 24, good: 16, failed: 4, code: "BAD_ANSWER" },
  { fault: "wrong shape", calls: 24, good: 16, failed: 4, code: "BAD_ANSWER" },
  { fault: "no content", calls: 24, good: 16, failed: 4, code: "BAD_ANSWER" },
  { fault: "English text", calls: 24, good: 16, failed: 4, code: "UNFIT_TEXT" },
  { fault: "Hanja", calls: 24, good: 16, failed: 4, code: "UNFIT_TEXT" },
  { fault: "markup in a field", calls: 24, good: 16, failed: 4, code: "UNFIT_TEXT" },
  {
    fault: "quotes that are not in the abstract",
    calls: 24,
    good: 16,
    failed: 4,
    code: "UNGROUNDED",
  },
  { fault: "cut by length", calls: 24, good: 16, failed: 4, code: "CUT_ANSWER" },
  { fault: "refusal", calls: 20, good: 16, failed: 4, code: "REFUSED" },
  { fault: "withheld by a filter", calls: 20, good: 16, failed: 4, code: "REFUSED" },
  { fault: "HTML with 200", calls: 24, good: 16, failed: 4, code: "MODEL_UNREACHABLE" },
  { fault: "{} with 200", calls: 24, good: 16, failed: 4, code: "MODEL_UNREACHABLE" },
  { fault: "HTTP 500", calls: 36, good: 16, failed: 4, code: "MODEL_UNREACHABLE" },
  { fault: "HTTP 503", calls: 36, good: 16, failed: 4, code: "MODEL_UNREACHABLE" },
  { fault: "an error with 200", calls: 36, good: 16, failed: 4, code: "MODEL_UNREACHABLE" },
  { fault: "connection reset", calls: 36, good: 16, failed: 4, code: "MODEL_UNREACHABLE" },
  { fault: "HTTP 429 with Retry-After", calls: 52, good: 16, failed: 4, code: "MODEL_UNREACHABLE" },
  { fault: "HTTP 400", calls: 20, good: 16, failed: 4, code: "MODEL_CLOSED" },
])("$fault, for ever: $calls calls, $failed cards failed with $code", async (row) => {
  const played = await play(FAULTS[row.fault], Number.POSITIVE_INFINITY);

  expect(played.calls).toBe(row.calls);
  expect(played.good).toBe(row.good);
  expect(played.failures.map(({ code }) => code)).toEqual(Array(row.failed).fill(row.code));
  expect(played.endedBy).toBeNull();
});

test("one made-up quote, for ever: all cards are kept, four with their error", async () => {
  const fault = FAULTS["one quote that is not in the abstract"];
  const played = await play(fault, Number.POSITIVE_INFINITY);

  expect(played.calls).toBe(24);
  expect(played.good).toBe(20);
  const marked = played.outcomes.filter(
    (outcome) =>
      outcome.status === "drafted" &&
      checkDraft(outcome.paper, outcome.draft).some(({ severity }) => severity === "error"),
  );
  expect(marked).toHaveLength(4);
});

test.each([
  { fault: "bad key", reason: /answered 401: Incorrect API key provided/ },
  { fault: "forbidden", reason: /answered 403/ },
  { fault: "unknown model", reason: /answered 404: The model does not exist/ },
  { fault: "retired endpoint", reason: /answered 410/ },
  { fault: "no quota", reason: /answered 429: You exceeded your current quota/ },
  { fault: "no credit", reason: /answered 402: Insufficient balance/ },
] as const)("$fault: no call beyond those in flight, and one reason", async ({ fault, reason }) => {
  const played = await playAll(FAULTS[fault]);

  expect(played.calls).toBeLessThanOrEqual(4);
  expect(played.good).toBe(0);
  expect(new Set(played.failures.map(({ code }) => code))).toEqual(new Set(["MODEL_CLOSED"]));
  expect(played.endedBy?.message).toMatch(reason);
  expect(played.endedBy?.message).not.toContain("sk-test");
});

test("json_schema refused: 20 good cards, said once", async () => {
  const played = await playAll(({ body }) =>
    JSON.stringify(body).includes('"json_schema"')
      ? { status: 400, body: refuse("Invalid parameter: response_format json_schema.") }
      : {},
  );

  expect(played.good).toBe(20);
  expect(played.calls).toBeLessThanOrEqual(24);
  expect(played.drafting.notices).toEqual([
    expect.stringMatching(
      /^This endpoint refused json_schema; from here on json_object is asked for\. \S+ answered 400: Inv/,
    ),
  ]);
});

test("every structured mode refused: 20 good cards from the prompt alone", async () => {
  const played = await playAll(({ body }) =>
    "response_format" in body
      ? { status: 400, body: refuse("response_format is not supported by this model.") }
      : {},
  );

  expect(played.good).toBe(20);
  expect(played.calls).toBeLessThanOrEqual(28);
  expect(played.drafting.notices).toHaveLength(2);
});
