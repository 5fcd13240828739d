import { expect, onTestFinished, test, vi } from "vitest";
import { openTransport } from "../../../src/model/wire/transport.ts";
import { makeHttp } from "../../support/client.ts";
import { makeProvider } from "../../support/drafting.ts";
import { type ModelReply, openBareServer } from "../../support/model-server.ts";

const QUESTION = { model: "m", messages: [] };
const unstopped = () => new AbortController().signal;

async function open(reply: ModelReply, timeoutMs = 10_000, flexTimeoutMs: number | null = null) {
  const seen: Record<string, unknown>[] = [];
  const server = await openBareServer((_, headers) => {
    seen.push(headers);
    return reply;
  });
  onTestFinished(server.close);
  const provider = makeProvider(server.url, { apiKey: "sk-own", overrides: { timeoutMs } });
  const profile = { ...provider.profile, flexTimeoutMs };
  return { transport: openTransport({ ...provider, profile }, makeHttp()), seen };
}

test("a question carries the key of the settings, and nothing of the environment", async () => {
  vi.stubEnv("OPENAI_ORG_ID", "org-from-env");
  vi.stubEnv("OPENAI_CUSTOM_HEADERS", "x-secret: from-env\nauthorization: Bearer from-env");
  onTestFinished(() => void vi.unstubAllEnvs());
  const { transport, seen } = await open({ body: { ok: "예" } });

  const response = await transport.send(QUESTION, unstopped());

  expect(response).toMatchObject({ status: "answered", body: '{"ok":"예"}' });
  expect(Object.keys(seen[0] ?? {}).toSorted()).toEqual([
    "accept",
    "accept-encoding",
    "authorization",
    "connection",
    "content-length",
    "content-type",
    "host",
    "user-agent",
  ]);
  expect(seen[0]?.authorization).toBe("Bearer sk-own");
});

test("each of several questions tells when it goes out, before the server has it", async () => {
  const { transport, seen } = await open({ body: {} });
  const told: string[] = [];
  const send = (model: string) =>
    transport.send({ ...QUESTION, model }, unstopped(), () => told.push(`${model} ${seen.length}`));

  await send("a");
  await Promise.all([send("b"), send("c")]);

  expect(told.toSorted()).toEqual(["a 0", "b 1", "c 1"]);
});

test.each([
  ["OpenAI's", { error: { message: "No.", code: "x" } }, { message: "No.", code: "x" }],
  ["Gemini's list", [{ error: { message: "No.", code: 400 } }], { message: "No.", code: 400 }],
  ["plain words", { error: "No." }, { message: "No." }],
  ["vLLM's", { object: "error", message: "No." }, { message: "No." }],
  ["FastAPI's", { detail: "No." }, { message: '"No."' }],
  [
    "a gateway's",
    { success: false, errors: ["No."] },
    { message: '{"success":false,"errors":["No."]}' },
  ],
  ["an empty", { error: {} }, { message: '{"error":{}}' }],
  ["JSON text", '"No."', { message: '"No."' }],
  ["text", "No.", { message: "No." }],
  ["a page", "<html>No.</html>", { message: null }],
  ["no body", "", { message: "" }],
])("reads %s error into one shape", async (_, body, error) => {
  const { transport } = await open({ status: 400, body });

  const response = await transport.send(QUESTION, unstopped());

  expect(response).toMatchObject({ status: "refused", httpStatus: 400, error });
});

test("the headers of a refusal are there, for they say how long to wait", async () => {
  const { transport } = await open({ status: 429, headers: { "retry-after": "7" } });

  const response = await transport.send(QUESTION, unstopped());

  expect(response.status === "refused" && response.headers.get("retry-after")).toBe("7");
});

test.each([
  ["a broken connection", { isReset: true }, "lost", 10_000],
  ["half an answer", { isHanging: true, body: "{}" }, "timeout", 300],
  ["an answer that is too large", { body: "x".repeat(4 * 1024 * 1024 + 1) }, "too large", 10_000],
])("%s is lost", async (_, reply, failure, timeoutMs) => {
  const { transport } = await open(reply, timeoutMs);

  const response = await transport.send(QUESTION, unstopped());

  expect(response).toMatchObject({ status: "lost", error: { failure } });
});

test.each([
  ["the flex tier", { service_tier: "flex" }, 10_000, 200],
  ["the standard tier, when flex is asked for", {}, 200, 10_000],
] as const)("a question in %s has the time of that tier", async (_, tier, usualMs, flexMs) => {
  const { transport } = await open({ isHanging: true, body: "{}" }, usualMs, flexMs);

  const response = await transport.send({ ...QUESTION, ...tier }, unstopped());

  expect(response).toMatchObject({ status: "lost", error: { failure: "timeout" } });
});

test("a stopped run ends the question at once", async () => {
  const stop = new AbortController();
  const { transport } = await open({ isHanging: true, body: "{}" });

  const sending = transport.send(QUESTION, stop.signal);
  setTimeout(() => stop.abort(), 50);

  await expect(sending).rejects.toMatchObject({ code: "INTERRUPTED" });
});
