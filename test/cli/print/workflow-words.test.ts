import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { toWorkflowWords } from "../../../src/cli/print/workflow-words.ts";
import { CAUSES } from "../../../src/core/causes/cause-table.ts";

test.each([
  [
    "run `papercards backfill 2026-02-03 2026-02-04`.",
    "run the workflow by hand with `from` 2026-02-03 and `to` 2026-02-04.",
  ],
  [
    "`papercards run 2026-02-03` makes one day.",
    "the workflow with `date` 2026-02-03 makes one day.",
  ],
  ["Run `papercards weekly 2026-W07`.", "Run the workflow by hand with `week` 2026-W07."],
  [
    "made by `papercards run` with that day and a larger `--top`",
    "made by the workflow with that day and a larger `top`",
  ],
  [
    "see `papercards review 2026-01-05`.",
    "see `papercards review 2026-01-05` in a clone of the repository.",
  ],
  [
    "`papercards run 2026-02-03 --refresh` asks it again.",
    "the workflow with `date` 2026-02-03 and `refresh` asks it again.",
  ],
  ['2026-02-12 (--top 3 --interests "")', '2026-02-12 (`top` 3 `interests` "")'],
  [
    "`papercards batch export 2026-02-03 --redraft` writes them.",
    "`papercards batch export 2026-02-03 --redraft` in a clone of the repository writes them.",
  ],
  ["are kept; --redraft makes them anew.", "are kept; `redraft` makes them anew."],
  [
    "name another folder, such as with --output or --cache.",
    "name another folder, such as with `vars.PAPERCARDS_OUTPUT_DIR` or `vars.PAPERCARDS_CACHE_DIR`.",
  ],
  [
    "Set OPENAI_API_KEY, or `OPENAI_BASE_URL` to a model on this machine; `papercards demo` needs neither.",
    "Set `secrets.OPENAI_API_KEY`, or `vars.OPENAI_BASE_URL` to a model that the runner reaches.",
  ],
  [
    "Correct OPENAI_MODEL, or ask the provider for access to it; `papercards doctor` tries it.",
    "Correct `vars.OPENAI_MODEL`, or ask the provider for access to it.",
  ],
  [
    "Run the same command again later; what is done stays done.",
    "Run the workflow again later; what is done stays done.",
  ],
  [
    "3 days left; the same command, run again, goes on there.",
    "3 days left; a run by hand of the same days goes on there.",
  ],
  [
    "no run by itself looks at days so old, but the same command, run again, looks again",
    "no run by itself looks at days so old, but a run by hand of the same days looks again",
  ],
  [
    "Raise the server's limit, or set `PAPERCARDS_IMAGES` to none, or choose another folder as `PAPERCARDS_OUTPUT_DIR`.",
    "Raise the server's limit, or set `vars.PAPERCARDS_IMAGES` to none, or choose another folder as `vars.PAPERCARDS_OUTPUT_DIR`.",
  ],
  ["Set the date and time of this machine.", "Set the date and time of the runner."],
])("%s: in a workflow this is told by its fields, variables and secrets", (terminal, workflow) => {
  expect(toWorkflowWords(terminal)).toBe(workflow);
  expect(toWorkflowWords(workflow)).toBe(workflow);
});

test.each([
  "git: hint: see `git push --force-with-lease` and --rebase",
  "`ulimit -n 4096`, `git restore`, OPENAI_API_KEY_2, MY_OPENAI_MODEL, OPENAI_MODEL=x",
  "`vars.OPENAI_MODEL`, `secrets.HF_TOKEN`, PAPERCARDS_TOP (input `top`)",
])("what is of other programs, or of the workflow already, stays: %s", (message) => {
  expect(toWorkflowWords(message)).toBe(message);
});

test("no next step of a cause sends the reader of a workflow to a terminal, and none is left empty", () => {
  const steps = Object.values(CAUSES).map(({ fix }) => toWorkflowWords(fix));

  const ofTerminals =
    /this machine|same command|`rejected\/`|`papercards [^`]*`(?! in a clone)| --(?:top|output|cache)/;
  expect(steps.filter((step) => ofTerminals.test(step))).toEqual([]);
  expect(steps.filter((step) => !/^(?:[A-Z`{]).*[^;,]$/.test(step))).toEqual([]);
  expect(steps.map(toWorkflowWords)).toEqual(steps);
});

test("whatever a step of the workflow writes as Markdown goes through the words of the workflow", () => {
  const folder = "src/cli/github";
  const files = readdirSync(folder, { recursive: true, encoding: "utf8" });
  const past = files
    .filter((file) => file.endsWith(".ts"))
    .filter((file) => /\bescapeMessage\b/.test(readFileSync(join(folder, file), "utf8")));

  expect(past).toEqual([]);
});
