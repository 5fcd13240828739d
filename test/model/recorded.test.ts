import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { draftAll } from "../../src/drafting/draft-all.ts";
import { openRecordedModel, recordAnswers } from "../../src/model/recorded.ts";
import { makeDrafting, makeOptions, makeSettings } from "../support/drafting.ts";
import { complete, openModelServer } from "../support/model-server.ts";
import { makeDraftOf, makePapers } from "../support/papers.ts";
import { makeFolder } from "../support/temporary.ts";

const PAPERS = makePapers(3);

test("a recorded run plays again without network or key, re-asks included", async () => {
  const folder = makeFolder();
  const server = await openModelServer(PAPERS, ({ index, count }) =>
    index === 1 && count === 1 ? { body: complete("not JSON") } : {},
  );
  const live = makeDrafting(makeSettings(server.url));
  const recording = recordAnswers(live.model, (name, text) => writeFile(join(folder, name), text));
  const recorded = await draftAll(PAPERS, { ...live, model: recording });
  await server.close();

  const played = await draftAll(PAPERS, makeOptions(openRecordedModel(folder)));

  expect(played.outcomes.map((outcome) => outcome.status === "drafted" && outcome.draft)).toEqual(
    recorded.outcomes.map((outcome) => outcome.status === "drafted" && outcome.draft),
  );
  expect(played.outcomes[1]).toMatchObject({ provenance: { model: "recorded", attempts: 2 } });
  const file = await readFile(join(folder, "2602.10001.json"), "utf8");
  expect(JSON.parse(file).answers).toHaveLength(2);
  expect(file).not.toContain("sk-test");
});

test("a first answer from the cache is followed by the second recorded one", async () => {
  const folder = makeFolder();
  const [paper] = PAPERS;
  const draft = paper === undefined ? "" : JSON.stringify(makeDraftOf(paper));
  const answer = (text: string) => ({
    model: "m",
    text,
    finishReason: "stop",
    refusal: null,
    usage: { inputTokens: 1, outputTokens: 1, costUsd: null },
    answeredAt: "2026-02-13T09:00:00.000Z",
  });
  await writeFile(
    join(folder, "2602.10000.json"),
    JSON.stringify({ answers: [answer("not JSON"), answer(draft)] }),
  );
  const first = makeOptions(openRecordedModel(folder));
  await draftAll(PAPERS.slice(0, 1), first);

  const again = makeOptions(openRecordedModel(folder), first.cache);
  const { outcomes } = await draftAll(PAPERS.slice(0, 1), again);

  expect(outcomes).toMatchObject([{ status: "drafted" }]);
});

test.each([
  ["is not there", null, /2602.10000.json cannot be read/],
  ["is torn", '{"answers": [', /2602.10000.json holds no recorded answers/],
  ["holds too few answers", '{"answers": []}', /holds no answer to question 1/],
])("a recording that %s fails its paper and is named", async (_, text, message) => {
  const folder = makeFolder();
  if (text !== null) await writeFile(join(folder, "2602.10000.json"), text);

  const { outcomes, endedBy } = await draftAll(
    PAPERS.slice(0, 1),
    makeOptions(openRecordedModel(folder)),
  );

  expect(outcomes).toMatchObject([{ status: "failed", failure: { message } }]);
  expect(endedBy).toBeNull();
});
