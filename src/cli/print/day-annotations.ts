import type { PapercardsError } from "../../core/errors.ts";
import { DigestDate } from "../../core/paper/date.ts";
import { DigestWeek } from "../../core/paper/week.ts";
import type { DayResult } from "../../pipeline/day-result.ts";
import { describeCount } from "./amounts.ts";
import { renderAnnotation } from "./annotations.ts";

/**
 * Renders what went wrong with days as annotations, one for each cause, with the days that it hit: GitHub
 * shows ten of a level and drops the rest.
 */
export function renderDayAnnotations(days: readonly DayResult[]): string {
  const failing = days.filter(({ failed }) => failed > 0);
  const failed = failing.reduce((sum, day) => sum + day.failed, 0);
  const message = `${describeCount(failed, "card")} failed.`;
  const cards =
    failed === 0
      ? []
      : [
          {
            level: "warning" as const,
            title: describeNames(failing.map(({ date }) => date)),
            message,
          },
        ];
  const hits = days.flatMap(({ date, status, problem }) => {
    const level = status === "missing" ? ("error" as const) : ("warning" as const);
    return problem === null ? [] : [{ name: date, level, problem }];
  });
  return [...cards, ...groupByCause(hits, "days")].map(renderAnnotation).join("");
}

/** Renders why weeks could not be made, one annotation for each cause. */
export function renderWeekAnnotations(
  weeks: readonly { week: DigestWeek; problem: PapercardsError }[],
): string {
  const hits = weeks.map(({ week, problem }) => ({
    name: week,
    level: "warning" as const,
    problem,
  }));
  return groupByCause(hits, "weeks").map(renderAnnotation).join("");
}

/**
 * Renders what kept digests, or the index, from being published beside the others, and which digests cannot be read. One
 * that cannot be read is no second cause where it is what kept something.
 */
export function renderProblemAnnotations(
  problems: readonly { name: string | null; problem: Problem }[],
  unreadable: readonly { name: string; problem: Problem }[],
): string {
  const causes = new Set(problems.map(({ problem }) => causeOf(problem)));
  const hits = [...unreadable, ...problems].map(({ name, problem }) => ({
    name: name ?? INDEX,
    level: causes.has(causeOf(problem)) ? ("error" as const) : ("warning" as const),
    problem,
  }));
  return groupByCause(hits, "digests").map(renderAnnotation).join("");
}

/** What the index is called among the names of digests. */
const INDEX = "index";

/** What is told of an error. */
type Problem = Pick<PapercardsError, "code" | "message" | "fix">;

/** A digest that something went wrong with. */
type Hit = { name: string; level: "warning" | "error"; problem: Problem };

/** One annotation for digests with the same kind of problem and the same next step, whatever else their messages name. */
function groupByCause(hits: readonly Hit[], noun: string) {
  const groups = Map.groupBy(hits, ({ level, problem }) => `${level} ${causeOf(problem)}`);
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    if (first === undefined) return [];
    const told = new Set(group.map(({ problem }) => problem.message)).size;
    const others = told > 1 ? ` (the first of ${told} ${noun})` : "";
    const title = describeNames(group.map(({ name }) => name));
    const { message, fix } = first.problem;
    return [{ level: first.level, title, message: `${message}${others} ${fix}` }];
  });
}

function causeOf({ code, fix }: Problem): string {
  return JSON.stringify([code, fix]);
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
