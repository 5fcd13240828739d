import { describeUnlinked } from "./artefact-hub.ts";
import { openLoopback, readBody } from "./loopback.ts";
import { complete, type ModelReply, refuse } from "./model-server.ts";
import { listOn, readDay } from "./recorded.ts";
import { answerQuestion } from "./recorded-world.ts";

/** A machine on which one thing is wrong. */
export type Fault = {
  /** Variables of a run, by the address at which Hub and model are. */
  environment?: (origin: string) => Record<string, string>;
  /** What the model's endpoint answers, instead of the draft that is due. */
  answer?: (draft: string) => ModelReply;
  /** What the Hub answers, instead of its listings. */
  hub?: () => ModelReply;
};

const DAY = "2026-02-13";

const PORTAL = "<!doctype html><title>Sign in to the network</title>";

/** The models that the endpoint lists. */
const LISTED = ["qwen3:8b", "gpt-oss:20b", "test-modal", "llama-4"];

const says = (status: number, message: string, code?: string) => () => ({
  status,
  body: refuse(message, code),
});

/** As servers write a text that then takes twice the tokens. */
function escapeHangul(text: string): string {
  return text.replaceAll(/[가-힣]/g, (sign) => `\\u${sign.charCodeAt(0).toString(16)}`);
}

/** Every cause that a run may meet at an endpoint, by what is wrong, with what a person is told to do. */
export const FAULTS = {
  "nothing listens at the model's address": {
    act: /Start the server that is to answer there, or correct OPENAI_BASE_URL;/,
    environment: () => ({ OPENAI_BASE_URL: "http://127.0.0.1:9/v1" }),
  },
  "a portal answers in the model's place": {
    act: /(?:Open a page in a browser on this machine and sign in .* c|C)orrect OPENAI_BASE_URL/,
    answer: () => ({ body: PORTAL }),
  },
  "the address lacks /v1": {
    act: /Write OPENAI_BASE_URL as \S+:\d+\/v1/,
    environment: (origin) => ({ OPENAI_BASE_URL: origin }),
  },
  "the address has its path twice": {
    act: /Write OPENAI_BASE_URL as \S+:\d+\/api\/v1/,
    environment: (origin) => ({ OPENAI_BASE_URL: `${origin}/api/v1/api/v1` }),
  },
  "there is no such model": {
    act: /Set OPENAI_MODEL to one that \S+ lists: test-modal, /,
    answer: says(404, "The model `test-model` does not exist."),
  },
  "the model follows no schema": {
    act: /Choose a model that follows a JSON Schema/,
    answer: () => ({ body: complete("안녕하세요, 반갑습니다.") }),
  },
  "the model's answers are cut": {
    act: /Choose another model as OPENAI_MODEL; one of your own needs a context of 16384 tokens/,
    answer: (draft) => {
      const card = escapeHangul(draft).slice(0, -300);
      return { body: complete(card, { finish_reason: "length" }) };
    },
  },
  "the model writes English": {
    act: /Choose a model that is better at Korean/,
    answer: (draft) => {
      const explanation = "This paper trains a model with great success on all known tasks.";
      return { body: complete(JSON.stringify({ ...JSON.parse(draft), explanation })) };
    },
  },
  "the model invents its quotes": {
    act: /Choose another model as OPENAI_MODEL;/,
    answer: (draft) => {
      const evidence = "this passage stands in no abstract that anybody has ever written down";
      const { keyPoints, ...others } = JSON.parse(draft);
      const invented = keyPoints.map((point: object) => ({ ...point, evidence }));
      return { body: complete(JSON.stringify({ ...others, keyPoints: invented })) };
    },
  },
  "the key is refused": {
    act: /Check OPENAI_API_KEY/,
    answer: says(401, "Incorrect API key provided.", "invalid_api_key"),
  },
  "the account is empty": {
    act: /Add credit/,
    answer: says(429, "You exceeded your current quota.", "insufficient_quota"),
  },
  "the server has a fault": {
    act: /Run the (?:same command|workflow) again later;/,
    answer: says(500, "Internal server error"),
  },
  "the Hub's token is refused": {
    act: /Set HF_TOKEN to a token of 127\.0\.0\.1:\d+, or remove HF_ENDPOINT to ask huggingface\.co\./,
    environment: () => ({ HF_TOKEN: "hf_abcdefghijklmnopqrstuvwxyzABCDEFGH" }),
    hub: () => ({ status: 401, body: { error: "Invalid username or password." } }),
  },
  "the Hub's mirror wants a token": {
    act: /Set HF_TOKEN to a token of 127\.0\.0\.1:\d+, or remove HF_ENDPOINT/,
    hub: () => ({ status: 401, body: {} }),
  },
  "nothing listens at the Hub's address": {
    act: /Start the server that is to answer there, or correct HF_ENDPOINT;/,
    environment: () => ({ HF_ENDPOINT: "http://127.0.0.1:9" }),
  },
  "a portal answers in the Hub's place": {
    act: /(?:Open a page in a browser .* c|C)orrect HF_ENDPOINT/,
    hub: () => ({ body: PORTAL }),
  },
} as const satisfies Record<string, Fault & { act: RegExp }>;

