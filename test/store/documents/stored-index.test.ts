import { expect, test } from "vitest";
import { buildDailyDigest } from "../../../src/core/digest/digest.ts";
import { NO_NEIGHBOURS } from "../../../src/core/digest/neighbours.ts";
import { DigestDate } from "../../../src/core/paper/date.ts";
import { renderStored } from "../../../src/store/documents/stored-document.ts";
import {
  isIndexEdited,
  isOurIndex,
  renderStoredIndex,
} from "../../../src/store/documents/stored-index.ts";
import { makeDraftedCard } from "../../support/make.ts";

test.each([
  ["as it was written", (index: string) => index, false],
  ["with a line of its own", (index: string) => index.replace("Hugging", "우리 Hugging"), true],
  ["with another heading", (index: string) => index.replace(/^# .*/, "# 우리 팀"), true],
  ["with a line above its heading", (index: string) => `![Logo](logo.png)\n\n${index}`, true],
])("an index %s is ours", (_, edit, isEdited) => {
  const index = edit(renderStoredIndex([]));

  expect([isOurIndex(index), isIndexEdited(index)]).toEqual([true, isEdited]);
});

test("somebody else's README is not, nor is a document of a day", () => {
  const date = DigestDate.parse("2026-02-13");
  const cards = [makeDraftedCard()];
  const day = buildDailyDigest({ date, status: "settled", listed: 1, cards });
  const document = renderStored(day, NO_NEIGHBOURS, day);

  expect(["# Our documents\n", document].map(isOurIndex)).toEqual([false, false]);
});
