import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { HttpResponse, http } from "msw";
import { expect, onTestFinished, test, vi } from "vitest";
import { DailyDigest } from "../../../src/core/digest/digest.ts";
import { parseListing } from "../../../src/core/paper/listing.ts";
import { draftAll } from "../../../src/drafting/draft-all.ts";
import { openRecordedModel } from "../../../src/model/recorded.ts";
import { makeOptions } from "../../support/drafting.ts";
import { openLoopback, readBody } from "../../support/loopback.ts";
import {
  complete,
  type ModelReply,
  openBareServer,
  openModelServer,
  refuse,
} from "../../support/model-server.ts";
import { network } from "../../support/network.ts";
import { makeDraftFrom } from "../../support/papers.ts";
import { readDay } from "../../support/recorded.ts";
import { answerQuestion } from "../../support/recorded-world.ts";
import { makeUser, serveHub } from "../../support/world.ts";

const DAY = "2026-02-13";
const KEY = "sk-test-1234567890";

async function openServer(reply: (body: Record<string, unknown>) => ModelReply) {
  const server = await openBareServer(reply);
  onTestFinished(server.close);
  return server;
}

const good = (body: Record<string, unknown>) => ({
  headers: { "x-ratelimit-limit-requests": "500", "x-ratelimit-limit-tokens": "200000" },
  body: complete(answerQuestion(JSON.stringify(body)).answer),
});

test("a machine on which everything works is told so, line by line", async () => {
  serveHub({ "2026-02-22": readDay(DAY) });
  const server = await openServer(good);
  const user = makeUser(server.url, { OPENAI_MODEL: "gpt-4o" });

  const { code, stdout } = await user.run("doctor");

  expect(code).toBe(0);
  expect(stdout).toMatch(/^ok +OPENAI_MODEL +gpt-4o \(variable\)$/m);
  expect(stdout).toMatch(/^ok +PAPERCARDS_TOP +5 \(default\)$/m);
  expect(stdout).toMatch(/^ok +Hub +lists 39 papers for 2026-02-22$/m);
  expect(stdout).toMatch(/^ok +model +test-model-2026 answered in \d+\.\d s$/m);
  expect(stdout).toMatch(/^ok +structured output +as asked for$/m);
  expect(stdout).toMatch(/^ok +limits +500 requests, 200000 tokens$/m);
  expect(stdout).toMatch(
    /^ok +price +\$2\.50 in, \$10\.00 out for a million tokens; this look took \$0\.0075$/m,
  );
  expect(existsSync(join(user.folder, "output"))).toBe(false);
});

test("a flag is named as the source of its setting", async () => {
  serveHub({});
  const server = await openServer(good);

  const { stdout } = await makeUser(server.url).run("doctor --model gpt-4o");

  expect(stdout).toMatch(/OPENAI_MODEL +gpt-4o \(flag\)/);
});

test("of a secret only that there is one is shown", async () => {
  serveHub({});
  const server = await openServer(() => ({ status: 401, body: refuse(`Bad key: ${KEY}.`) }));

  const { stdout, stderr } = await makeUser(server.url, { HF_TOKEN: "short" }).run("doctor");

  expect(stdout).toMatch(/OPENAI_API_KEY +set \(variable\)/);
  expect(stdout).toMatch(/HF_TOKEN +set \(variable\)/);
  expect(stdout + stderr).not.toContain(KEY);
});

test.each([
  ["a bad key", { status: 401, body: refuse("Bad key.") }, /OPENAI_API_KEY/],
  ["an unknown model", { status: 404, body: refuse("No such model.") }, /OPENAI_MODEL/],
  [
    "a context that is too short",
    {
      status: 400,
      body: refuse("request (4342 tokens) exceeds the available context size (4096)"),
    },
    /--ctx-size 16384/,
  ],
  ["a page instead of an API", { body: "<html></html>" }, /OPENAI_BASE_URL/],
  ["prose instead of JSON", { body: complete("Sure!") }, /JSON Schema/],
] as const)("%s fails, with what to do", async (_, reply, next) => {
  serveHub({});
  const server = await openServer(() => reply);

  const { code, stdout } = await makeUser(server.url).run("doctor");

  expect(code).toBe(1);
  expect(stdout).toMatch(/^failed +(?:model|structured output) /m);
  expect(stdout).toMatch(next);
});

