import { truncate } from "../text.ts";
import { escapeXml } from "./escape.ts";
import {
  describeShares,
  describeTagWeek,
  shareTags,
  type TagShare,
  type TagShares,
} from "./week/tag-shares.ts";
import type { WeekTags } from "./week/week-tags.ts";

/** What the chart shows. */
export const CHART_TITLE = "태그별 카드 비율";

/**
 * Colours of the bars from this week to the oldest, for light and dark mode. Each has a contrast of 3:1
 * with its background, as WCAG 2.2 requires of graphics; text has 7:1.
 */
const BARS = [
  { light: "#0550ae", dark: "#79c0ff" },
  { light: "#57606a", dark: "#a8b1ba" },
  { light: "#6e7781", dark: "#8b949e" },
  { light: "#858f99", dark: "#6e7681" },
] as const;
const GROUND = { light: "#ffffff", dark: "#0d1117" } as const;
const TEXT = { light: "#1f2328", dark: "#e6edf3" } as const;

const FONTS =
  "system-ui,-apple-system,'Segoe UI','Apple SD Gothic Neo','Malgun Gothic','Noto Sans KR','Noto Sans CJK KR',sans-serif";

/** Pixels. A phone scales the width to about four fifths; a font size of 13 is still legible then. */
const WIDTH = 440;
const MARGIN = 16;
const FONT_SIZE = 13;
/** From one bar, or one line of the legend, to the next. */
const STEP = 20;
const BAR_HEIGHT = 15;
/** Where bars begin, behind their week. */
const BAR_START = MARGIN + 38;
/** Room behind the longest bar for `100% (123장)`. */
const VALUE_WIDTH = 92;
const LONGEST_BAR = WIDTH - MARGIN - VALUE_WIDTH - BAR_START;
const LEGEND_TOP = 36;
/** Above each tag, and with the tag's own line. */
const GROUP_GAP = 14;
const TAG_HEIGHT = 22;

/** Characters of a tag in the chart. So many Hangul syllables fit a line with an ellipsis; the list's longest name has 25. */
const MAX_TAG_CHARS = 29;

/**
 * Draws the tags of the first week, with up to three others beside it, as an SVG that follows the reader's
 * light or dark mode. The same numbers always give the same bytes.
 */
export function renderTagChart(allWeeks: readonly WeekTags[]): string {
  const weeks = allWeeks.slice(0, BARS.length);
  const tags = shareTags(weeks);
  const barsHeight = weeks.length * STEP;
  const groupHeight = GROUP_GAP + TAG_HEIGHT + barsHeight;
  const height = LEGEND_TOP + barsHeight + tags.length * groupHeight + MARGIN;
  const longest = Math.max(1, ...tags.flatMap(({ shares }) => shares.map((one) => one.percent)));
  const groups = tags.flatMap((tag, index) => {
    const top = LEGEND_TOP + barsHeight + index * groupHeight + GROUP_GAP;
    return renderTag(tag, top, LONGEST_BAR / longest);
  });
  return renderFrame(height, describeShares(weeks), [...weeks.flatMap(renderLegend), ...groups]);
}

function renderFrame(height: number, description: string, content: readonly string[]): string {
  const lines = [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${height}" viewBox="0 0 ${WIDTH} ${height}" role="img" lang="ko" font-family="${FONTS}" font-size="${FONT_SIZE}">`,
    `<title>${CHART_TITLE}</title>`,
    `<desc>${escapeXml(description)}</desc>`,
    `<style>@media (prefers-color-scheme:dark){${DARK_RULES}}</style>`,
    `<rect width="${WIDTH}" height="${height}" fill="${GROUND.light}"/>`,
    renderText(MARGIN, 26, CHART_TITLE, 'font-size="16" font-weight="bold"'),
    ...content,
    "</svg>",
  ];
  return `${lines.join("\n")}\n`;
}

/** The same drawing with other colours where the reader's system is dark. */
const DARK_RULES = [...BARS, GROUND, TEXT]
  .map(({ light, dark }) => `[fill="${light}"]{fill:${dark}}`)
  .join("");

function renderLegend(week: WeekTags, index: number): string[] {
  const top = LEGEND_TOP + index * STEP;
  return [
    `<rect x="${MARGIN}" y="${top}" width="${BAR_HEIGHT}" height="${BAR_HEIGHT}" fill="${BARS[index]?.light}"/>`,
    renderText(MARGIN + 24, top + 12, describeTagWeek(week)),
  ];
}

/** A tag above its bars, this week's first; each bar is between its week and its value. */
function renderTag({ tag, shares }: TagShares, top: number, scale: number): string[] {
  const bars = shares.flatMap((share, index) => {
    const y = top + TAG_HEIGHT + index * STEP;
    const width = toTenth(share.percent * scale);
    return [
      renderText(MARGIN, y + 12, share.week.slice(5)),
      `<rect x="${BAR_START}" y="${y}" width="${width}" height="${BAR_HEIGHT}" fill="${BARS[index]?.light}"/>`,
      renderText(toTenth(BAR_START + width + 6), y + 12, formatShare(share)),
    ];
  });
  return [
    renderText(MARGIN, top + 14, truncate(tag, MAX_TAG_CHARS), 'font-weight="bold"'),
    ...bars,
  ];
}

function formatShare({ percent, cards }: TagShare): string {
  return `${percent}% (${cards}장)`;
}

function renderText(x: number, y: number, text: string, look = ""): string {
  return `<text x="${x}" y="${y}" fill="${TEXT.light}"${look === "" ? "" : ` ${look}`}>${escapeXml(text)}</text>`;
}

function toTenth(pixels: number): number {
  return Math.round(pixels * 10) / 10;
}
