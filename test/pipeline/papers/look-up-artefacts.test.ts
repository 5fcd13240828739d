import { rmSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { type Artefacts, NOT_LOOKED_UP } from "../../../src/core/paper/artefacts.ts";
import { DigestDate } from "../../../src/core/paper/date.ts";
import { askForDraft } from "../../../src/drafting/draft-question.ts";
import { toFingerprint } from "../../../src/model/fingerprint.ts";
import type { Model } from "../../../src/model/model.ts";
import { ModelError } from "../../../src/model/model-error.ts";
import { withCache } from "../../../src/model/with-cache.ts";
import { composeDay, makeDay } from "../../../src/pipeline/make-day.ts";
import { readOnly } from "../../../src/pipeline/restrict-run.ts";
import type { Run } from "../../../src/pipeline/run.ts";
import type { LookedUpPaper } from "../../../src/sources/artefacts/open-artefacts.ts";
import { makeModelError } from "../../support/make-errors.ts";
import { type MadeRun, makeRun } from "../../support/make-run.ts";
import { readDay } from "../../support/recorded.ts";

const DATE = DigestDate.parse("2026-02-13");
const FIRST = "2602.09877";
const SECOND = "2602.12036";
const NONE = { own: [], mentions: 0 };
const FOUND: Artefacts = {
  models: { own: [{ name: "owner/model", gated: false }], mentions: 1 },
  datasets: NONE,
  spaces: NONE,
};

/** A day's run whose Hub has this of every paper, and the papers that were looked up, in any order. */
function open(items: readonly unknown[] = readDay(DATE)) {
  const made = makeRun({ [DATE]: items });
  const looked: LookedUpPaper[] = [];
  const hub = { artefacts: FOUND, problem: null as string | null, hasPage: true };
  const told: string[] = [];
  const sources: Run["sources"] = {
    ...made.run.sources,
    lookUpArtefacts: async (paper) => {
      looked.push(paper);
      return { ...hub };
    },
  };
  const reporter = {
    onNotice: (message: string, date?: string) => void told.push(`${date}: ${message}`),
  };
  return { ...made, run: { ...made.run, sources, reporter }, looked, hub, told };
}

const idsOf = (looked: readonly LookedUpPaper[]) => looked.map(({ id }) => id).toSorted();

/** The same run, but its model fails with every question. */
function withFailingModel({ run, bare }: Pick<MadeRun, "run" | "bare">): Run {
  const ask: Model["ask"] = async () => {
    throw makeModelError("Nobody answers.");
  };
  const cache = run.store.answers;
  return { ...run, model: withCache({ ...bare, ask }, { cache, ledger: run.ledger }) };
}

async function artefactsOf(run: Run): Promise<Artefacts[]> {
  const digest = await run.store.digests.readDay(DATE);
  return digest?.cards.map(({ artefacts }) => artefacts) ?? [];
}

test("papers that become cards are looked up, and no others, with the accounts they belong to", async () => {
  const items = readDay(DATE).map((item) => {
    const { paper } = Object(item);
    const organization = { name: "Owner", fullname: "The Owner" };
    return { paper: paper.id === FIRST ? { ...paper, organization } : paper };
  });
  const { run, looked } = open(items);

  await makeDay(DATE, run);

  expect(idsOf(looked)).toEqual([FIRST, SECOND]);
  expect(looked.find(({ id }) => id === FIRST)?.owners).toEqual(["owner"]);
  expect(await artefactsOf(run)).toEqual([FOUND, FOUND]);
});

test("a withdrawn paper and one without an abstract are not looked up", async () => {
  const items = readDay(DATE).map((item) => {
    const { paper } = Object(item);
    if (paper.id === FIRST) return { paper: { ...paper, withdrawnAt: "2026-02-14" } };
    return { paper: { ...paper, summary: paper.id === SECOND ? "" : paper.summary } };
  });
  const { run, looked } = open(items);

  await makeDay(DATE, { ...run, choices: { ...run.choices, top: 3 } });

  expect(looked).toHaveLength(1);
  expect((await artefactsOf(run)).slice(0, 2)).toEqual([NOT_LOOKED_UP, NOT_LOOKED_UP]);
});

test("what was found stays with the listing, so that the next run looks up and asks nothing", async () => {
  const { run, looked, hub, asked } = open();
  await makeDay(DATE, run);
  hub.artefacts = NOT_LOOKED_UP;

  await makeDay(DATE, { ...run, id: "next" });
  await makeDay(DATE, { ...run, id: "last", choices: { ...run.choices, listings: "all" } });

  expect(looked).toHaveLength(2);
  expect(asked).toHaveLength(2);
  expect(await artefactsOf(run)).toEqual([FOUND, FOUND]);
  expect((await run.store.listings.recall(DATE))?.artefacts).toEqual({
    [FIRST]: FOUND,
    [SECOND]: FOUND,
  });
});

test("when the cache is lost, the digest says what its cards were drafted with", async () => {
  const { run, looked, asked, folder } = open();
  await makeDay(DATE, run);
  rmSync(join(folder, "cache"), { recursive: true });

  await makeDay(DATE, run);

  expect([looked.length, asked.length]).toEqual([2, 2]);
  expect(await artefactsOf(run)).toEqual([FOUND, FOUND]);
});

test("what could not be looked up is tried again until there is a draft, and then stays so", async () => {
  const opened = open();
  const { run, looked, hub, asked } = opened;
  Object.assign(hub, { artefacts: NOT_LOOKED_UP, problem: "GET x answered 500." });
  await expect(makeDay(DATE, withFailingModel(opened))).rejects.toBeInstanceOf(ModelError);
  expect(looked).toHaveLength(2);

  await makeDay(DATE, { ...run, id: "second" });
  expect(looked).toHaveLength(4);
  Object.assign(hub, { artefacts: FOUND, problem: null });
  await makeDay(DATE, { ...run, id: "third" });

  expect(looked).toHaveLength(4);
  expect(asked).toHaveLength(2);
  expect(await artefactsOf(run)).toEqual([NOT_LOOKED_UP, NOT_LOOKED_UP]);
});

test("a later run that can look it up asks with what it found", async () => {
  const opened = open();
  const { run, hub, asked } = opened;
  Object.assign(hub, { artefacts: { ...FOUND, spaces: null }, problem: "GET x answered 500." });
  await expect(makeDay(DATE, withFailingModel(opened))).rejects.toBeInstanceOf(ModelError);
  hub.artefacts = { models: NONE, datasets: NONE, spaces: { own: [], mentions: 7 } };

  await makeDay(DATE, run);

  expect(asked).toHaveLength(2);
  const kept = { ...FOUND, spaces: { own: [], mentions: 7 } }; // what was found first stays
  expect(await artefactsOf(run)).toEqual([kept, kept]);
});

test("an answer that was paid for in a dry run keeps its question", async () => {
  const { run, looked, hub, asked } = open();
  Object.assign(hub, { artefacts: NOT_LOOKED_UP, problem: "GET x answered 429." });
  await makeDay(DATE, { ...run, choices: { ...run.choices, isDryRun: true } });
  hub.artefacts = FOUND;

  await makeDay(DATE, run);

  expect([looked.length, asked.length]).toEqual([2, 2]);
  expect(await artefactsOf(run)).toEqual([NOT_LOOKED_UP, NOT_LOOKED_UP]);
});

test("a question that a batch has stays as it was sent", async () => {
  const opened = open();
  const { run, looked, hub } = opened;
  hub.artefacts = NOT_LOOKED_UP;
  await expect(makeDay(DATE, withFailingModel(opened))).rejects.toBeInstanceOf(ModelError);
  const { paper } = Object(readDay(DATE)[0]);
  const [listed] = looked.filter(({ id }) => id === paper.id);
  const question = askForDraft(Object(listed), run.templates.draft);
  await run.store.batches.remember({
    ...{ endpoint: "https://model.test/v1", inputFileId: "file-1", batchId: "batch-1" },
    fingerprints: [toFingerprint(run.model, question)],
  });
  looked.length = 0;

  await composeDay(DATE, readOnly(run));

  expect(idsOf(looked)).toEqual([FIRST, SECOND].filter((id) => id !== paper.id));
});

test("a failure costs nothing but itself, and is told once a day", async () => {
  const { run, hub, told } = open();
  Object.assign(hub, { artefacts: NOT_LOOKED_UP, problem: "GET x answered 500." });

  const { result } = await makeDay(DATE, run);

  expect(result).toMatchObject({ status: "settled", ok: 2, failed: 0, problem: null });
  expect(told).toEqual([
    "2026-02-13: not everything that the Hub has of 2 papers could be looked up, and the cards say so: GET x answered 500.",
  ]);
});

test("without fetching, nothing is looked up", async () => {
  const { run, looked } = open();
  await makeDay(DATE, run);

  await composeDay(
    DATE,
    readOnly({ ...run, choices: { ...run.choices, top: 5 } }, { fetches: false }),
  );

  expect(looked).toHaveLength(2);
});
