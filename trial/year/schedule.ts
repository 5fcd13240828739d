import { addDays, DigestDate, datesBetween } from "../../src/core/paper/date.ts";
import { datesOf, weekOf } from "../../src/core/paper/week.ts";
import { type Archive, draw } from "./archive.ts";
import type { YearListings } from "./listings.ts";
import { runWorkflow, type WorkflowRun } from "./workflow.ts";
import { readCards } from "./writing.ts";

/** The runs of an archive, by its schedule and by hand. */
type Schedule = {
  /** Decides what goes wrong in the next run. */
  disturb: (today: DigestDate) => void;
  /** The runs of a day. Everything is fine after them. In the last one before a gap a card fails. */
  run: (today: DigestDate, which: { isLast: boolean }) => Promise<void>;
};

/** What goes wrong in a run, and how often. */
const FAULTS = [
  [0.06, "one card"],
  [0.03, "model down"],
  [0.02, "model closed"],
  [0.03, "hub down"],
] as const;

/** Shares of runs that find no listing yet, that are killed between their jobs, and of days looked at before their end. */
const UNLISTED = 0.03;
const KILLED = 0.04;
const EARLY = 0.05;

/** Share of killed jobs that somebody runs again, before the next run. */
const RUN_AGAIN = 0.5;

/** Opens the schedule of an archive. */
export function openSchedule(archive: Archive, listings: YearListings): Schedule {
  const { random, outside, note } = archive;
  let isKilled = false;
  let isEarly = false;
  let late: WorkflowRun | null = null;

  /** Does what a warning says, once a day: in review mode it goes on until the days are merged. */
  const fillHoles = async (today: DigestDate, printed: string) => {
    for (const [, from = "", to = ""] of printed.matchAll(/`from` (\S+) and `to` ([\d-]+)/g)) {
      const days = datesBetween(DigestDate.parse(from), DigestDate.parse(to));
      if (days.every((day) => archive.told.has(day))) continue;
      for (const day of days) archive.told.add(day);
      const inputs = { INPUT_FROM: from, INPUT_TO: to };
      await runWorkflow(archive, { today, time: "04:00", inputs });
    }
  };

  /** The second job of the run before, if it was killed, which somebody may run again. */
  const runLate = async (today: DigestDate) => {
    if (late !== null && random() < RUN_AGAIN) {
      note(today, "the killed job is run again");
      await late.runAgain();
    }
    late = null;
  };

  /** A look at today's papers before their list has closed. */
  const lookEarly = async (today: DigestDate) => {
    const items = listings.get(today) ?? [];
    if (items.length === 0) return;
    outside.shown.set(today, items.slice(0, -1));
    await runWorkflow(archive, { today, time: "12:00", inputs: { INPUT_DATE: today } });
    outside.shown.set(today, items);
  };

  /** On Tuesdays, the week before, from the days that are there. */
  const makeWeekBefore = async (today: DigestDate) => {
    const week = weekOf(addDays(today, -7));
    const isTuesday = datesOf(weekOf(today))[1] === today;
    const hasDays = datesOf(week).some((day) => readCards(archive, "main", day).length > 0);
    const inputs = { INPUT_WEEK: week };
    if (isTuesday && hasDays) await runWorkflow(archive, { today, time: "05:00", inputs });
  };

  return {
    disturb: (today) => {
      const yesterday = addDays(today, -1);
      const fault = draw(random, FAULTS);
      outside.disturb(fault);
      if (fault !== undefined) note(today, `goes wrong: ${fault}`);
      if (random() < UNLISTED && listings.has(yesterday)) {
        outside.shown.set(yesterday, []);
        note(today, `${yesterday} is not listed yet`);
      }
      isKilled = random() < KILLED;
      isEarly = random() < EARLY;
    },
    run: async (today, { isLast }) => {
      if (isLast) outside.disturb("one card"); // nobody tries it again in time
      await runLate(today);
      const run = await runWorkflow(archive, { today, isKilled });
      if (isKilled) {
        note(today, "is killed before its second job");
        late = run;
      }
      outside.disturb();
      for (const [date, items] of listings) outside.shown.set(date, items);
      await fillHoles(today, run.made.printed);
      await makeWeekBefore(today);
      if (isEarly) await lookEarly(today);
      [isKilled, isEarly] = [false, false];
    },
  };
}
