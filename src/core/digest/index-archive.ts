import { z } from "zod";
import type { Card } from "../card/card.ts";
import { countCards, hasFailed, shownCards } from "../card/shown-cards.ts";
import { type DigestKind, digestPath } from "../output-paths.ts";
import { DigestDate } from "../paper/date.ts";
import { DigestWeek } from "../paper/week.ts";
import type { StoredDigest } from "./digest.ts";
import { escapeCell } from "./escape.ts";
import { describeWeekDates, nameWeekday } from "./names.ts";

/** Days that the index shows unfolded: two weeks of weekdays. */
const NEWEST_DAYS = 10;

/** Weeks that the index shows unfolded. */
const NEWEST_WEEKS = 4;

/**
 * What the index has to know of one digest, without its cards. Papers are by their place, `2026-02-13/2602.12036`, with
 * spaces between.
 */
export const DigestFacts = z.discriminatedUnion("kind", [
  z.object({
    kind: z.literal("daily"),
    name: z.string(),
    /** Its line, as it is written. */
    line: z.string(),
    /** Papers that the day shows, and those of them whose cards have failed. */
    shown: z.string(),
    failed: z.string(),
  }),
  z.object({
    kind: z.literal("weekly"),
    name: z.string(),
    /** Papers of the week; one whose day is not known has no day in its place. */
    papers: z.string(),
    /** The day that the week was copied from. */
    copiedFrom: z.string().nullable(),
  }),
]);
export type DigestFacts = z.infer<typeof DigestFacts>;

/**
 * Reads the facts of a digest. Whoever changes what they say, or how a line is written, raises the version of the file that
 * keeps them.
 */
export function readFacts(digest: StoredDigest): DigestFacts {
  if (digest.kind === "weekly") {
    const { kind, week, papers, copiedFrom } = digest;
    const places = papers.map(({ date, id }) => toPlace(date, id));
    return { kind, name: week, papers: places.join(" "), copiedFrom };
  }
  const { kind, date } = digest;
  const shown = shownCards(digest);
  const [first] = shown;
  const toPlaces = (cards: readonly Card[]) =>
    cards.map(({ paper }) => toPlace(date, paper.id)).join(" ");
  const line = renderLine(kind, date, {
    first: first?.draft?.headline ?? first?.paper.title ?? null,
    cards: shown.length,
    failed: countCards(digest).failed,
    copiedFrom: null,
  });
  const failed = toPlaces(shown.filter(hasFailed));
  return { kind, name: date, line, shown: toPlaces(shown), failed };
}

function toPlace(date: string | null, id: string): string {
  return `${date ?? ""}/${id}`;
}

/** A line of the index. */
export type IndexEntry = { kind: DigestKind; name: string; line: string };

/** What the index says of digests; days come before the weeks that are made of them. */
export function listIndexEntries(digests: readonly DigestFacts[]): IndexEntry[] {
  const days = digests.flatMap((one) => (one.kind === "daily" ? [one] : []));
  const shownOnDays = new Set(days.flatMap(({ shown }) => shown.split(" ")));
  const failedOnDays = new Set(days.flatMap(({ failed }) => failed.split(" ")));
  return digests.map((digest) => {
    const { kind, name } = digest;
    if (kind === "daily") return { kind, name, line: digest.line };
    const places = digest.papers.split(" ").filter((place) => place !== "");
    const shown = places.filter((place) => place.startsWith("/") || shownOnDays.has(place));
    const line = renderLine(kind, name, {
      first: null,
      cards: shown.length,
      failed: shown.filter((place) => failedOnDays.has(place)).length,
      copiedFrom: digest.copiedFrom,
    });
    return { kind, name, line };
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
  return entries.map(({ line }) => line).join("\n");
}

/** What a line says of a digest. */
type Line = {
  /** Headline of the first card of a day, or the title of its paper; null when there are no cards to read. */
  first: string | null;
  cards: number;
  failed: number;
  /** The day that a week was copied from. */
  copiedFrom: string | null;
};

/** A line such as `- [2026-02-13](…) 금: headline (카드 5장)`. */
function renderLine(
  kind: DigestKind,
  name: string,
  { first, cards, failed, copiedFrom }: Line,
): string {
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
