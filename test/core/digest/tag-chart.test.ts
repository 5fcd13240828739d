import { expect, test } from "vitest";
import { buildWeeklyDigest } from "../../../src/core/digest/digest.ts";
import { renderDigest } from "../../../src/core/digest/markdown.ts";
import { renderTagChart } from "../../../src/core/digest/tag-chart.ts";
import type { WeekTags } from "../../../src/core/digest/week/week-tags.ts";
import { DigestWeek } from "../../../src/core/paper/week.ts";

function makeWeek(name: string, cards: number, tags: Record<string, number>): WeekTags {
  const counted = Object.entries(tags).map(([tag, count]) => ({ name: tag, cards: count }));
  return { week: DigestWeek.parse(name), cards, tags: counted };
}

const WEEKS = [
  makeWeek("2026-W07", 25, { LLM: 9, Agent: 4 }),
  makeWeek("2026-W06", 30, { LLM: 10 }),
];

/** What a reader sees, text by text, in the order of the drawing. */
function textsOf(svg: string): string[] {
  return [...svg.matchAll(/<text[^>]*>([^<]*)<\/text>/g)].map(([, text = ""]) => text);
}

/** The widths of the bars of a tag chart; the squares of the legend and the ground are none. */
function barsOf(svg: string): number[] {
  return [...svg.matchAll(/<rect x="54" y="[\d.]+" width="([\d.]+)"/g)].map(([, width]) =>
    Number(width),
  );
}

test("the legend has each week with its dates and cards, and each bar its week and its value", () => {
  expect(textsOf(renderTagChart(WEEKS))).toEqual([
    "태그별 카드 비율",
    "2026-W07 (2.9–2.15), 카드 25장",
    "2026-W06 (2.2–2.8), 카드 30장",
    ...["LLM", "W07", "36% (9장)", "W06", "33.3% (10장)"],
    ...["Agent", "W07", "16% (4장)", "W06", "0% (0장)"],
  ]);
});

test("bars are as long as their shares, and a share of nothing has none", () => {
  const [first = 0, second = 0, third = 0, fourth] = barsOf(renderTagChart(WEEKS));

  expect(second / first).toBeCloseTo(33.3 / 36, 2);
  expect(third / first).toBeCloseTo(16 / 36, 2);
  expect(fourth).toBe(0);
});

test("the same numbers give the same bytes", () => {
  expect(renderTagChart(structuredClone(WEEKS))).toBe(renderTagChart(WEEKS));
});

test("whoever hears the drawing gets its title and all of its numbers", () => {
  const svg = renderTagChart(WEEKS);

  expect(svg).toContain("<title>태그별 카드 비율</title>");
  expect(svg).toContain(
    "<desc>2026-W07 (2.9–2.15), 카드 25장: LLM 36%, Agent 16% / 2026-W06 (2.2–2.8), 카드 30장: LLM 33.3%, Agent 0%</desc>",
  );
});

test("at most eight tags of four weeks are drawn", () => {
  const names = Object.fromEntries([..."ABCDEFGHIJ"].map((name) => [name, 3]));
  const weeks = ["07", "06", "05", "04", "03"].map((week) => makeWeek(`2026-W${week}`, 10, names));

  expect(barsOf(renderTagChart(weeks))).toHaveLength(8 * 4);
});

test("every colour has another one where the reader's system is dark", () => {
  const svg = renderTagChart(WEEKS);

  const colours = new Set([...svg.matchAll(/ fill="(#\w+)"/g)].map(([, colour]) => colour));
  const changed = [...svg.matchAll(/\[fill="(#\w+)"\]\{fill:(#\w+)\}/g)];
  expect(changed.filter(([, light, dark]) => light !== dark).map(([, light]) => light)).toEqual(
    expect.arrayContaining([...colours]),
  );
});

test("a week without tags is a legend, and no length is anything but a number", () => {
  const svg = renderTagChart([makeWeek("2026-W07", 2, {})]);

  expect(textsOf(svg)).toEqual(["태그별 카드 비율", "2026-W07 (2.9–2.15), 카드 2장"]);
  expect(svg).not.toMatch(/NaN|Infinity|undefined/);
});

test("a tag stays text, whatever it is called, and a long one is cut", () => {
  const name = `</text><script>'&"\u0000\uFFFF`;
  const svg = renderTagChart([makeWeek("2026-W07", 2, { [name]: 2, ["가".repeat(40)]: 1 })]);

  expect(textsOf(svg)).toContain("&lt;/text&gt;&lt;script&gt;&apos;&amp;&quot;");
  expect(textsOf(svg)).toContain(`${"가".repeat(29)}…`);
});

test("a week's Markdown has the shares of this week and the one before for whoever does not see them", () => {
  const older = makeWeek("2026-W05", 40, { LLM: 1 });
  const markdown = renderDigest(
    buildWeeklyDigest({
      week: DigestWeek.parse("2026-W07"),
      copiedFrom: null,
      top: 10,
      tagWeeks: [...WEEKS, older],
      papers: [],
      cards: [],
    }),
  );

  expect(markdown).toContain(
    "![태그별 카드 비율: 2026-W07 (2.9–2.15), 카드 25장: LLM 36%, Agent 16% / 2026-W06 (2.2–2.8), 카드 30장: LLM 33.3%, Agent 0%](2026-W07.svg)",
  );
});

test("an edited digest's tags and names leave the drawing well-formed", () => {
  const tag = `\u0000\u001B[31m\uFFFE]]>&<\uD800👩\u200D🔬`;
  const svg = renderTagChart([makeWeek("2026-W07", 2, { [tag]: 2 })]);

  expect(svg).not.toMatch(/[^\n\x20-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/u);
  expect(textsOf(svg)).toContain("[31m]]&gt;&amp;&lt;\uFFFD👩\u200D🔬");
});