test("a model that refuses json_schema is a warning", async () => {
  serveHub({});
  const server = await openServer((body) =>
    JSON.stringify(body.response_format).includes("json_schema")
      ? { status: 400, body: refuse("response_format is not supported.") }
      : good(body),
  );

  const { code, stdout } = await makeUser(server.url).run("doctor");

  expect(code).toBe(0);
  expect(stdout).toMatch(/^warning +structured output +This endpoint refused json_schema/m);
});

test.each([
  ["4096 tokens", "max_tokens is too large: the model takes at most 4096 completion tokens."],
  ["minItems", "For 'array' type, property 'minItems' is not supported"],
])("a run's schema and room are tried: what is refused for %s is told", async (named, words) => {
  serveHub({});
  const server = await openServer((body) => {
    const isRefused =
      named === "minItems"
        ? JSON.stringify(body.response_format).includes(named)
        : Number(body.max_tokens) > 4_096;
    return isRefused ? { status: 400, body: refuse(words) } : good(body);
  });
  const environment = { OPENAI_MODEL: "qwen3:14b" }; // thinks, so that it gets room

  const { code, stdout } = await makeUser(server.url, environment).run("doctor");

  expect(code).toBe(0);
  expect(stdout).toMatch(/^warning +structured output +This endpoint .*from here on/m);
  expect(stdout).toContain(named.replace(" tokens", ""));
});

test("an answer that is no draft fails with the field that is wrong", async () => {
  serveHub({});
  const server = await openServer((body) => {
    const draft = JSON.parse(answerQuestion(JSON.stringify(body)).answer);
    return { body: complete(JSON.stringify({ ...draft, keyPoints: "one" })) };
  });

  const { code, stdout } = await makeUser(server.url).run("doctor");

  expect(code).toBe(1);
  expect(stdout).toMatch(/^failed +structured output +no card: The answer was .*keyPoints/m);
});

test("a missing key fails without a request", async () => {
  serveHub({});
  const user = makeUser("https://api.test/v1", { OPENAI_API_KEY: "" });

  const { code, stdout } = await user.run("doctor");

  expect(code).toBe(1);
  expect(stdout).toMatch(/^failed +model +OPENAI_API_KEY is not set/m);
});

test("a wrong setting fails by its name", async () => {
  const { code, stdout } = await makeUser(undefined, { PAPERCARDS_TOP: "many" }).run("doctor");

  expect(code).toBe(2);
  expect(stdout).toMatch(/^failed +settings +PAPERCARDS_TOP is "many"/m);
});

test("--record keeps the answers in the form that plays again", async () => {
  serveHub({ [DAY]: readDay(DAY) });
  const { papers } = parseListing(readDay(DAY));
  const server = await openModelServer(papers, ({ paper }) => ({
    body: complete(JSON.stringify(makeDraftFrom(paper))),
  }));
  onTestFinished(server.close);
  const user = makeUser(server.url);
  const folder = join(user.folder, "recorded");

  const { code } = await user.run(`run ${DAY} --record ${folder}`);

  expect(code).toBe(0);
  const written = readFileSync(join(user.folder, `output/daily/2026/${DAY}.json`), "utf8");
  const { cards } = DailyDigest.parse(JSON.parse(written));
  expect(readdirSync(folder)).toEqual(cards.map(({ paper }) => `${paper.id}.json`).toSorted());
  const played = await draftAll(
    cards.map(({ paper }) => paper),
    makeOptions(openRecordedModel(folder)),
  );
  expect(played.outcomes.every(({ status }) => status === "drafted")).toBe(true);
  expect(
    readdirSync(folder)
      .map((name) => readFileSync(join(folder, name), "utf8"))
      .join(),
  ).not.toContain(KEY);
});

