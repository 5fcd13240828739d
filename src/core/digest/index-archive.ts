import { digestPath } from "../output-paths.ts";
import { DigestDate } from "../paper/date.ts";
import { DigestWeek } from "../paper/week.ts";
import { countCards, hasFailed, type StoredDigest, shownCards } from "./digest.ts";
import { escapeCell } from "./escape.ts";
import { describeWeekDates, nameWeekday } from "./names.ts";

/** Days that the index shows unfolded: two weeks of weekdays. */
const NEWEST_DAYS = 10;

/** Weeks that the index shows unfolded. */
const NEWEST_WEEKS = 4;

/** What the index says of one digest. */
export type IndexEntry = {
  kind: StoredDigest["kind"];
  name: string;
  cards: number;
  failed: number;
  /** Headline of the first card of a day, or the title of its paper; null when there are no cards to read. */
  first: string | null;
  /** The day that a week was copied from. */
  copiedFrom: string | null;
};

/** What the index says of all digests; days come before the weeks that are made of them. */
export function openIndexEntries(): { add: (digest: StoredDigest) => void; entries: IndexEntry[] } {
  const entries: IndexEntry[] = [];
  /** The papers that each day shows, and whether their cards have failed. */
  const shownOn = new Map<string, ReadonlyMap<string, boolean>>();
  const addDay = (day: Extract<StoredDigest, { kind: "daily" }>) => {
    const shown = shownCards(day);
    const first = shown[0];
    shownOn.set(day.date, new Map(shown.map((card) => [card.paper.id, hasFailed(card)])));
    entries.push({
      ...{ kind: day.kind, name: day.date, copiedFrom: null },
      ...{ cards: shown.length, failed: countCards(day).failed },
      first: first?.draft?.headline ?? first?.paper.title ?? null,
    });
  };
  const addWeek = ({
    kind,
    week,
    papers,
    copiedFrom,
  }: Extract<StoredDigest, { kind: "weekly" }>) => {
    const shown = papers.filter(({ date, id }) => date === null || shownOn.get(date)?.has(id));
    const failed = shown.filter(({ date, id }) => date !== null && shownOn.get(date)?.get(id));
    entries.push({
      ...{ kind, name: week, copiedFrom, first: null },
      ...{ cards: shown.length, failed: failed.length },
    });
  };
  return {
    add: (digest) => (digest.kind === "daily" ? addDay(digest) : addWeek(digest)),
    entries,
  };
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
