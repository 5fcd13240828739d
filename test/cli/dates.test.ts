import { expect, test } from "vitest";
import { makeFolder } from "../support/temporary.ts";
import { runCommand } from "../support/world.ts";

/** What a command says that cannot be read, at noon of 2026-02-23. */
async function refusalOf(command: string): Promise<string> {
  const { code, stdout, stderr } = await runCommand(command, {
    environment: {},
    cwd: makeFolder(),
  });
  expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
  return stderr.replace("USAGE: ", "").replace("\n  fix: ", " ").trim();
}

test.each([
  [
    "2026-02-30",
    "is no calendar day: February 2026 has 28 days. Write it as YYYY-MM-DD, such as 2026-02-13.",
  ],
  [
    "2024-02-30",
    "is no calendar day: February 2024 has 29 days. Write it as YYYY-MM-DD, such as 2026-02-13.",
  ],
  [
    "2026-13-01",
    "is no calendar day: a year has the months 01 to 12. Write it as YYYY-MM-DD, such as 2026-02-13.",
  ],
  ["someday", "is no calendar day. Write it as YYYY-MM-DD, such as 2026-02-13."],
  ["02/03/2026", "is no calendar day. Write it as YYYY-MM-DD, such as 2026-02-13."],
])("of %s it is said why it is no day", async (day, said) => {
  expect(await refusalOf(`run ${day}`)).toBe(`"${day}" ${said}`);
});

test.each([
  ["2026-2-3", "2026-02-03"],
  ["2026/02/13", "2026-02-13"],
  ["2026.2.13.", "2026-02-13"],
  ["20260213", "2026-02-13"],
  ["13.02.2026", "2026-02-13"],
  ["today", "2026-02-23"],
  ["Yesterday", "2026-02-22"],
  ["어제", "2026-02-22"],
])("of %s it is said how that day is written", async (text, day) => {
  expect(await refusalOf(`run ${text}`)).toBe(`"${text}" is a day in another form. Write ${day}.`);
});

test.each([
  ["2026-W8", "is a week in another form. Write 2026-W08."],
  ["2026w08", "is a week in another form. Write 2026-W08."],
  ["2026-02-13", "is a day. Write its week, 2026-W07."],
  ["2026-2-13", "is a day. Write its week, 2026-W07."],
  [
    "2026-W54",
    "is no ISO week: 2026 has the weeks 01 to 53. Write it as YYYY-Www, such as 2026-W07.",
  ],
  [
    "2025-W53",
    "is no ISO week: 2025 has the weeks 01 to 52. Write it as YYYY-Www, such as 2026-W07.",
  ],
  ["last", "is no ISO week. Write it as YYYY-Www, such as 2026-W07."],
])("of the week %s it is said what to write", async (text, said) => {
  expect(await refusalOf(`weekly ${text}`)).toBe(`"${text}" ${said}`);
});

test("where a day belongs, a week is told from it", async () => {
  expect(await refusalOf("run 2026-W07")).toBe(
    '"2026-W07" is a week. Write one of its days, 2026-02-09 to 2026-02-15; ' +
      "`papercards weekly 2026-W07` makes the digest of a week.",
  );
});

test("of several days it is said which command makes them", async () => {
  expect(await refusalOf("run 2026-02-13 2026-02-12")).toBe(
    "`run` takes one day, and 2026-02-12, 2026-02-13 are 2. " +
      "`papercards backfill 2026-02-12 2026-02-13` makes every day from the first to the last.",
  );
  expect(await refusalOf("run 2026-02-13 2026-2-12")).toContain("Write 2026-02-12.");
});

test.each([
  [
    "backfill 2026-02-12",
    "Missing required argument 'to'. `papercards run 2026-02-12` makes one day;",
    "backfill ",
  ],
  ["run --topp 3", "Unknown option '--topp'. Did you mean --top?", "run "],
  ["run --top", "Option '--top <n>' argument missing.", "run "],
  ["chek", "Unknown command 'chek'. Did you mean check?", ""],
])("%s is told as every error is, with the help to look at", async (command, said, named) => {
  expect(await refusalOf(command)).toBe(
    `${said} \`papercards ${named}--help\` shows what it takes.`,
  );
});
