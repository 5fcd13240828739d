import GithubSlugger from "github-slugger";
import { toString as toText } from "mdast-util-to-string";
import { expect, test } from "vitest";
import { buildCard, type Card } from "../../../src/core/card/card.ts";
import { NO_ABSTRACT, WITHDRAWN } from "../../../src/core/card/failure.ts";
import { buildDailyDigest, buildWeeklyDigest } from "../../../src/core/digest/digest.ts";
import { renderIndexPage } from "../../../src/core/digest/index-page.ts";
import { renderDigest } from "../../../src/core/digest/markdown.ts";
import { LEGEND_ANCHOR } from "../../../src/core/digest/names.ts";
import { mergeCards } from "../../../src/core/digest/week-cards.ts";
import { NOT_LOOKED_UP } from "../../../src/core/paper/artefacts.ts";
import { DigestDate } from "../../../src/core/paper/date.ts";
import { parseListing } from "../../../src/core/paper/listing.ts";
import type { Paper } from "../../../src/core/paper/paper.ts";
import { DigestWeek } from "../../../src/core/paper/week.ts";
import { parseMarkdown } from "../../support/github-markdown.ts";
import { HOSTILE_TITLE } from "../../support/hostile.ts";
import { makeDraft, makeDraftedCard, makePaper } from "../../support/make.ts";
import { readDay, readOddItems } from "../../support/recorded.ts";

const BESIDE = { before: "2025-12-31", after: "2026-02-16", week: "2026-W07" };

/** Papers with all that a title can hold, some of them twice. */
const PAPERS: Paper[] = [
  ...parseListing(readOddItems().map(({ item }) => item)).papers,
  makePaper({ id: "2602.00001", title: HOSTILE_TITLE }),
];

/** Every third card failed and every fourth is hidden. */
function toCard(paper: Paper, index: number): Card {
  const isHidden = index % 4 === 3;
  const failure = index % 2 === 0 ? NO_ABSTRACT : WITHDRAWN;
  const card: Card =
    index % 3 === 2
      ? buildCard({ status: "failed", paper, artefacts: NOT_LOOKED_UP, failure }, null)
      : makeDraftedCard({
          paper,
          draft: makeDraft({ headline: index % 5 === 0 ? null : `머리글 ${index}` }),
        });
  return { ...card, hidden: isHidden };
}

const makeDay = (date: string, papers: readonly Paper[]) =>
  buildDailyDigest({
    ...{ date: DigestDate.parse(date), status: "settled", listed: 9 },
    cards: papers.map(toCard),
  });

/** What a document's headings are called in addresses, and where its links go, as GitHub has it. */
function readDocument(markdown: string): { anchors: Set<string>; targets: string[] } {
  const slugger = new GithubSlugger();
  const { children } = parseMarkdown(markdown);
  const headings = children.filter((node) => node.type === "heading");
  const anchors = new Set(headings.map((heading) => slugger.slug(toText(heading))));
  const targets = [...markdown.matchAll(/\]\((#[^)]*|[^)]*\.md(?:#[^)]*)?)\)/g)].map(
    ([, target = ""]) => target,
  );
  return { anchors, targets };
}

test("every line of a day's overview leads to its card", () => {
  const day = makeDay("2026-02-13", PAPERS);
  const shown = day.cards.filter(({ hidden }) => !hidden);
  const { anchors, targets } = readDocument(renderDigest(day, BESIDE));

  const inside = targets.filter((target) => target.startsWith("#"));
  expect(inside).toHaveLength(shown.length);
  expect(inside.filter((target) => !anchors.has(target.slice(1)))).toEqual([]);
  expect(targets.filter((target) => !target.startsWith("#"))).toEqual([
    "../../daily/2025/2025-12-31.md",
    "../../weekly/2026/2026-W07.md",
    "../../README.md",
    "2026-02-16.md",
    `../../README.md${LEGEND_ANCHOR}`,
  ]);
  expect(readDocument(renderIndexPage([])).anchors).toContain(LEGEND_ANCHOR.slice(1));
});

test("every link of a week leads to a card, in its own document or in that of a day", () => {
  const days = [
    makeDay("2026-02-12", parseListing(readDay("2026-02-13")).papers),
    makeDay("2026-02-13", PAPERS),
  ];
  const merged = mergeCards(days);
  const named = [0, 1, 30].flatMap((at) => merged.papers[at]?.id ?? []);
  const week = buildWeeklyDigest({
    ...{ week: DigestWeek.parse("2026-W07"), copiedFrom: null, top: 10, ...merged },
    intro: {
      sentences: [{ text: "흐름입니다.", papers: named }],
      provenance: {
        ...{ model: "m", promptVersion: "1", fingerprint: "0", draftedAt: "2026-02-16T00:00:00Z" },
        usage: { inputTokens: null, outputTokens: null, costUsd: null },
      },
    },
  });
  const own = readDocument(renderDigest(week));
  const ofDays = new Map(
    days.map((day) => [`../../daily/2026/${day.date}.md`, readDocument(renderDigest(day))]),
  );

  const lost = own.targets.filter((target) => {
    const [path = "", anchor] = target.split("#");
    if (path === "../../README.md") return false;
    const anchors = path === "" ? own.anchors : ofDays.get(path)?.anchors;
    return anchors === undefined || (anchor !== undefined && !anchors.has(anchor));
  });
  expect(lost).toEqual([]);
  expect(own.targets.filter((target) => target.startsWith("#"))).toHaveLength(10 + 2);
  expect(own.targets.length).toBe(2 + 3 + merged.papers.length * 2);
});

test("a failed card says so in the overview, and a card without a headline has its title", () => {
  const lines = renderDigest(makeDay("2026-02-13", PAPERS)).split("\n");

  const rows = lines.filter((line) => /^\d+\. \[/.test(line));
  expect(rows.filter((line) => line.endsWith("카드를 만들지 못했습니다"))).not.toEqual([]);
  expect(rows.filter((line) => line.endsWith("카드를 만들지 않았습니다"))).not.toEqual([]);
  expect(
    rows.filter((line) => /^\d+\. \[머리글 \d+\]\(#.+\): .+ · 난이도 중 · 신뢰도 상$/.test(line)),
  ).not.toEqual([]);
  expect(lines[2]).toBe("금요일 · [목차](../../README.md)");
});
