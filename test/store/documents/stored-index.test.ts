import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import {
  buildDailyDigest,
  DailyDigest,
  type StoredDigest,
} from "../../../src/core/digest/digest.ts";
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
])("an index %s is ours", async (_, edit, isEdited) => {
  const index = edit(renderStoredIndex([]));

  expect([isOurIndex(index), await isIndexEdited(index, null)]).toEqual([true, isEdited]);
});

const FIRST = readFileSync("test/fixtures/first-edition/index.md", "utf8");
const OLD_DAY = readFileSync("test/fixtures/first-edition/2026-02-13.json", "utf8");

test.each([
  ["as it was written", (index: string) => index, false],
  ["with line ends of Windows", (index: string) => index.replaceAll("\n", "\r\n"), false],
  ["with the list marks of a formatter", (index: string) => index.replace(/^- /gm, "* "), false],
  ["with a note below", (index: string) => `${index}\n## 메모\n\n월요일에 읽습니다.\n`, true],
  ["with another heading", (index: string) => index.replace(/^# .*/, "# 우리 팀"), true],
  ["with a line above its heading", (index: string) => `위키로\n\n${index}`, true],
  ["with another section's name", (index: string) => index.replace("## 최근", "## 새 소식"), true],
  ["with a mark in a month", (index: string) => index.replace(/^(.*01-29.*)$/m, "$1 ★"), true],
  ["with a mark behind a title", (index: string) => index.replace(/(Societies)$/m, "$1 ★"), true],
  ["without how to read a card", (index: string) => index.replace(/## 카드 읽.*/s, ""), true],
  ["without the line of a day", (index: string) => index.replace(/^- \[2026-02-09.*\n/m, ""), true],
])("an index of the first edition %s is ours", async (_, edit, isEdited) => {
  const index = edit(FIRST);
  const digests = openDigests([DailyDigest.parse(JSON.parse(OLD_DAY))]);

  expect([isOurIndex(index), await isIndexEdited(index, digests)]).toEqual([true, isEdited]);
});

test.each([
  ["as it was written", (index: string) => index, false],
  ["with a note below", (index: string) => `${index}\n월요일에 읽습니다.\n`, true],
])(
  "an empty index of the first edition %s is ours, with days by now or not",
  async (_, edit, isEdited) => {
    const [above = ""] = FIRST.split("- [2026");
    const index = edit(
      `${above}아직 만든 날이 없습니다.\n\n${FIRST.slice(FIRST.indexOf("## 카드 읽"))}`,
    );

    for (const days of [[], [DailyDigest.parse(JSON.parse(OLD_DAY))]]) {
      const found = [isOurIndex(index), await isIndexEdited(index, openDigests(days))];
      expect(found).toEqual([true, isEdited]);
    }
  },
);

test("a day that was made again may begin with another paper than the index of the first edition says", async () => {
  const { raisedFrom: _, ...made } = DailyDigest.parse(JSON.parse(OLD_DAY));
  const digests = openDigests([{ ...made, cards: [makeDraftedCard()] }]);

  expect(await isIndexEdited(FIRST, digests)).toBe(false);
});

test("an index without a checksum that the first edition has not written is left", async () => {
  const index = renderStoredIndex([]).replace(/<!-- papercards checksum .*-->/, "");

  expect([isOurIndex(index), await isIndexEdited(index, null)]).toEqual([true, true]);
  expect(await isIndexEdited("\n", null)).toBe(false);
});

function openDigests(days: readonly StoredDigest[]) {
  return {
    readAll: async function* () {
      yield* days;
    },
  };
}

test("somebody else's README is not, nor is a document of a day", () => {
  const date = DigestDate.parse("2026-02-13");
  const cards = [makeDraftedCard()];
  const day = buildDailyDigest({ date, status: "settled", listed: 1, cards });
  const document = renderStored(day, NO_NEIGHBOURS, day);

  expect(["# Our documents\n", document].map(isOurIndex)).toEqual([false, false]);
});
