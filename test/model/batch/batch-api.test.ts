import { writeFileSync } from "node:fs";
import type { RequestListener } from "node:http";
import { join } from "node:path";
import { expect, onTestFinished, test, vi } from "vitest";
import { openBatchApi } from "../../../src/model/batch/batch-api.ts";
import { makeHttp } from "../../support/client.ts";
import { makeProvider } from "../../support/drafting.ts";
import { openLoopback, readBody } from "../../support/loopback.ts";
import { makeFolder } from "../../support/temporary.ts";

async function open(listener: RequestListener, signal = new AbortController().signal) {
  const { origin, close } = await openLoopback(listener);
  onTestFinished(close);
  const provider = makeProvider(`${origin}/v1`, { apiKey: "sk-own" });
  const notices: string[] = [];
  const onNotice = (message: string) => void notices.push(message);
  return { ...openBatchApi(provider, { http: makeHttp(), signal, onNotice }), notices };
}

const json =
  (body: unknown, status = 200): RequestListener =>
  async (request, response) => {
    await readBody(request);
    response.writeHead(status, { "content-type": "application/json" });
    response.end(typeof body === "string" ? body : JSON.stringify(body));
  };

test("a file goes out as it lies on the disk, with nothing of the environment", async () => {
  vi.stubEnv("OPENAI_CUSTOM_HEADERS", "x-secret: from-env");
  onTestFinished(() => void vi.unstubAllEnvs());
  const path = join(makeFolder(), "questions.jsonl");
  const line = `${JSON.stringify({ custom_id: "a".repeat(64) })}\n`;
  writeFileSync(path, line.repeat(20_000));
  let sent = { headers: {}, body: "" };
  const api = await open(async (request, response) => {
    sent = { headers: request.headers, body: (await readBody(request)).toString("utf8") };
    response.setHeader("content-type", "application/json");
    response.end(JSON.stringify({ id: "file-1" }));
  });

  expect(await api.upload(path)).toBe("file-1");
  expect(sent.headers).toMatchObject({ authorization: "Bearer sk-own" });
  expect(JSON.stringify(sent.headers)).not.toContain("from-env");
  expect(sent.body).toContain(line.repeat(20_000));
  expect(sent.body).toContain('name="purpose"');
  expect(sent.body).toContain('filename="questions.jsonl"');
});

test("the lines of a file are there before the file is", async () => {
  const more = Promise.withResolvers<void>();
  const api = await open(async (_, response) => {
    response.write('{"a":1}\r\n{"b":');
    await more.promise;
    response.end('"예"}\n\n{"c":3}');
  });

  const lines = api.readFileLines("file-1")[Symbol.asyncIterator]();
  const first = await lines.next();
  more.resolve();
  const rest = [await lines.next(), await lines.next(), await lines.next(), await lines.next()];

  expect(first.value?.trim()).toBe('{"a":1}');
  expect(rest.map(({ value }) => value)).toEqual(['{"b":"예"}', "", '{"c":3}', undefined]);
});

test("a file that breaks off is an error with its words, not a short file", async () => {
  const api = await open((_, response) => {
    response.writeHead(200, { "content-length": "100" });
    response.write('{"a":1}\n');
    setTimeout(() => response.destroy(), 50);
  });
  const read = async () => {
    for await (const line of api.readFileLines("file-1")) expect(line).toBe('{"a":1}');
  };

  await expect(read()).rejects.toMatchObject({
    code: "MODEL",
    message: expect.stringMatching(/^The connection to 127\.0\.0\.1:\d+ was lost/),
  });
});

test.each([
  ["a page", "<html></html>"],
  ["JSON of another kind", { hello: "world" }],
  ["JSON that is cut", '{"id": "batch'],
])("%s is no batch, and no empty list either", async (_, body) => {
  const api = await open(json(body));

  for (const call of [() => api.create("f"), () => api.retrieve("b"), () => api.find("f")]) {
    await expect(call()).rejects.toMatchObject({ code: "MODEL", status: 200 });
  }
});

