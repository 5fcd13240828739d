import { groupByCause, type Told } from "../../core/group-by-cause.ts";
import { DigestDate } from "../../core/paper/date.ts";
import { DigestWeek } from "../../core/paper/week.ts";
import { type DayResult, listOtherFailures } from "../../pipeline/day-result.ts";
import { describeCount, nameFirst } from "./amounts.ts";
import { renderAnnotation } from "./annotations.ts";
import { describeErrors, describePictures } from "./end-of-run.ts";

/** What went wrong in a run that makes digests. */
type RunProblems = {
  days: readonly DayResult[];
  weeks: readonly { week: DigestWeek; problem: Told }[];
  /** Why the index could not be written. @default it could */
  index?: readonly Told[];
};

/**
 * Renders what went wrong in a run as annotations, one for each cause, with all that it hit: GitHub shows ten of a level
 * and drops the rest.
 */
export function renderRunAnnotations({ days, weeks, index = [] }: RunProblems): string {
  const ofDays = days.flatMap(({ date, status, problem }): Hit[] => {
    const level = status === "missing" ? "error" : "warning";
    return problem === null ? [] : [{ name: date, level, problem }];
  });
  const others = [
    ...weeks.map(({ week, problem }) => ({ name: week, problem })),
    ...index.map((problem) => ({ name: INDEX, problem })),
  ].map((hit): Hit => ({ ...hit, level: "warning" }));
  return [
    ...annotateFailures(days),
    ...annotateCauses([...ofDays, ...others]),
    ...annotateLines("warning", "Cards with errors", describeErrors(days)),
    ...annotateLines("notice", "Missing pictures", describePictures(days)),
  ]
    .map(renderAnnotation)
    .join("");
}

/** One annotation for cards that failed for one cause, with their names and the next step. */
function annotateFailures(days: readonly DayResult[]) {
  return groupFailures(days).map((group) => ({
    level: "warning" as const,
    title: describeNames(group.map(({ date }) => date)),
    message: describeFailure(group),
  }));
}

/** Why cards failed, in one line for each cause, with their names and the next step. */
export function describeFailures(days: readonly DayResult[]): string[] {
  return groupFailures(days).map(describeFailure);
}

type FailedCards = readonly { id: string; problem: Told; date: DigestDate }[];

function groupFailures(days: readonly DayResult[]): FailedCards[] {
  const failed = days.flatMap((day) =>
    listOtherFailures(day).map(({ id, problem }) => ({ id, problem, date: day.date })),
  );
  return groupByCause(failed);
}

function describeFailure(group: FailedCards): string {
  const [first] = group;
  const names = nameFirst(group.map(({ id, date }) => `${id} of ${date}`));
  const why = `${first?.problem.message} ${first?.problem.fix}`;
  return `${describeCount(group.length, "card")} failed. ${names}: ${why}`;
}

function annotateLines(level: "warning" | "notice", title: string, lines: readonly string[]) {
  return lines.map((message) => ({ level, title, message }));
}

/**
 * Renders what kept digests, or the index, from being published beside the others, and which of them are left as they are,
 * since they cannot be read or were edited. One of these is no second cause where it is what kept something.
 */
export function renderProblemAnnotations(
  problems: readonly { name: string | null; problem: Told }[],
  left: readonly { name: string | null; problem: Told }[],
): string {
  const hits = [
    ...left.map(({ name, problem }): Hit => ({ name: name ?? INDEX, level: "warning", problem })),
    ...problems.map(({ name, problem }): Hit => ({ name: name ?? INDEX, level: "error", problem })),
  ];
  return annotateCauses(hits).map(renderAnnotation).join("");
}

/** What the index is called among the names of digests. */
const INDEX = "index";

/** A digest that something went wrong with. */
type Hit = { name: string; level: "warning" | "error"; problem: Told };

/**
 * One annotation, of the gravest level, for digests with the same kind of problem and the same next step, whatever else
 * their messages name.
 */
function annotateCauses(hits: readonly Hit[]) {
  return groupByCause(hits).flatMap((group) => {
    const [first] = group;
    if (first === undefined) return [];
    const names = group.map(({ name }) => name);
    const told = new Set(group.map(({ problem }) => problem.message)).size;
    const others = told > 1 ? ` (the first of ${told} ${nounOf(names)})` : "";
    const level = group.some((hit) => hit.level === "error") ? "error" : "warning";
    const { message, fix } = first.problem;
    return [{ level, title: describeNames(names), message: `${message}${others} ${fix}` } as const];
  });
}

function nounOf(names: readonly string[]): string {
  if (names.every((name) => DigestDate.safeParse(name).success)) return "days";
  return names.every((name) => DigestWeek.safeParse(name).success) ? "weeks" : "digests";
}

/** `2026-02-13`, `2026-02-13 to 2026-02-20 (6 days)`, or `2026-02-13, 2026-W07, index`. */
function describeNames(all: readonly string[]): string {
  const names = [...new Set(all)];
  const days = names.filter((name) => DigestDate.safeParse(name).success);
  const weeks = names.filter((name) => DigestWeek.safeParse(name).success);
  const index = names.filter((name) => name === INDEX);
  return [...describeRange(days, "days"), ...describeRange(weeks, "weeks"), ...index].join(", ");
}

function describeRange(names: readonly string[], noun: string): string[] {
  const sorted = names.toSorted();
  const [first] = sorted;
  if (first === undefined) return [];
  return [sorted.length === 1 ? first : `${first} to ${sorted.at(-1)} (${sorted.length} ${noun})`];
}
