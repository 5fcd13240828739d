import fc from "fast-check";
import { expect, test } from "vitest";
import { buildCard, type Card } from "../../../src/core/card/card.ts";
import { WITHDRAWN } from "../../../src/core/card/failure.ts";
import { buildDailyDigest, type DailyDigest } from "../../../src/core/digest/digest.ts";
import { findNeighbours } from "../../../src/core/digest/neighbours.ts";
import { NOT_LOOKED_UP } from "../../../src/core/paper/artefacts.ts";
import { DigestDate } from "../../../src/core/paper/date.ts";
import { readEdit } from "../../../src/store/documents/read-edit.ts";
import { renderStored } from "../../../src/store/documents/stored-document.ts";
import { announceData, readVersions } from "../../../src/store/documents/superseded.ts";
import { readTornEdit } from "../../../src/store/documents/torn-edit.ts";
import { makeDraft, makeDraftedCard, makePaper } from "../../support/make.ts";

const DATE = DigestDate.parse("2026-02-11");
const NEIGHBOURS = findNeighbours("daily", DATE, { daily: [DATE], weekly: [] });
const EDITED = "사람이 고친 설명입니다.";

/** What a version has of each of three papers: no card, one that failed, or a draft of one of two models. */
const kinds = fc.array(fc.constantFrom("none", "failed", "m1", "m2"), {
  ...{ minLength: 3, maxLength: 3 },
});

function makeDay(kindOfCards: readonly string[]): DailyDigest {
  const cards = kindOfCards.flatMap((kind, index) => makeCard(kind, `2602.0000${index}`));
  return buildDailyDigest({ date: DATE, status: "settled", listed: 9, cards });
}

function makeCard(kind: string, id: string): Card[] {
  const paper = makePaper({ id });
  if (kind === "none") return [];
  if (kind === "failed") {
    const outcome = {
      status: "failed",
      paper,
      artefacts: NOT_LOOKED_UP,
      failure: WITHDRAWN,
    } as const;
    return [buildCard(outcome, null)];
  }
  const draft = makeDraft({ uncertainty: `${kind}의 메모입니다.`, headline: `${kind}의 제목` });
  return [makeDraftedCard({ paper, image: null, draft })];
}

const render = async (version: DailyDigest) => renderStored(version, NEIGHBOURS, version);

const editCard = (day: DailyDigest, id: string): DailyDigest => ({
  ...day,
  cards: day.cards.map((card) =>
    card.status === "ok" && card.paper.id === id
      ? { ...card, draft: { ...card.draft, explanation: EDITED } }
      : card,
  ),
});

/** What is read of data beside a document that was told which data comes. */
async function readData(day: DailyDigest, markdown: string) {
  const versions = readVersions(markdown) ?? expect.fail();
  const torn = await readTornEdit({ day, markdown, versions, render });
  return torn ?? readEdit(day, markdown, day);
}

/** Asserts that a sentence of one card counts as edited, and that nothing else happened to any card. */
async function expectOnlyEdit(written: DailyDigest, id: string, markdown: string) {
  const edit = await readData(editCard(written, id), markdown);
  const cards = edit.status === "edited" ? edit.cards : expect.fail(JSON.stringify(edit));
  const now = cards.map(({ paper, status, hidden, provenance, draft }) => [
    ...[paper.id, status, hidden, provenance?.edited, draft?.explanation],
  ]);
  expect(now).toEqual(
    written.cards.map(({ paper, status, provenance, draft }) => [
      ...[paper.id, status, false],
      ...(paper.id === id ? [["explanation"], EDITED] : [provenance?.edited, draft?.explanation]),
    ]),
  );
}

const drafted = ({ cards }: DailyDigest) =>
  cards.flatMap(({ status, paper }) => (status === "ok" ? [paper.id] : []));

test("whichever of two versions a kill has left as the data, an edit there is all that counts as edited", async () => {
  await fc.assert(
    fc.asyncProperty(kinds, kinds, fc.boolean(), fc.nat(), async (old, fresh, isNew, at) => {
      const [before, after] = [makeDay(old), makeDay(fresh)];
      const written = isNew ? after : before;
      const ids = drafted(written);
      const id = ids[at % ids.length];
      fc.pre(id !== undefined);

      const markdown = announceData(await render(before), after, before);

      await expectOnlyEdit(written, id, markdown);
    }),
    { numRuns: 12 },
  );
});

test("an edit of the data stays one when the next run is killed at the same place", async () => {
  const [before, after] = [makeDay(["m1", "m1"]), makeDay(["m1", "m1", "m2"])];
  const [id = ""] = drafted(before);
  const edited = editCard(before, id);
  const once = announceData(await render(before), after, before);
  const twice = announceData(once, makeDay(["m1", "m1", "m2", "m2"]), edited);

  await expectOnlyEdit(before, id, twice);
});
