import process from "node:process";
import { test } from "vitest";
import { liveOperatorYear } from "./year/operator-year.ts";

/** How many of the troubles happen; set to live a part of the year. */
const TROUBLES =
  process.env.TRIAL_TROUBLES === undefined ? [] : [Number(process.env.TRIAL_TROUBLES)];

/** Longest time for one year, in milliseconds. */
const YEAR_TIMEOUT_MS = 7_200_000;

test(
  "in a year of troubles, the operator is told each once, with what to do, and nothing else",
  () => liveOperatorYear(...TROUBLES),
  YEAR_TIMEOUT_MS,
);
