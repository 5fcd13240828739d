import { expect, test } from "vitest";
import { makeUser } from "../support/world.ts";

const inYear = (year: number) => {
  const time = new Date("2000-06-15T12:00:00Z");
  time.setUTCFullYear(year);
  return time;
};

const COMMANDS = [
  "run",
  "run 2026-02-13",
  "backfill 2026-02-12 2026-02-13",
  "weekly",
  "weekly 2026-W07",
  "review 2026-02-13 --no-open",
  "batch export questions.jsonl",
  "batch export questions.jsonl 2026-02-13",
  "doctor",
  "demo",
  "github",
];

test.each(COMMANDS)("`%s` says that the clock is wrong, and does nothing", async (command) => {
  for (const year of [9999, 10_000, 0, -1, 1970, Number.NaN]) {
    const { code, stdout, stderr } = await makeUser().run(command, {
      environment: { INPUT_STEP: "generate" },
      now: () => inYear(year),
    });

    const isInWorkflow = command.startsWith("github");
    expect(code).toBe(2);
    expect(stdout).toMatch(isInWorkflow ? /^::error title=SETUP::.+\n$/ : /^$/);
    expect(stderr).toMatch(
      /^SETUP: (?:this machine|the runner)'s clock says .+\n {2}fix: Set the date .+\n$/m,
    );
    expect(stderr).not.toContain("ZodError");
  }
});

test.each(["render", "check", "--help"])("`%s` needs no clock", async (command) => {
  const { stderr } = await makeUser().run(command, { now: () => inYear(9999) });

  expect(stderr).not.toContain("SETUP");
});