test("servers that never answer are asked at once, and waited for less than a minute", async () => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "performance"] });
  onTestFinished(() => void vi.useRealTimers());
  const { origin, close } = await openLoopback((request, response) => {
    if (request.url?.startsWith("/papers/")) response.writeHead(404).end();
    const isQuestion = request.url?.endsWith("/chat/completions"); // which comes last
    if (isQuestion) setImmediate(() => vi.advanceTimersByTime(59_000));
  });
  onTestFinished(close);
  const environment = {
    HF_TOKEN: "hf_abcdef1234567890",
    HF_ENDPOINT: origin,
    PAPERCARDS_TIMEOUT_SECONDS: "45",
  };

  const { code, stdout } = await makeUser(`${origin}/v1`, environment).run("doctor");

  expect(code).toBe(1);
  expect(stdout).toMatch(/^failed +Hub +.* got no answer within 20 s/m);
  expect(stdout).toMatch(/^warning +Hub token +.* got no answer within 20 s/m);
  expect(stdout).toMatch(/^failed +model +127\.0\.0\.1:\d+ gave no answer within 45 s\.$/m);
});

test.each([
  ["3 min", 180, {}],
  ["4 min", 240, { PAPERCARDS_TIMEOUT_SECONDS: "240" }],
  // The flex tier has its own time, and the standard one is asked after it.
  ["15 min", 1_080, { PAPERCARDS_SERVICE_TIER: "flex" }],
])(
  "of a model that is silent it is said for how long it is waited for: %s",
  async (told, seconds, more) => {
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "performance"] });
    onTestFinished(() => void vi.useRealTimers());
    const { origin, close } = await openLoopback((request, response) => {
      if (request.url?.endsWith("/chat/completions")) {
        setImmediate(() => vi.advanceTimersByTime(1_000 * seconds + 20_000));
      } else response.writeHead(404).end();
    });
    onTestFinished(close);

    const user = makeUser(`${origin}/v1`, { HF_ENDPOINT: origin, ...more });
    const { stdout, stderr } = await user.run("doctor");

    expect(stderr).toMatch(
      /No whole answer yet from 127\.0\.0\.1:\d+ after 5 s; it gets \d+ min\./,
    );
    expect(stderr).toContain(`after 5 s; it gets ${told}.`);
    expect(stderr).not.toContain("gets 9 min");
    expect(stdout).toMatch(/^failed +model +127\.0\.0\.1:\d+ gave no answer within \d+ s\.$/m);
    expect(stdout).toContain(`gave no answer within ${seconds} s.`);
  },
);

/** A Hub that lists nothing and knows one token. */
async function openHub(answer: { status: number; body: unknown }) {
  const tokens: unknown[] = [];
  const hub = await openLoopback((request, response) => {
    const isAccount = request.url === "/api/whoami-v2";
    if (isAccount) tokens.push(request.headers.authorization);
    response.writeHead(isAccount ? answer.status : 200, { "content-type": "application/json" });
    response.end(JSON.stringify(isAccount ? answer.body : []));
  });
  onTestFinished(hub.close);
  return { ...hub, tokens };
}

const ACCOUNT = { type: "user", name: "ada", auth: { type: "access_token" } };

test.each([
  ["good", 200, ACCOUNT, 0, /^ok +Hub token +belongs to ada$/m],
  [
    "bad",
    401,
    { error: "Invalid username or password." },
    1,
    /^failed +Hub token +127\S+, which is not \S+, refused HF_TOKEN\.\n +next: .*remove HF_ENDPOINT/m,
  ],
  [
    "asked of a mirror without accounts",
    404,
    {},
    0,
    /^warning +Hub token +GET .* answered 404\.$/m,
  ],
  ["answered with something else", 200, { hello: 1 }, 0, /^warning +Hub token .*no account\.$/m],
])("a token that is %s is told, and never shown", async (_, status, body, exitCode, line) => {
  const hub = await openHub({ status, body });
  const server = await openServer(good);
  const environment = { HF_TOKEN: "hf_secret_1234567890", HF_ENDPOINT: hub.origin };

  const { code, stdout, stderr } = await makeUser(server.url, environment).run("doctor");

  expect(stdout).toMatch(line);
  expect(code).toBe(exitCode);
  expect(hub.tokens).toEqual(["Bearer hf_secret_1234567890"]);
  expect(stdout + stderr).not.toContain("hf_secret");
});

test("without a proxy, certificates or a token, there is one line about the network", async () => {
  serveHub({});
  const server = await openServer(good);

  const { stdout } = await makeUser(server.url).run("doctor");

  expect(stdout).toMatch(/^ok +proxy +none$/m);
  expect(stdout).not.toMatch(/certificates|Hub token/);
});

