import { expect, test } from "vitest";
import { describeWeek } from "../../../src/cli/print/week-report.ts";
import { buildCard } from "../../../src/core/card/card.ts";
import { buildWeeklyDigest } from "../../../src/core/digest/digest.ts";
import { NOT_LOOKED_UP } from "../../../src/core/paper/artefacts.ts";
import { DigestDate } from "../../../src/core/paper/date.ts";
import { DigestWeek } from "../../../src/core/paper/week.ts";
import { makeDraftedCard, makePaper } from "../../support/make.ts";

const FAILED = buildCard(
  {
    ...{ status: "failed", paper: makePaper(), artefacts: NOT_LOOKED_UP },
    failure: { code: "BAD_ANSWER", message: "No JSON." },
  },
  null,
);

function describeQuietly(cards: Parameters<typeof buildWeeklyDigest>[0]["cards"], lacks: string[]) {
  const week = DigestWeek.parse("2026-W07");
  const digest = buildWeeklyDigest({ week, copiedFrom: null, top: 10, papers: [], cards });
  const missing = lacks.map((date) => DigestDate.parse(date));
  return describeWeek({ digest, files: [], missing }, true);
}

test("quietly, a week that is whole says nothing", () => {
  expect(describeQuietly([makeDraftedCard()], [])).toEqual([]);
});

test("quietly, a week says which cards failed and which days it lacks", () => {
  expect(describeQuietly([makeDraftedCard(), FAILED], [])).toEqual([
    "2026-W07 Weekly Papers: 1 card, 1 FAILED, 0 sentences",
  ]);
  expect(describeQuietly([makeDraftedCard()], ["2026-02-10"])).toEqual([
    "2026-W07 lacks 2026-02-10; run `papercards backfill 2026-02-10 2026-02-10`, then make the week again.",
  ]);
});
