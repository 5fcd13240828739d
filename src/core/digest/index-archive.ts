import { z } from "zod";
import { countCards, hasFailed, shownCards } from "../card/shown-cards.ts";
import { digestPath } from "../output-paths.ts";
import { DigestDate } from "../paper/date.ts";
import { DigestWeek } from "../paper/week.ts";
import type { StoredDigest } from "./digest.ts";
import { escapeCell } from "./escape.ts";
import { describeWeekDates, nameWeekday } from "./names.ts";

/** Days that the index shows unfolded: two weeks of weekdays. */
const NEWEST_DAYS = 10;

/** Weeks that the index shows unfolded. */
const NEWEST_WEEKS = 4;

/** What the index has to know of one digest, without its cards. */
export const DigestFacts = z.discriminatedUnion("kind", [
  z.object({
    kind: z.literal("daily"),
    name: z.string(),
    /** Papers that the day shows, and whether their cards have failed. */
    shown: z.array(z.tuple([z.string(), z.boolean()])),
    /** Cards that have failed, also those that are not shown. */
    failed: z.int(),
    /** Headline of the first card, or the title of its paper; null when there are no cards to read. */
    first: z.string().nullable(),
  }),
  z.object({
    kind: z.literal("weekly"),
    name: z.string(),
    /** Papers of the week, and the day of each, where it is known. */
    papers: z.array(z.object({ date: z.string().nullable(), id: z.string() })),
    /** The day that the week was copied from. */
    copiedFrom: z.string().nullable(),
  }),
]);
export type DigestFacts = z.infer<typeof DigestFacts>;

/** Reads the facts of a digest. Whoever changes what they say raises the version of the file that keeps them. */
export function readFacts(digest: StoredDigest): DigestFacts {
  if (digest.kind === "weekly") {
    const { kind, week, copiedFrom } = digest;
    const papers = digest.papers.map(({ date, id }) => ({ date, id }));
    return { kind, name: week, papers, copiedFrom };
  }
  const shown = shownCards(digest);
  const first = shown[0];
  return {
    kind: digest.kind,
    name: digest.date,
    shown: shown.map((card) => [card.paper.id, hasFailed(card)]),
    failed: countCards(digest).failed,
    first: first?.draft?.headline ?? first?.paper.title ?? null,
  };
}

/** A line of the index. */
export type IndexEntry = {
  kind: DigestFacts["kind"];
  name: string;
  cards: number;
  failed: number;
  /** Headline of the first card of a day, or the title of its paper; null when there are no cards to read. */
  first: string | null;
  /** The day that a week was copied from. */
  copiedFrom: string | null;
};

/** What the index says of digests; days come before the weeks that are made of them. */
export function listIndexEntries(digests: readonly DigestFacts[]): IndexEntry[] {
  const days = digests.flatMap((one) => (one.kind === "daily" ? [one] : []));
  /** The papers that each day shows, and whether their cards have failed. */
  const shownOn = new Map(days.map(({ name, shown }) => [name, new Map(shown)]));
  return digests.map((digest) => {
    const { kind, name } = digest;
    if (kind === "daily") {
      const { shown, failed, first } = digest;
      return { kind, name, cards: shown.length, failed, first, copiedFrom: null };
    }
    const { papers, copiedFrom } = digest;
    const shown = papers.filter(({ date, id }) => date === null || shownOn.get(date)?.has(id));
    const failed = shown.filter(({ date, id }) => date !== null && shownOn.get(date)?.get(id));
    return { kind, name, cards: shown.length, failed: failed.length, first: null, copiedFrom };
  });
}

/** The newest days and weeks, and all of them by year and month, folded. */
export function renderArchive(entries: readonly IndexEntry[]): string[] {
  const newestFirst = entries.toSorted((a, b) => (a.name < b.name ? 1 : -1));
  const days = newestFirst.filter((entry) => entry.kind === "daily");
  const weeks = newestFirst.filter((entry) => entry.kind === "weekly");
  return [
    "## 최근",
    days.length === 0 ? "아직 만든 날이 없습니다." : renderList(days.slice(0, NEWEST_DAYS)),
    ...(weeks.length === 0 ? [] : ["## 주간", renderList(weeks.slice(0, NEWEST_WEEKS))]),
    ...(days.length === 0 && weeks.length === 0
      ? []
      : ["## 지난 기록", ...renderYears(days, weeks)]),
  ];
}

function renderYears(days: readonly IndexEntry[], weeks: readonly IndexEntry[]): string[] {
  const years = new Set([...days, ...weeks].map(({ name }) => name.slice(0, 4)));
  return [...years]
    .toSorted()
    .toReversed()
    .flatMap((year) => {
      const months = Map.groupBy(
        days.filter(({ name }) => name.startsWith(year)),
        ({ name }) => Number(name.slice(5, 7)),
      );
      const ofYear = weeks.filter(({ name }) => name.startsWith(year));
      return [
        `### ${year}년`,
        ...[...months].flatMap(([month, inMonth]) =>
          fold(`${month}월 (${inMonth.length}일)`, inMonth),
        ),
        ...(ofYear.length === 0 ? [] : fold(`주간 (${ofYear.length}주)`, ofYear)),
      ];
    });
}

/** A folded list: HTML of our own, and Markdown in it. */
function fold(summary: string, entries: readonly IndexEntry[]): string[] {
  return [`<details><summary>${summary}</summary>`, renderList(entries), "</details>"];
}

function renderList(entries: readonly IndexEntry[]): string {
  return entries.map(renderEntry).join("\n");
}

/** A line such as `- [2026-02-13](…) 금: headline (카드 5장)`. */
function renderEntry({ kind, name, cards, failed, first, copiedFrom }: IndexEntry): string {
  const link = `[${name}](${digestPath(kind, name, "md")})`;
  const missing = failed === 0 ? "" : `, 실패 ${failed}장`;
  const copied = copiedFrom === null ? "" : `, ${copiedFrom}에서 복사`;
  const when =
    kind === "daily"
      ? nameWeekday(DigestDate.parse(name)).slice(0, 1)
      : describeWeekDates(DigestWeek.parse(name));
  const headline = first === null ? "" : `: ${escapeCell(first)}`;
  return `- ${link} ${when}${headline} (카드 ${cards}장${missing}${copied})`;
}
