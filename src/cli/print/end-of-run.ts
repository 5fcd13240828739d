import { groupByCause, type Told } from "../../core/group-by-cause.ts";
import type { DigestDate } from "../../core/paper/date.ts";
import { ModelError } from "../../model/model-error.ts";
import type { DayResult } from "../../pipeline/day-result.ts";
import { describeCount, nameFirst } from "./amounts.ts";

/** What a run leaves to a person of the cards that it has: those with errors, and those without their picture. */
export function describeToSee(days: readonly DayResult[]): string[] {
  return [...describePictures(days), ...describeErrors(days)];
}

/**
 * Why cards and days failed, in the lines that a run ends with: each cause with what it hit and the next step, and last
 * what ended the run.
 *
 * @param asked How many days were to be made: a single one need not be named.
 */
export function describeTroubles(days: readonly DayResult[], asked = days.length): string[] {
  const isRange = asked > 1;
  return listTroubles(days).flatMap((trouble) => describeTrouble(trouble, { days, isRange }));
}

/** How many cards lack their picture, and what fetches it; no line for none. */
export function describePictures(days: readonly DayResult[]): string[] {
  const lacking = days.filter(({ withoutPicture = 0 }) => withoutPicture > 0);
  const [first, last] = [lacking.at(0)?.date, lacking.at(-1)?.date];
  if (first === undefined) return [];
  const count = sum(lacking, ({ withoutPicture = 0 }) => withoutPicture);
  const cards = count === 1 ? "1 card lacks its picture" : `${count} cards lack their pictures`;
  const names = nameFirst(lacking.map(({ date }) => date));
  return [`${cards}: ${names}; run \`papercards backfill ${first} ${last}\` to try again.`];
}

/** How many cards have an error that a check found, and where to look at them; no line for none. */
export function describeErrors(days: readonly DayResult[]): string[] {
  const withErrors = days.filter((day) => (day.withErrors ?? 0) > 0);
  const [first] = withErrors;
  if (first === undefined) return [];
  const count = sum(withErrors, (day) => day.withErrors ?? 0);
  const cards = `${describeCount(count, "card")} with ${count === 1 ? "an error" : "errors"}`;
  if (withErrors.length === 1) return [`${cards}, see \`papercards review ${first.date}\`.`];
  const names = nameFirst(withErrors.map((day) => `${day.date} (${day.withErrors})`));
  return [`${cards}, see \`papercards review --list\`: ${names}.`];
}

/** One cause, and what it hit. */
type Trouble = {
  problem: Told;
  /** How many problems of this cause have another message. */
  alike: number;
  /** Days that could not be made, other than those that are left. */
  missing: DigestDate[];
  /** Cards that failed. */
  failed: { id: string; date: DigestDate }[];
  /** Whether it ended the run. */
  isStop: boolean;
};

/** A day or a card that failed. */
type Hit = { problem: Told; told: Told; day: DayResult; id: string | null };

/** What went wrong, a trouble for each cause; what ended the run is the last one. */
function listTroubles(days: readonly DayResult[]): Trouble[] {
  const hits = days.flatMap((day): Hit[] => [
    ...(day.problem === null
      ? []
      : [{ problem: asCause(day.problem), told: day.problem, day, id: null }]),
    ...(day.failures ?? []).map(({ id, problem }) => ({ problem, told: problem, day, id })),
  ]);
  const troubles = groupByCause(hits).map(toTrouble);
  return troubles.toSorted((a, b) => Number(a.isStop) - Number(b.isStop));
}

/** A day's problem with the model by the code that the cards have which it hit, so that both are one cause. */
function asCause(problem: Told): Told {
  const { message, fix } = problem;
  return problem instanceof ModelError ? { code: problem.reason, message, fix } : problem;
}

function toTrouble(group: readonly Hit[]): Trouble {
  const ofDays = group.filter(({ id }) => id === null);
  const stop = ofDays.find(({ day }) => day.isStopped);
  const first = stop ?? ofDays[0] ?? group[0];
  const unmade = ofDays.filter(({ day }) => day.status === "missing" && !day.isStopped);
  return {
    problem: first?.told ?? { code: "", message: "", fix: "" },
    alike: new Set(group.map(({ told }) => told.message)).size - 1,
    missing: unmade.map(({ day }) => day.date),
    failed: group.flatMap(({ id, day: { date } }) => (id === null ? [] : [{ id, date }])),
    isStop: stop !== undefined,
  };
}

function describeTrouble(
  trouble: Trouble,
  { days, isRange }: { days: readonly DayResult[]; isRange: boolean },
): string[] {
  const { problem, alike, missing, failed, isStop } = trouble;
  const like = alike > 0 ? " for this or the like" : "";
  const notMade = `${describeCount(missing.length, "day")} not made${like}: ${nameFirst(missing)}.`;
  const names = failed.map(({ id, date }) => (isRange ? `${id} of ${date}` : id));
  const notDrafted = `${describeCount(failed.length, "card")} failed${like}: ${nameFirst(names)}.`;
  const hit = [
    ...(isRange && isStop ? describeStop(days) : []),
    ...(isRange && missing.length > 0 ? [notMade] : []),
    ...(failed.length > 0 ? [notDrafted] : []),
  ];
  const { code, message, fix } = problem;
  return [`${code}: ${[message, ...hit].join(" ")}`, `  fix: ${fix}`];
}

/** Where a run over several days was ended, and how much of it is left; nothing when that was its last day. */
function describeStop(days: readonly DayResult[]): string[] {
  const stopped = days.filter(({ isStopped }) => isStopped);
  const left = stopped.filter(({ status }) => status === "missing").length;
  if (left === 0) return [];
  return [
    `Stopped at ${stopped[0]?.date}, ${describeCount(left, "day")} left; the same command, run again, goes on there.`,
  ];
}

function sum(days: readonly DayResult[], count: (day: DayResult) => number): number {
  return days.reduce((total, day) => total + count(day), 0);
}
