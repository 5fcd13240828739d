import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { buildDailyDigest, buildWeeklyDigest } from "../../../src/core/digest/digest.ts";
import { renderDigest } from "../../../src/core/digest/markdown.ts";
import { mergeCards } from "../../../src/core/digest/week-cards.ts";
import { WIDTHS } from "../../../src/core/draft/bounds.ts";
import { addDays, DigestDate } from "../../../src/core/paper/date.ts";
import { DigestWeek } from "../../../src/core/paper/week.ts";
import { widthOf } from "../../../src/core/text.ts";
import { makeDraft, makeDraftedCard, makePaper } from "../../support/make.ts";

/** Up to this size GitHub renders a document of a repository. */
const MAX_RENDERED_BYTES = 400 * 1024;

/** Korean of this width, which is three bytes a syllable, with the spaces and names of a real sentence. */
const korean = (width: number) =>
  "가나다라 RL 마바사 ".repeat(width).slice(0, Math.ceil(width * 1.2));

/** The longest passage that a card may quote: 40 words. */
const QUOTE = "benchmarks ".repeat(40).trim();

/** A card in which every text is as long as it is asked for at most, and every list has as many items. */
function makeLongCard(index: number) {
  const text = (bounds: { most: number }) => korean(bounds.most);
  return makeDraftedCard({
    paper: makePaper({
      id: `2602.${10_000 + index}`,
      title:
        "Scaling the Verifiable Composition of Prompts for Reinforcement Learning of Models ".repeat(
          2,
        ),
    }),
    draft: makeDraft({
      keyPoints: [1, 2, 3, 4].map(() => ({ evidence: QUOTE, text: text(WIDTHS.keyPoint) })),
      headline: text(WIDTHS.headline),
      oneLine: text(WIDTHS.oneLine),
      developerView: text(WIDTHS.developerView),
      actions: [1, 2, 3, 4].map(() => text(WIDTHS.action)),
      risks: [1, 2, 3].map(() => ({ basis: "stated", evidence: QUOTE, text: text(WIDTHS.risk) })),
      explanation: text(WIDTHS.explanation),
      uncertainty: text(WIDTHS.uncertainty),
    }),
    tags: ["Reinforcement Learning", "Vision-Language Model", "Image Generation", "Multimodal"],
  });
}

const makeDay = (date: DigestDate, first: number, count: number) =>
  buildDailyDigest({
    ...{ date, status: "settled", listed: count },
    cards: Array.from({ length: count }, (_, index) => makeLongCard(first + index)),
  });

const MONDAY = DigestDate.parse("2026-02-09");

test("a day of fifty cards, each as long as it may be, is a document that GitHub renders", () => {
  const bytes = Buffer.byteLength(renderDigest(makeDay(MONDAY, 0, 50)));

  expect(bytes).toBeLessThan(MAX_RENDERED_BYTES);
  expect(bytes).toBeGreaterThan(200 * 1024);
});

test("so is a week of two hundred papers", () => {
  const days = [0, 1, 2, 3, 4].map((day) => makeDay(addDays(MONDAY, day), 40 * day, 40));
  const week = { week: DigestWeek.parse("2026-W07"), copiedFrom: null, top: 10 };
  const digest = buildWeeklyDigest({ ...week, ...mergeCards(days) });

  expect(digest.papers).toHaveLength(200);
  expect(Buffer.byteLength(renderDigest(digest))).toBeLessThan(MAX_RENDERED_BYTES);
});

/** What a reader sees of a line, without where its links lead. */
const toSeen = (line: string) => line.replaceAll(/\[([^\]]*)\]\([^)]*\)/g, "$1");

/**
 * How far down a line of a document reaches, in pixels, as GitHub shows it on a phone of 390 pixels: lines of 24
 * pixels, with room for some 22 Hangul syllables in a paragraph and 20 in a list.
 */
function heightOf(line: string): number {
  if (line === "") return 0;
  if (line.startsWith("# ")) return 80;
  const isItem = /^\d+\. /.test(line);
  return Math.ceil(widthOf(toSeen(line)) / (isItem ? 20 : 22)) * 24 + (isItem ? 4 : 16);
}

test("the five headlines of the bundled day stand on a phone's first screen", () => {
  const day = readFileSync("examples/2026-02-13/output/daily/2026/2026-02-13.md", "utf8");
  const [head = ""] = day.split(/\n\n난이도는 /);
  const [last = "", ...others] = head.split("\n").toReversed();
  const [headline = ""] = /^5\. \[[^\]]+\]/.exec(last) ?? [];

  expect(headline).not.toBe("");
  expect([headline, ...others].map(heightOf).reduce((sum, height) => sum + height)).toBeLessThan(
    700, // of 844, since the browser's own bars take some
  );
});
