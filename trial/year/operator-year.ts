import { expect } from "vitest";
import { addDays, DigestDate, isWeekend } from "../../src/core/paper/date.ts";
import { explainNoPapers } from "../../src/core/paper/holidays.ts";
import { FAULTS, type Fault } from "../../test/support/faulty-world.ts";
import {
  expectQuiet,
  expectTold,
  type Operator,
  openOperator,
} from "../../test/support/operator.ts";
import type { Inputs } from "../../test/support/runner.ts";
import { useOwnMachine } from "./own-machine.ts";

/** A Monday. */
const FIRST = DigestDate.parse("2026-01-05");

/** Runs that a trouble lasts, and those until the next one. */
const RUNS_OF_TROUBLE = 2;
const RUNS_BETWEEN = 7;

/** Weekdays without a run: as many as the next one makes up for by itself, and far more. */
const WEEK_OFF = 5;
const MONTH_OFF = 21;

/** Something that goes wrong, and what the operator is told to do; the issue may only lead to where that stands. */
type Trouble = { fault: Fault; inputs?: Inputs; act: RegExp; inIssue?: RegExp };

const FULL_DISK: Trouble = {
  fault: {},
  inputs: { GITHUB_OUTPUT: "/dev/full" },
  act: /with room on the disk of the runner's files/,
  inIssue: /Why is in the log of the run/,
};

/**
 * All that may be wrong at an endpoint, and a disk without room. The workflow makes no batches, and no input of it limits
 * open files: what those two tell is seen on the operator's own machine.
 */
const TROUBLES: readonly Trouble[] = [
  ...Object.values(FAULTS).map((fault) => ({ fault, act: fault.act })),
  FULL_DISK,
];

/**
 * Lives through a year of an operator who looks at annotations, summary and issue alone: each trouble is told once in each
 * of them, with what to do, and is over in all once it is mended; week ends, holidays and a week without runs tell nothing.
 *
 * @param most Troubles that happen; each takes two weeks.
 */
export async function liveOperatorYear(most = TROUBLES.length): Promise<void> {
  const troubles = TROUBLES.slice(0, most);
  const last = addDays(FIRST, 14 * (troubles.length + 7));
  const operator = await openOperator(FIRST, last);
  const calendar = openCalendar();
  let written = 0;
  const quiet = async (runs: number, writes = 0) => {
    for (let run = 0; run < runs; run += 1) {
      const seen = await operator.see(calendar.next());
      expectQuiet(seen);
      if (run === 0) written += writes;
      expect(seen.written).toBe(written);
    }
  };
  await quiet(RUNS_BETWEEN);
  for (const trouble of troubles) {
    if (calendar.isAfterHoliday()) await quiet(1); // in which nobody is asked anything
    await suffer(operator, trouble, calendar);
    if (written === 0) written = 1; // the one issue
    await quiet(RUNS_BETWEEN, 1); // and that it is over
  }
  calendar.skip(WEEK_OFF - 1);
  await quiet(RUNS_BETWEEN);
  await fillHole(operator, calendar);
  await quiet(RUNS_BETWEEN);
  await useOwnMachine(operator, { month: MONTH_OFF, made: addDays(FIRST, 1) });
}

async function suffer(
  operator: Operator,
  { fault, inputs, act, inIssue }: Trouble,
  calendar: Calendar,
): Promise<void> {
  operator.turn(fault);
  for (let run = 0; run < RUNS_OF_TROUBLE; run += 1) {
    expectTold(await operator.see(calendar.next(), inputs), act, inIssue);
  }
  operator.turn({});
}

/** After a month without runs, does what the run says, which is over then. */
async function fillHole(operator: Operator, calendar: Calendar): Promise<void> {
  calendar.skip(MONTH_OFF);
  const today = calendar.next();
  const { annotations, summary, issue, isFine } = await operator.see(today);
  const [, from = "", to = ""] = /`from` (\S+) and `to` ([\d-]+)/.exec(annotations[0] ?? "") ?? [];
  expect({ isFine, issue, told: annotations.length }).toEqual({
    isFine: true,
    issue: null,
    told: 1,
  });
  expect(summary).toContain(`\`from\` ${from} and \`to\` ${to}`);
  expectQuiet(await operator.see(today, { INPUT_FROM: from, INPUT_TO: to }));
  expectQuiet(await operator.see(today));
}

/** The runs of a year: one in the night after each weekday. */
type Calendar = {
  next: () => DigestDate;
  skip: (count: number) => void;
  /** Whether the next run is of a holiday. */
  isAfterHoliday: () => boolean;
};

function openCalendar(): Calendar {
  let today = FIRST;
  const findNext = () => {
    let next = addDays(today, 1);
    while (isWeekend(addDays(next, -1))) next = addDays(next, 1);
    return next;
  };
  const next = () => {
    today = findNext();
    return today;
  };
  return {
    next,
    skip: (count) => {
      for (let one = 0; one < count; one += 1) next();
    },
    isAfterHoliday: () => explainNoPapers(addDays(findNext(), -1)) !== null,
  };
}
