import { expect, onTestFinished, test } from "vitest";
import { askForDraft } from "../../src/drafting/draft-question.ts";
import { probeModel } from "../../src/model/probe.ts";
import { makeHttp } from "../support/client.ts";
import { makeProvider, templates } from "../support/drafting.ts";
import { type ModelScript, openModelServer, refuse } from "../support/model-server.ts";
import { makePapers } from "../support/papers.ts";

const PAPERS = makePapers(2);

/** What a look at a model comes to, and how often it was asked. */
async function probe(script: ModelScript) {
  const server = await openModelServer(PAPERS, script);
  onTestFinished(server.close);
  const [question, alike] = PAPERS.map((paper) => askForDraft(paper, templates.draft));
  if (question === undefined || alike === undefined) throw new Error("There are two papers.");
  const questions = { question, alike, findProblem: () => null };
  const { signal } = new AbortController();
  const probing = probeModel(makeProvider(server.url), makeHttp(), questions, signal);
  const outcome = await probing.then(
    ({ problem }) => (problem === null ? "makes a card" : problem.says),
    (error: Error) => error.message,
  );
  return { outcome, calls: server.requests.length };
}

const busyFor = (headers: Record<string, string>) => ({
  ...{ status: 429, headers, body: refuse("Too many requests.") },
});

test("a short wait that a provider asks for is kept, as a run keeps it", async () => {
  const probed = await probe(({ count }) => (count <= 2 ? busyFor({ "retry-after-ms": "2" }) : {}));

  expect(probed).toEqual({ outcome: "makes a card", calls: 3 });
});

test.each<[string, Record<string, string>, number, RegExp]>([
  [
    "that never ends",
    { "retry-after-ms": "2" },
    4,
    /Too many requests\. It asks for a pause of 1 s\.$/,
  ],
  ["of more than half a minute", { "retry-after": "55" }, 1, /It asks for a pause of 55 s\.$/],
  ["of no told length", {}, 1, /Too many requests\.$/],
])("a limit %s is told as what it is", async (_, headers, calls, words) => {
  const probed = await probe(() => busyFor(headers));

  expect(probed.outcome).toMatch(/answered 429: Too many requests\./);
  expect(probed.outcome).toMatch(words);
  expect(probed.calls).toBe(calls);
});
