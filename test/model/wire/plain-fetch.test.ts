import { once } from "node:events";
import { createServer } from "node:http";
import { expect, onTestFinished, test } from "vitest";
import { createPlainFetch } from "../../../src/model/wire/plain-fetch.ts";

type Seen = { method: string; headers: Record<string, unknown>; body: string };

/** A server that answers everything in one way, and what it was asked. */
async function openServer(status: number, body: string) {
  const seen: Seen[] = [];
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const { method = "", headers } = request;
    seen.push({ method, headers, body: Buffer.concat(chunks).toString("utf8") });
    response.writeHead(status, { "x-request-id": "r1", "set-cookie": ["a=1", "b=2"] }).end(body);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const address = server.address();
  const port = typeof address === "object" ? address?.port : 0;
  return { url: `http://127.0.0.1:${port}/v1/x`, seen };
}

const secret = { headers: { "x-from-env": "secret", authorization: "Bearer other" } };
const plainFetch = createPlainFetch("sk-own");

test("posts JSON with its own headers and nothing else", async () => {
  const { url, seen } = await openServer(200, '{"ok": "예"}');

  const response = await plainFetch(url, { ...secret, method: "POST", body: '{"a": "가"}' });

  expect(await response.json()).toEqual({ ok: "예" });
  expect(response.headers.get("x-request-id")).toBe("r1");
  expect(seen).toMatchObject([{ method: "POST", body: '{"a": "가"}' }]);
  expect(Object.keys(seen[0]?.headers ?? {}).toSorted()).toEqual([
    "accept",
    "authorization",
    "connection",
    "content-length",
    "content-type",
    "host",
    "user-agent",
  ]);
  expect(seen[0]?.headers.authorization).toBe("Bearer sk-own");
});

test.each([
  ["OpenAI's", '{"error": {"message": "No.", "code": "x"}}', { message: "No.", code: "x" }],
  ["Gemini's list", '[{"error": {"message": "No.", "code": 400}}]', { message: "No.", code: 400 }],
  ["plain words", '{"error": "No."}', { message: "No." }],
  ["vLLM's", '{"object": "error", "message": "No."}', { message: "No." }],
  ["FastAPI's", '{"detail": "No."}', { message: '"No."' }],
  ["text", "No.", { message: "No." }],
  ["a page", "<html>No.</html>", { message: null }],
])("brings %s error into one shape", async (_, body, error) => {
  const { url } = await openServer(400, body);

  const response = await plainFetch(url, { method: "POST", body: "{}" });

  expect(response.status).toBe(400);
  expect(await response.json()).toMatchObject({ error });
});

test("an aborted request ends at once", async () => {
  const { url } = await openServer(200, "{}");
  const signal = AbortSignal.abort();

  await expect(plainFetch(url, { method: "POST", body: "{}", signal })).rejects.toThrow();
});
