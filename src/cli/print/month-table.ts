import type { DayResult } from "../../pipeline/day-result.ts";
import { renderTable } from "./table.ts";

const HEAD = ["month", "days", "no papers", "missing", "cards", "failed"] as const;

/** The closing table of a run over many days: a line a month, and one for all. */
export function renderMonthTable(days: readonly DayResult[]): string[] {
  const months = Map.groupBy(days, (day) => day.date.slice(0, 7));
  const rows = [...months].map(([month, ofMonth]) => [month, ...count(ofMonth)]);
  return renderTable([HEAD, ...rows, ["all", ...count(days)]], "right");
}

function count(days: readonly DayResult[]): string[] {
  const withStatus = (status: DayResult["status"]) =>
    days.filter((day) => day.status === status).length;
  const sum = (pick: (day: DayResult) => number) =>
    days.reduce((total, day) => total + pick(day), 0);
  return [
    days.length,
    withStatus("empty"),
    withStatus("missing"),
    sum((day) => day.ok),
    sum((day) => day.failed),
  ].map(String);
}
