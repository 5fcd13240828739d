import type { PapercardsError } from "../../core/errors.ts";
import type { DigestWeek } from "../../core/paper/week.ts";
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
            title: describeRange(
              failing.map(({ date }) => date),
              "days",
            ),
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

/** Renders what kept digests, or the index, from being published beside the others. */
export function renderProblemAnnotations(
  problems: readonly { name: string | null; problem: Problem }[],
): string {
  const hits = problems.map(({ name, problem }) => ({
    name: name ?? "index",
    level: "error" as const,
    problem,
  }));
  return groupByCause(hits, "digests").map(renderAnnotation).join("");
}

/** What is told of an error. */
type Problem = Pick<PapercardsError, "code" | "message" | "fix">;

/** A digest that something went wrong with. */
type Hit = { name: string; level: "warning" | "error"; problem: Problem };

/** One annotation for digests with the same kind of problem and the same next step, whatever else their messages name. */
function groupByCause(hits: readonly Hit[], noun: string) {
  const groups = Map.groupBy(hits, ({ level, problem: { code, fix } }) =>
    JSON.stringify([level, code, fix]),
  );
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    if (first === undefined) return [];
    const others = group.length > 1 ? ` (the first of ${group.length} ${noun})` : "";
    const title = describeRange(
      group.map(({ name }) => name),
      noun,
    );
    const { message, fix } = first.problem;
    return [{ level: first.level, title, message: `${message}${others} ${fix}` }];
  });
}

/** `2026-02-13`, or `2026-02-13 to 2026-02-20 (6 days)`. */
function describeRange(names: readonly string[], noun: string): string {
  const [first] = names;
  return names.length === 1 ? `${first}` : `${first} to ${names.at(-1)} (${names.length} ${noun})`;
}
