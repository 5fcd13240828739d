import { describe, expect, test } from "vitest";
import { chooseMode, readInputs } from "../../../src/cli/github/workflow-inputs.ts";

const YES = ["true", "True", "TRUE", "yes", "Yes", "on", "ON", "1", "y", " true ", "yes\n"];
const NO = ["false", "False", "FALSE", "no", "No", "off", "OFF", "0", "n", " false ", "", "  "];
const NEITHER = ["tru", "ja", "2", "-", "null", "true false", '"true"', "네"];

/** Every place where a switch can be set. */
const SWITCHES = [
  ["INPUT_DRY_RUN", "isDryRun"],
  ["INPUT_REDRAFT", "isRedraft"],
  ["INPUT_REFRESH", "isRefresh"],
  ["INPUT_REVIEW", "isReview"],
  ["PAPERCARDS_REVIEW", "isReview"],
] as const;

describe.each(SWITCHES)("the switch %s", (name, field) => {
  test.each(YES)("is on with %j", (word) => {
    expect(readInputs({ [name]: word })[field]).toBe(true);
  });

  test.each(NO)("is off with %j", (word) => {
    expect(readInputs({ [name]: word })[field]).toBe(false);
  });

  test.each(NEITHER)("refuses %j", (word) => {
    expect(() => readInputs({ [name]: word })).toThrow(
      expect.objectContaining({
        code: expect.stringMatching(/^(?:USAGE|SETTINGS)$/),
        message: expect.stringMatching(
          /(?:dry-run|redraft|refresh|review)`.* is .*it takes one of true, yes, on, 1/,
        ),
      }),
    );
  });
});

test("an input beats the job's variable, unless it is empty", () => {
  const read = (input: string) =>
    readInputs({ INPUT_REVIEW: input, PAPERCARDS_REVIEW: "yes" }).isReview;

  expect([read("no"), read(""), read(" ")]).toEqual([false, true, true]);
});

test.each([
  ["redraft", "INPUT_REDRAFT", "isRedraft"],
  ["refresh", "INPUT_REFRESH", "isRefresh"],
] as const)(
  "published cards are made anew, and closed days asked about again, by hand alone: %s is refused by schedule",
  (field, name, isOn) => {
    const start = (event: string, word: string) =>
      readInputs({ GITHUB_EVENT_NAME: event, [name]: word })[isOn];

    expect([start("workflow_dispatch", "true"), start("schedule", "false")]).toEqual([true, false]);
    expect(start("schedule", "")).toBe(false);
    expect(() => start("schedule", "true")).toThrow(`\`${field}\` is given to a run by schedule`);
  },
);

test("what becomes of a run follows from its switches and from what it has made", () => {
  const choose = (environment: Record<string, string>, files: number) =>
    chooseMode(readInputs(environment), files);

  expect(choose({}, 3)).toBe("publish");
  expect(choose({ INPUT_REVIEW: "on" }, 3)).toBe("propose");
  expect(choose({ PAPERCARDS_REVIEW: "True" }, 3)).toBe("propose");
  expect(choose({ INPUT_REVIEW: "on" }, 0)).toBe("refresh");
  expect(choose({}, 0)).toBe("none");
  expect(choose({ INPUT_DRY_RUN: "y" }, 3)).toBe("none");
});
