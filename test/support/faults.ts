import { complete, type ModelReply, type ModelRequest, refuse } from "./model-server.ts";
import { makeDraftOf } from "./papers.ts";

const MADE_UP = "this passage stands in no abstract that anybody has ever written down";

/** A fault, as the server plays it on one request. */
export type Fault = (request: ModelRequest) => ModelReply;

const text = ({ paper }: ModelRequest): string => JSON.stringify(makeDraftOf(paper));
const say =
  (write: (request: ModelRequest) => string): Fault =>
  (request) => ({
    body: complete(write(request)),
  });
const withDraft = (change: (request: ModelRequest) => object): Fault =>
  say((request) => JSON.stringify({ ...makeDraftOf(request.paper), ...change(request) }));

/** Everything that goes wrong with a model, by name. */
export const FAULTS = {
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
  "withheld by a filter": () => ({ body: complete(null, { finish_reason: "content_filter" }) }),
  "bad key": () => ({
    status: 401,
    body: refuse("Incorrect API key provided: sk-test-1234567890. You can find it online."),
  }),
  forbidden: () => ({ status: 403, body: refuse("This key may not use the model.") }),
  "unknown model": () => ({ status: 404, body: refuse("The model does not exist.") }),
  "retired endpoint": () => ({ status: 410, body: "Gone." }),
  "no quota": () => ({
    status: 429,
    headers: { "retry-after": "1" },
    body: refuse("You exceeded your current quota.", "insufficient_quota"),
  }),
  "no credit": () => ({ status: 402, body: refuse("Insufficient balance.") }),
  "HTTP 400": () => ({ status: 400, body: refuse("The prompt is longer than the context.") }),
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
