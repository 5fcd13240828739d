import { slug } from "github-slugger";
import { expect, test } from "vitest";
import { cardAnchor } from "../../../src/core/digest/overview.ts";
import { parseListing } from "../../../src/core/paper/listing.ts";
import { cleanLine } from "../../../src/core/text.ts";
import { HOSTILE_TITLE } from "../../support/hostile.ts";
import { readDay, readOddItems, recordedDays } from "../../support/recorded.ts";

const recorded = [
  ...recordedDays().flatMap((date) => parseListing(readDay(date)).papers),
  ...parseListing(readOddItems().map(({ item }) => item)).papers,
].map(({ title }) => title);

test("the anchor of every recorded title is the one that GitHub makes", () => {
  const wrong = recorded.filter(
    (title) => cardAnchor({ title }, 7) !== `#${slug(`7. ${cleanLine(title)}`)}`,
  );

  expect(recorded.length).toBeGreaterThan(600);
  expect(wrong).toEqual([]);
});

test.each([
  "τ-bench & Methods: 2.7B, 1/2 of C# (v2.0)",
  "한국어 제목: Single- and Multi-turn",
  "⚠️ 리스크/한계 📌",
  "e\u0301tude Éclair I\u0307stanbul ẞ",
  "under_score ‿ ⁀ and — dashes – here",
  "① Ⅷ Ⓐ ½ ² x₂ ㈜",
  "हिन्दी العربية ไทย",
  HOSTILE_TITLE,
])("so is that of %s", (title) => {
  expect(cardAnchor({ title }, 12)).toBe(`#${slug(`12. ${cleanLine(title)}`)}`);
});