type WorldOptions = {
  /** What the Hub lists, by day. @default one day */
  listings?: ReadonlyMap<string, readonly unknown[]>;
  /** The Hub's clock. */
  now?: () => Date;
};

/** Opens a Hub and a model on one port of this machine, of which one thing is wrong. */
export async function openFaultyWorld(
  fault: Fault,
  {
    listings = new Map([[DAY, readDay(DAY)]]),
    now = () => new Date("2026-02-23T12:00:00Z"),
  }: WorldOptions = {},
) {
  const requests: string[] = [];
  let wrong = fault;
  const { origin, close } = await openLoopback(async (request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? "", "http://127.0.0.1");
    requests.push(`${request.method} ${pathname}`);
    const body = (await readBody(request)).toString("utf8");
    const { status = 200, body: sent } = reply(pathname, searchParams, body);
    const isPage = typeof sent === "string";
    const type = isPage ? "text/html" : "application/json";
    response.sendDate = false;
    response.writeHead(status, { "content-type": type, date: now().toUTCString() });
    response.end(isPage ? sent : JSON.stringify(sent));
  });

  function reply(pathname: string, query: URLSearchParams, body: string): ModelReply {
    const [, id] = /^\/api\/papers\/(.+)$/.exec(pathname) ?? [];
    if (id !== undefined) return { body: describeUnlinked(id) };
    const replies = new Map<string, () => ModelReply>([
      ["/api/daily_papers", () => wrong.hub?.() ?? { body: list(query, listings) }],
      ["/api/whoami-v2", () => wrong.hub?.() ?? { body: { name: "me" } }],
      ["/v1/models", () => ({ body: { data: LISTED.map((name) => ({ id: name })) } })],
      ["/v1/chat/completions", () => draft(answerQuestion(body).answer)],
    ]);
    return replies.get(pathname)?.() ?? { status: 404, body: "404 page not found" };
  }

  function draft(due: string): ModelReply {
    return wrong.answer?.(due) ?? { body: complete(due) };
  }

  const toEnvironment = ({ environment }: Fault): Record<string, string> => ({
    HF_ENDPOINT: origin,
    ARXIV_ENDPOINT: origin,
    OPENAI_API_KEY: "sk-test-1234567890",
    OPENAI_BASE_URL: `${origin}/v1`,
    OPENAI_MODEL: "test-model",
    PAPERCARDS_IMAGES: "none",
    ...environment?.(origin),
  });
  return {
    environment: toEnvironment(fault),
    /** Lets this be wrong from now on, and nothing else; returns the variables of a run. */
    turn: (next: Fault) => {
      wrong = next;
      return toEnvironment(next);
    },
    origin,
    requests,
    close,
  };
}

function list(query: URLSearchParams, listings: ReadonlyMap<string, readonly unknown[]>): unknown {
  const date = query.get("date") ?? "";
  return listOn(date, query.get("p") === "0" ? (listings.get(date) ?? []) : []);
}
