import { type DigestKind, INDEX_PATH, linkFromDigest, linkToDigest } from "../output-paths.ts";
import { DigestDate } from "../paper/date.ts";
import { DigestWeek, weekOf } from "../paper/week.ts";
import type { Digest, StoredDigest } from "./digest.ts";
import { describeWeekDates, nameWeekday } from "./names.ts";

/** The digests that a document links to, as far as there are any. */
export type Neighbours = {
  /** The one before it of the same kind. */
  before: string | null;
  /** The one after it of the same kind. */
  after: string | null;
  /** The week of a day. */
  week: string | null;
};

/** What a document links to that stands alone. */
export const NO_NEIGHBOURS: Neighbours = { before: null, after: null, week: null };

/** Names of digests, each kind sorted. */
export type DigestNames = Readonly<Record<DigestKind, readonly string[]>>;

/** Whether the calendar has this name: a file may be called otherwise. */
export function isDigestName(kind: DigestKind, name: string): boolean {
  return (kind === "daily" ? DigestDate : DigestWeek).safeParse(name).success;
}

function withoutStrange({ daily, weekly }: DigestNames): DigestNames {
  return {
    daily: daily.filter((name) => isDigestName("daily", name)),
    weekly: weekly.filter((name) => isDigestName("weekly", name)),
  };
}

/** The neighbours of a digest, which need not be among the names yet. */
export function findNeighbours(kind: DigestKind, name: string, all: DigestNames): Neighbours {
  const names = withoutStrange(all);
  const week = kind === "daily" ? weekOf(DigestDate.parse(name)) : null;
  return {
    before: names[kind].findLast((other) => other < name) ?? null,
    after: names[kind].find((other) => other > name) ?? null,
    week: week !== null && names.weekly.includes(week) ? week : null,
  };
}

/**
 * The digests whose documents change when one is written: its neighbours link to it, its week tells of its cards,
 * and so does a later week without a day of its own that may be a copy of it.
 */
export function findDependents(
  kind: DigestKind,
  name: string,
  all: DigestNames,
): { kind: DigestKind; name: string }[] {
  const names = withoutStrange(all);
  const { before, after } = findNeighbours(kind, name, names);
  const beside = [before, after].flatMap((other) => (other === null ? [] : { kind, name: other }));
  if (kind === "weekly") {
    const days = names.daily.filter((date) => weekOf(DigestDate.parse(date)) === name);
    return [...beside, ...days.map((date) => ({ kind: "daily" as const, name: date }))];
  }
  const own = weekOf(DigestDate.parse(name));
  const later = names.weekly.filter((week) => week >= own);
  const withDays = new Set(
    later.length === 0 ? [] : names.daily.map((date) => weekOf(DigestDate.parse(date))),
  );
  const weeks = later.filter((week) => week === own || !withDays.has(DigestWeek.parse(week)));
  return [...beside, ...weeks.map((week) => ({ kind: "weekly" as const, name: week }))];
}

/** The line below the title of a digest's document: when it is, the digests beside it, its week, and the index. */
export function renderNavigation(
  kind: DigestKind,
  name: string,
  { before, after, week }: Neighbours,
): string {
  const own = { kind, name };
  const link = (to: { kind: DigestKind; name: string }, label = to.name) =>
    `[${label}](${linkToDigest(own, to)})`;
  return [
    kind === "daily"
      ? nameWeekday(DigestDate.parse(name))
      : describeWeekDates(DigestWeek.parse(name)),
    ...(before === null ? [] : [link({ kind, name: before }, `← ${before}`)]),
    ...(week === null ? [] : [link({ kind: "weekly", name: week })]),
    `[목차](${linkFromDigest(INDEX_PATH)})`,
    ...(after === null ? [] : [link({ kind, name: after }, `${after} →`)]),
  ].join(" · ");
}

const LINK = String.raw`\[(?:목차|(?:← )?\d{4}-[\dW-]+(?: →)?)\]\([\w./-]+\.md\)`;
const NAVIGATION = new RegExp(String.raw`^[^[\]]{3,40}(?: · ${LINK})+$`);

const BESIDE = / · \[(?:← )?\d{4}-[\dW-]+(?: →)?\]\((?<path>[\w./-]+\.md)\)/g;

/** A line without links to digests beside its own, and what they lead to; any other line is as it is. */
export function readNavigation(line: string): { own: string; links: string[] } {
  if (!isNavigation(line)) return { own: line, links: [] };
  const links = [...line.matchAll(BESIDE)].flatMap(({ groups }) => groups?.path ?? []);
  return { own: line.replaceAll(BESIDE, ""), links };
}

/** Whether a line is one that {@link renderNavigation} has made, with whatever neighbours there were. */
export function isNavigation(line: string): boolean {
  return NAVIGATION.test(line);
}

/** What a digest is called: its day or its week. */
export function digestName(digest: Digest | StoredDigest): DigestDate | DigestWeek {
  return digest.kind === "daily" ? digest.date : digest.week;
}
