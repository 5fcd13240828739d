import type { Spec } from "vega";
import type { WeekTags } from "../core/digest/week-tags.ts";

/** Tags that the chart shows: as many as fit beside four weeks without crowding. */
const TAGS_SHOWN = 8;

const WIDTH_PX = 460;
const ROW_PX = 46;

/**
 * Bars from this week to the oldest, on light and on dark ground. Each reaches 3:1 against its ground, as
 * WCAG 2.2 asks of graphics, and text reaches 7:1.
 */
const BARS = [
  { light: "#0550ae", dark: "#79c0ff" },
  { light: "#57606a", dark: "#a8b1ba" },
  { light: "#6e7781", dark: "#8b949e" },
  { light: "#858f99", dark: "#6e7681" },
] as const;
const GROUND = { light: "#ffffff", dark: "#0d1117" } as const;
const TEXT = { light: "#1f2328", dark: "#e6edf3" } as const;
const LINES = { light: "#d1d9e0", dark: "#3d444d" } as const;

type Row = { tag: string; week: string; share: number };

/**
 * Draws the tags of the first week, with the others beside it, as an SVG that follows the reader's light
 * or dark mode. The same numbers always give the same bytes.
 */
export async function renderTagChart(weeks: readonly WeekTags[]): Promise<string> {
  const { parse, View } = await import("vega"); // large, and seldom needed
  const view = new View(parse(toSpec(weeks)), { renderer: "none" });
  const svg = await view.toSVG();
  view.finalize();
  return `${addDarkMode(svg)}\n`;
}

function toSpec(weeks: readonly WeekTags[]): Spec {
  const tags = (weeks[0]?.tags ?? []).slice(0, TAGS_SHOWN).map(({ name }) => name);
  const names = weeks.map(({ week }) => week);
  const colours = BARS.slice(0, names.length).map(({ light }) => light);
  return {
    width: WIDTH_PX,
    height: ROW_PX * tags.length,
    padding: 12,
    background: GROUND.light,
    title: { text: "태그별 카드 비율 (%)", anchor: "start", color: TEXT.light, fontSize: 14 },
    data: [{ name: "shares", values: toRows(weeks, tags) }],
    scales: [
      { name: "tag", type: "band", domain: tags, range: "height", paddingInner: 0.25 },
      {
        name: "share",
        domain: { data: "shares", field: "share" },
        range: "width",
        zero: true,
        nice: true,
      },
      { name: "colour", type: "ordinal", domain: names, range: colours },
    ],
    axes: [
      { orient: "left", scale: "tag", ticks: false, labelPadding: 6, ...AXIS },
      { orient: "bottom", scale: "share", grid: true, gridColor: LINES.light, ...AXIS },
    ],
    legends: [
      { fill: "colour", orient: "bottom", direction: "horizontal", labelColor: TEXT.light },
    ],
    marks: [toBars(names)],
  };
}

const AXIS = {
  labelColor: TEXT.light,
  labelFontSize: 12,
  labelLimit: 220,
  domainColor: LINES.light,
  tickColor: LINES.light,
} as const;

/** A group of bars for each tag, this week on top. */
function toBars(names: readonly string[]): NonNullable<Spec["marks"]>[number] {
  return {
    type: "group",
    from: { facet: { data: "shares", name: "ofTag", groupby: "tag" } },
    encode: { enter: { y: { scale: "tag", field: "tag" } } },
    signals: [{ name: "height", update: "bandwidth('tag')" }],
    scales: [{ name: "week", type: "band", domain: [...names], range: "height" }],
    marks: [
      {
        type: "rect",
        from: { data: "ofTag" },
        encode: {
          enter: {
            y: { scale: "week", field: "week" },
            height: { scale: "week", band: 0.9 },
            x: { scale: "share", value: 0 },
            x2: { scale: "share", field: "share" },
            fill: { scale: "colour", field: "week" },
          },
        },
      },
    ],
  };
}

function toRows(weeks: readonly WeekTags[], tags: readonly string[]): Row[] {
  return weeks.flatMap(({ week, cards, tags: counted }) =>
    tags.map((tag) => {
      const count = counted.find(({ name }) => name === tag)?.cards ?? 0;
      return { tag, week, share: Math.round((1000 * count) / cards) / 10 };
    }),
  );
}

/** The same drawing with other colours where the reader's system is dark. */
function addDarkMode(svg: string): string {
  const rules = [...BARS, GROUND, TEXT, LINES].map(
    ({ light, dark }) => `[fill="${light}"]{fill:${dark}}[stroke="${light}"]{stroke:${dark}}`,
  );
  const style = `<style>@media (prefers-color-scheme:dark){${rules.join("")}}</style>`;
  return svg.replace(/<svg[^>]*>/, (start) => `${start}${style}`);
}
