import { test } from "vitest";
import { recordedDays, SOME_DAYS } from "../support/recorded.ts";
import { makeAllCardsTwice } from "../support/recorded-run.ts";

// One day in five is made by `npm test`; all of them take too long there.
test.each(recordedDays().filter((date) => !SOME_DAYS.includes(date)))(
  "all papers of %s become cards with one call each, and a second run changes no byte",
  makeAllCardsTwice,
);
