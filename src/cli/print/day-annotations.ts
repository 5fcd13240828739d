import type { PapercardsError } from "../../core/errors.ts";
import type { DigestDate } from "../../core/paper/date.ts";
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
    failed === 0 ? [] : [{ level: "warning" as const, title: describeDays(failing), message }];
  return [...cards, ...groupByCause(days).map(toAnnotation)].map(renderAnnotation).join("");
}

type Hit = DayResult & { problem: PapercardsError };

/** Days with the same kind of problem and the same next step, whatever else their messages name. */
function groupByCause(days: readonly DayResult[]): Hit[][] {
  const hit = days.flatMap((day) =>
    day.problem === null ? [] : [{ ...day, problem: day.problem }],
  );
  const groups = Map.groupBy(hit, ({ status, problem: { code, fix } }) =>
    JSON.stringify([status === "missing", code, fix]),
  );
  return [...groups.values()];
}

function toAnnotation(days: Hit[]) {
  const [first] = days;
  const others = days.length > 1 ? ` (the first of ${days.length} days)` : "";
  return {
    level: first?.status === "missing" ? ("error" as const) : ("warning" as const),
    title: describeDays(days),
    message: `${first?.problem.message}${others} ${first?.problem.fix}`,
  };
}

/** `2026-02-13`, or `2026-02-13 to 2026-02-20 (6 days)`. */
function describeDays(days: readonly { date: DigestDate }[]): string {
  const first = days[0]?.date;
  return days.length === 1 ? `${first}` : `${first} to ${days.at(-1)?.date} (${days.length} days)`;
}
