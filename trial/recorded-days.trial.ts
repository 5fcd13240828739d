import { test } from "vitest";
import { recordedDays, SOME_DAYS } from "../test/support/recorded.ts";
import { makeAllCardsTwice } from "../test/support/recorded-run.ts";

// One day in five is made by `npm test`.
test.each(recordedDays().filter((date) => !SOME_DAYS.includes(date)))(
  "all papers of %s become cards with one call each, and a second run changes no byte",
  makeAllCardsTwice,
);
