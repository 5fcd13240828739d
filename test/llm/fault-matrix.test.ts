import { expect, test } from "vitest";
import { draftAll } from "../../src/llm/draft-all.ts";
import {
  complete,
  type ModelReply,
  type ModelRequest,
  openModelServer,
  refuse,
} from "../model-server.ts";
import { makeDraftOf, makePapers } from "../papers.ts";
import { makeDrafting, makeSettings } from "./drafting.ts";

const PAPERS = makePapers(20);
const MADE_UP = "this passage stands in no abstract that anybody has ever written down";

/** A fault, as the server plays it on one request. */
type Fault = (request: ModelRequest) => ModelReply;

const text = ({ paper }: ModelRequest): string => JSON.stringify(makeDraftOf(paper));
const say =
  (write: (request: ModelRequest) => string): Fault =>
  (request) => ({
    body: complete(write(request)),
  });
const withDraft = (change: (request: ModelRequest) => object): Fault =>
  say((request) => JSON.stringify({ ...makeDraftOf(request.paper), ...change(request) }));

const FAULTS = {
  "cut JSON": say((request) => text(request).slice(0, 300)),
  "wrong shape": say(() => '{"summary": "요약"}'),
  "English text": withDraft(() => ({
    explanation: "This paper composes prompts and trains a model on them with great success.",
  })),
  Hanja: withDraft(() => ({ oneLine: "이 논문은 强化 學習을 위한 새로운 方法을 제안합니다." })),
  "quotes that are not in the abstract": withDraft(({ paper }) => ({
    keyPoints: makeDraftOf(paper).keyPoints.map((point) => ({ ...point, evidence: MADE_UP })),
  })),
  "one quote that is not in the abstract": withDraft(({ paper }) => ({
    keyPoints: makeDraftOf(paper).keyPoints.map((point, index) =>
      index === 0 ? { ...point, evidence: MADE_UP } : point,
    ),
  })),
  "markup in a field": withDraft(() => ({
    oneLine: "자세한 것은 [여기](https://example.com)에서 볼 수 있습니다.",
  })),
  "cut by length": (request) => ({
    body: complete(text(request).slice(0, 300), { finish_reason: "length" }),
  }),
  "no content": () => ({ body: complete(null) }),
  refusal: () => ({ body: complete(null, { refusal: "I cannot help with that." }) }),
  "HTTP 500": () => ({ status: 500, body: refuse("Internal error.") }),
  "HTTP 503": () => ({ status: 503, body: "busy" }),
  "HTTP 429 with Retry-After": () => ({
    status: 429,
    headers: { "retry-after": "1" },
    body: refuse("Too many requests."),
  }),
  "HTML with 200": () => ({ body: "<!doctype html><title>Sign in</title>" }),
  "{} with 200": () => ({ body: {} }),
  "an error with 200": () => ({ body: { error: { message: "Upstream timed out.", code: 504 } } }),
  "connection reset": () => ({ isReset: true }),
  fenced: say((request) => `Here you are:\n\`\`\`json\n${text(request)}\n\`\`\`\nEnjoy!`),
  "<think> before it": say((request) => `<think>{"a": 1} hmm</think>\n${text(request)}`),
} as const satisfies Record<string, Fault>;

type Row = { fault: keyof typeof FAULTS; calls: number; good: number; failed: number };

/** Plays a fault on every fifth of 20 papers, the first `times` times, and counts. */
async function play(fault: Fault, times: number, concurrency = 4) {
  const script: Fault = (request) =>
    request.index % 5 === 4 && request.count <= times ? fault(request) : {};
  const server = await openModelServer(PAPERS, script);
  try {
    const drafting = makeDrafting(makeSettings(server.url, { concurrency }));
    const { outcomes, closed } = await draftAll(PAPERS, drafting);
    const failed = outcomes.flatMap((outcome) => (outcome.status === "failed" ? [outcome] : []));
    return { calls: server.requests.length, outcomes, failed, closed, drafting };
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
])("once $fault: $calls calls, $good good cards", async ({ fault, calls, good, failed }) => {
  const played = await play(FAULTS[fault], 1);

  expect(played.calls).toBe(calls);
  expect(played.outcomes.length - played.failed.length).toBe(good);
  expect(played.failed).toHaveLength(failed);
});