test("what is far too large to be a batch is not kept in memory", async () => {
  const api = await open(json("x".repeat(4 * 1024 * 1024 + 1)));

  await expect(api.retrieve("b")).rejects.toThrow(/answered with more than 4194304 bytes\./);
});

test("P27: the empty name of a file is none", async () => {
  const batch = { id: "batch_1", status: "completed", input_file_id: "file-1" };
  const api = await open(json({ ...batch, output_file_id: "file-2", error_file_id: "" }));

  expect(await api.retrieve("batch_1")).toMatchObject({
    output_file_id: "file-2",
    error_file_id: null,
  });
});

test("a refusal is told in the provider's words", async () => {
  const api = await open(json({ error: { message: "Enqueued token limit reached." } }, 400));

  await expect(api.create("f")).rejects.toThrow(/answered 400: Enqueued token limit reached\./);
});

const readAll = async (lines: AsyncIterable<string | null>) => {
  for await (const line of lines) expect(line).toBe("{}");
};
type Api = Awaited<ReturnType<typeof open>>;

test.each<[string, (api: Api, path: string) => Promise<unknown>, number]>([
  ["an upload", (api, path) => api.upload(path), 60],
  ["a new batch", (api) => api.create("f"), 60],
  ["a look at a batch", (api) => api.retrieve("b"), 60],
  ["a search", (api) => api.find("f"), 60],
  ["a file of answers", (api) => readAll(api.readFileLines("f")), 600],
])("%s that never gets its headers, or its end, says how long it waited", async (...row) => {
  const [, call, seconds] = row;
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
  onTestFinished(() => void vi.useRealTimers());
  const path = join(makeFolder(), "questions.jsonl");
  writeFileSync(path, "{}\n");
  for (const isBegun of [false, true]) {
    const asked = Promise.withResolvers<void>();
    const api = await open((request, response) => {
      if (isBegun) response.write("{}\n");
      request.resume();
      asked.resolve();
    });

    const refused = expect(call(api, path)).rejects.toThrow(
      /gave no answer within 6\d*(?:\.\d+)? s/,
    );
    await asked.promise;
    vi.advanceTimersByTime(4_999);
    expect(api.notices).toEqual([]);
    vi.advanceTimersByTime(seconds * 1_000);

    await refused;
    expect(api.notices).toEqual([
      expect.stringMatching(/^127\.0\.0\.1:\d+ has not sent .+ within 5 s; it gets 6\d* s\.$/),
    ]);
  }
});

test("a stopped run ends a call", async () => {
  const stop = new AbortController();
  const api = await open(() => stop.abort(), stop.signal);

  await expect(api.retrieve("b")).rejects.toMatchObject({ code: "INTERRUPTED" });
});

test.each([
  [413, /answered 413/, /Name fewer days/],
  [404, /answered 404 with an HTML page\. The endpoint has no Batch API\./, /batch export/],
  [204, /answered 204 with nothing\./, /OPENAI_BASE_URL/],
  [202, /answered 202 with something that is no batch\./, /OPENAI_BASE_URL/],
])(
  "an upload that is answered %i is told with that status and a step that fits",
  async (...row) => {
    const [status, message, fix] = row;
    const api = await open(json(status === 204 ? "" : "<html>No</html>", status));
    const path = join(makeFolder(), "questions.jsonl");
    writeFileSync(path, "{}\n");

    const refused = expect(api.upload(path)).rejects;
    await refused.toMatchObject({
      message: expect.stringMatching(message),
      fix: expect.stringMatching(fix),
    });
  },
);

test("a call that ends in time says nothing, later either", async () => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
  onTestFinished(() => void vi.useRealTimers());
  const api = await open(json({ id: "file-1" }));
  const path = join(makeFolder(), "questions.jsonl");
  writeFileSync(path, "{}\n");

  await api.upload(path);
  vi.advanceTimersByTime(60_000);

  expect(api.notices).toEqual([]);
});
