import { expect, onTestFinished, test } from "vitest";
import { openExplainMissing } from "../../../src/model/provider/explain-missing.ts";
import { makeHttp } from "../../support/client.ts";
import { makeProvider } from "../../support/drafting.ts";
import { openLoopback } from "../../support/loopback.ts";

const KEY = "sk-own-1234567890abcdef";

/** What is said of a model that is not there, at a server that answers `GET models` so. */
async function explainAt(
  path: string,
  {
    answer = "404 page not found",
    answerAt = () => answer,
    model = "gpt-5-mini",
  }: { answer?: string; answerAt?: (url: string) => string; model?: string },
) {
  const seen: string[] = [];
  const { origin, close } = await openLoopback(({ url, headers }, response) => {
    seen.push(`${url} ${headers.authorization}`);
    response.end(answerAt(url ?? ""));
  });
  onTestFinished(close);
  const provider = makeProvider(`${origin}${path}`, { apiKey: KEY, model });
  const explain = openExplainMissing(provider, makeHttp());
  const { signal } = new AbortController();
  const [explanation] = await Promise.all([explain(signal), explain(signal)]);
  return { fix: explanation?.fix.replaceAll(origin, "ORIGIN") ?? null, seen };
}

const list = (names: readonly unknown[]) => JSON.stringify({ data: names.map((id) => ({ id })) });

test("the ten nearest names are told, and the others counted, after one request with the key", async () => {
  const others = Array.from({ length: 20 }, (_, index) => `some-other-model-${index}`);
  const answer = list([...others, "openai/gpt-5-mini:free", "gpt-5-nano", null]);

  const { fix, seen } = await explainAt("/v1", { answer });

  const [first, second, ...rest] = fix?.replace(/^.* lists: /, "").split(", ") ?? [];
  expect([first, second]).toEqual(["openai/gpt-5-mini:free", "gpt-5-nano"]);
  expect(rest).toHaveLength(8);
  expect(fix).toMatch(/ \(\+ 12\)\.$/);
  expect(seen).toEqual([`/v1/models Bearer ${KEY}`]);
});

test("a list that repeats the key, or orders the reader about, is quoted without either", async () => {
  const { fix } = await explainAt("/v1", { answer: list([`x-${KEY}`, "a\n::error::b"]) });

  expect(fix).not.toContain(KEY);
  expect(fix).not.toContain("\n");
});

test.each([
  ["", "Write OPENAI_BASE_URL as ORIGIN/v1"],
  ["/", "Write OPENAI_BASE_URL as ORIGIN/v1"],
  ["/api", "Write OPENAI_BASE_URL as ORIGIN/api/v1"],
  ["/api/v1/api/v1/", "Write OPENAI_BASE_URL as ORIGIN/api/v1"],
  ["/v1beta/openai/", null],
  ["/v1", null],
])("of an address without any models that ends in %j it is said: %s", async (path, fix) => {
  expect((await explainAt(path, {})).fix).toBe(fix);
});

test.each([
  ["/api", "/v1", "Write OPENAI_BASE_URL as ORIGIN/v1"], // Ollama's own API is there
  ["/api/generate", "/v1", "Write OPENAI_BASE_URL as ORIGIN/v1"],
  ["/api", "/api/v1", "Write OPENAI_BASE_URL as ORIGIN/api/v1"],
])("instead of %s the address is told that has models, as %s has", async (path, good, fix) => {
  const answerAt = (url: string) => (url === `${good}/models` ? list(["qwen3:8b"]) : "not found");

  expect((await explainAt(path, { answerAt })).fix).toBe(fix);
});

test.each([
  ["the model itself", list(["gpt-5-mini"])],
  ["no names", '{"data":"none"}'],
  ["more than is read", list(["x".repeat(3 * 1024 * 1024)])],
])("a list with %s says nothing more", async (_, answer) => {
  expect((await explainAt("/v1", { answer })).fix).toBeNull();
});
