import { expect, onTestFinished, test } from "vitest";
import type { Paper } from "../../src/core/paper/paper.ts";
import { draftAll } from "../../src/drafting/draft-all.ts";
import { makeDrafting, makeSettings } from "../support/drafting.ts";
import { makeProvenance } from "../support/make.ts";
import { complete, type ModelScript, openModelServer } from "../support/model-server.ts";
import { makeDraftOf, makePapers } from "../support/papers.ts";

const PAPERS = makePapers(26);
const LAST = PAPERS.slice(25);
const OTHERS = PAPERS.slice(0, 25);

/** A model that answers all papers but the last with prose. */
async function openWeakModel() {
  const prose = { body: complete("I cannot say.") };
  const script: ModelScript = ({ index }) => (index === 25 ? {} : prose);
  const server = await openModelServer(PAPERS, script);
  onTestFinished(server.close);
  return { server, drafting: makeDrafting(makeSettings(server.url, { concurrency: 1 })) };
}

test("a model that makes no card of the first twenty papers is asked about no other, and why is said", async () => {
  const { server, drafting } = await openWeakModel();

  const { endedBy } = await draftAll(PAPERS, drafting);

  expect(server.requests.length).toBeLessThanOrEqual(2 * 20 + 1); // one may be under way
  expect(endedBy).toMatchObject({ reason: "BAD_ANSWER", endsRun: true });
  expect(endedBy?.message).toMatch(
    /^The answer was no JSON of the draft's shape, twice .* The first 20 papers got no card, so it is/,
  );
  expect(endedBy?.fix).toMatch(/^Choose a model that follows a JSON Schema/);
});

test("where two answers fail for different reasons, the message says what each was", async () => {
  const [draft = {}] = LAST.map((paper) => makeDraftOf(paper));
  const english = {
    body: complete(JSON.stringify({ ...draft, oneLine: "In English." })),
  };
  const server = await openModelServer(LAST, ({ count }) =>
    count === 1 ? english : { body: complete('{"keyPoints": []}') },
  );
  onTestFinished(server.close);

  const { outcomes } = await draftAll(LAST, makeDrafting(makeSettings(server.url)));

  expect(outcomes[0]).toMatchObject({
    failure: {
      code: "BAD_ANSWER",
      message:
        "The model wrote no Korean that a card can use (oneLine is not in plain Korean). Asked again: The answer was no JSON of the draft's shape (keyPoints has fewer than 3 items that are not blank).",
    },
  });
});

const provenance = { ...makeProvenance(), model: "test-model" };

test.each([
  ["made before", () => null],
  [
    "kept of an earlier run",
    (paper: Paper) => ({ draft: makeDraftOf(paper), provenance, findings: [] }),
  ],
])("where one card was %s, no number of papers that fail ends a run", async (_, kept) => {
  const { server, drafting } = await openWeakModel();
  await draftAll(LAST, { ...drafting, kept });
  const before = server.requests.length;

  const { endedBy, outcomes } = await draftAll(OTHERS, drafting);

  expect(endedBy).toBeNull();
  expect(outcomes.every(({ status }) => status === "failed")).toBe(true);
  expect(server.requests).toHaveLength(before + 2 * 25);
});