test("the proxies are named without their passwords", async () => {
  const environment = {
    http_proxy: "http://me:secret@10.0.0.1:3128",
    HTTPS_PROXY: "http://10.0.0.2:3128",
    NO_PROXY: "*",
  };
  serveHub({});
  const server = await openServer(good);

  const { stdout } = await makeUser(server.url, environment).run("doctor");

  expect(stdout).toContain(
    "http through http://***@10.0.0.1:3128, https through http://10.0.0.2:3128, but not for *",
  );
  expect(stdout).not.toContain("secret");
});

test("a proxy whose address cannot be read fails by its variable", async () => {
  const environment = { HTTPS_PROXY: "socks5://me:secret@10.0.0.1" };

  const { code, stdout } = await makeUser(undefined, environment).run("doctor");

  expect(code).toBe(2);
  expect(stdout).toMatch(/^failed +settings +HTTPS_PROXY is not the address of an HTTP proxy\.$/m);
  expect(stdout).not.toContain("secret");
});

test.each([
  [
    "that cannot be read",
    "/nowhere/ca.pem",
    /^warning +certificates +\/nowhere\/ca\.pem cannot be/m,
  ],
  ["that Node has not read", import.meta.filename, /^warning +certificates +none of .* is in use/m],
])("a file of certificates %s is a warning", async (_, file, line) => {
  serveHub({});
  const server = await openServer(good);

  const { stdout } = await makeUser(server.url, { NODE_EXTRA_CA_CERTS: file }).run("doctor");

  expect(stdout).toMatch(line);
});

test.each([
  ["pages without end", () => toPage(100), /^failed +Hub +.*lists more than 20 pages/m],
  ["deep JSON", () => "[".repeat(100_000), /^failed +Hub +.*nested deeper than 100 levels/m],
  ["a page of 3 MB", () => `["${"x".repeat(3_000_000)}"]`, /^failed +Hub +.*is more than 2097152/m],
])("a Hub that sends %s fails, and is named", async (_, toBody, line) => {
  network.use(
    http.get("https://huggingface.co/api/daily_papers", () => new HttpResponse(toBody())),
    http.get("https://huggingface.co/papers/date/*", () => new HttpResponse("", { status: 404 })),
  );
  const server = await openServer(good);

  const { code, stdout } = await makeUser(server.url).run("doctor");

  expect(code).toBe(1);
  expect(stdout).toMatch(line);
});

let papersMade = 0;

/** A page of so many papers that nobody has listed before. */
function toPage(count: number): string {
  const items = Array.from({ length: count }, () => {
    papersMade += 1;
    return { paper: { id: `2602.${10_000 + papersMade}` } };
  });
  return JSON.stringify(items);
}

test.each<[string, { status?: number; body: unknown }, RegExp]>([
  [
    "a list of batches",
    { body: { object: "list", data: [] } },
    /^ok +batches +the endpoint has a Batch API/m,
  ],
  [
    "404",
    { status: 404, body: {} },
    /^ok +batches +the endpoint has no Batch API; `batch export`/m,
  ],
  ["405", { status: 405, body: {} }, /^ok +batches +the endpoint has no Batch API/m],
  ["a page", { status: 200, body: "<html>" }, /^ok +batches +the endpoint has no Batch API/m],
  [
    "403",
    { status: 403, body: refuse("Not for this key.") },
    /^warning +batches +not known: .*Not for this key/m,
  ],
])("says whether the endpoint has a Batch API: %s", async (_, { status = 200, body }, row) => {
  serveHub({});
  const { origin, close } = await openLoopback(async (request, response) => {
    const isList = request.method === "GET";
    const question = (await readBody(request)).toString("utf8");
    const answer = isList ? body : complete(answerQuestion(question).answer);
    expect(isList).toBe(request.url === "/v1/batches?limit=1");
    response.writeHead(isList ? status : 200, { "content-type": "application/json" });
    response.end(typeof answer === "string" ? answer : JSON.stringify(answer));
  });
  onTestFinished(close);

  const { code, stdout } = await makeUser(`${origin}/v1`).run("doctor");

  expect(code).toBe(0);
  expect(stdout).toMatch(row);
});
