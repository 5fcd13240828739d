import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import process from "node:process";
import { parse } from "yaml";
import { z } from "zod";
import { makeFolder } from "./temporary.ts";

const Action = z.object({
  runs: z.object({
    steps: z.array(z.object({ id: z.string().optional(), run: z.string().optional() })),
  }),
});

const ACTION_PATH = resolve(".");

/** The shell text of the action's own step, as GitHub would run it. */
function readStep(): string {
  const action = Action.parse(parse(readFileSync("action.yml", "utf8")));
  return action.runs.steps.find(({ id }) => id === "papercards")?.run ?? "exit 99";
}

/** A runner that has checked out a repository, and how its steps went. */
export type Runner = {
  folder: string;
  git: (...args: string[]) => string;
  /** Runs the action's step, and answers its exit code and what it left behind. */
  step: (inputs: Record<string, string>) => Promise<StepResult>;
};

export type StepResult = {
  exitCode: number | null;
  printed: string;
  summary: string;
  outputs: Record<string, string>;
};

/** A repository without a work tree, as a server keeps it, with one commit on `main`. */
export function makeOrigin(): string {
  const folder = makeFolder();
  const origin = join(folder, "origin.git");
  git(folder, "init", "--quiet", "--bare", "--initial-branch=main", origin);
  const first = join(folder, "first");
  git(folder, "clone", "--quiet", origin, first);
  writeFileSync(join(first, "README.md"), "# Archive\n");
  writeFileSync(join(first, ".gitignore"), "cache/\n");
  git(first, "checkout", "--quiet", "-b", "main");
  commitAll(first, "Begin");
  git(first, "push", "--quiet", "origin", "HEAD:main");
  return origin;
}

/** Checks a repository out as `actions/checkout` does: the newest commit alone. */
export function checkOut(origin: string, handedOver = makeFolder()): Runner {
  const folder = join(makeFolder(), "work");
  git(".", "clone", "--quiet", "--depth=1", "--branch=main", `file://${origin}`, folder);
  return {
    folder,
    git: (...args) => git(folder, ...args),
    step: (inputs) => runStep(folder, handedOver, inputs),
  };
}

/** Commits everything in a work tree. */
export function commitAll(folder: string, message: string): void {
  git(folder, "add", "--all");
  git(
    folder,
    "-c",
    "user.name=Someone",
    "-c",
    "user.email=a@example.com",
    "commit",
    "-qm",
    message,
  );
}

async function runStep(
  folder: string,
  temporary: string,
  inputs: Record<string, string>,
): Promise<StepResult> {
  const place = makeFolder();
  mkdirSync(place, { recursive: true });
  const [summaryFile, outputFile] = [join(place, "summary"), join(place, "output")];
  for (const file of [summaryFile, outputFile]) writeFileSync(file, "");
  const child = spawn("bash", ["-e", "-o", "pipefail", "-c", readStep()], {
    cwd: folder,
    env: {
      PATH: `${dirname(process.execPath)}:${process.env.PATH}`,
      HOME: place,
      RUNNER_TEMP: temporary,
      GITHUB_ACTION_PATH: ACTION_PATH,
      GITHUB_STEP_SUMMARY: summaryFile,
      GITHUB_OUTPUT: outputFile,
      GITHUB_REF_NAME: "main",
      ...inputs,
    },
  });
  let printed = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.on("data", (chunk) => {
      printed += String(chunk);
    });
  }
  await once(child, "close");
  return {
    exitCode: child.exitCode,
    printed,
    summary: readFileSync(summaryFile, "utf8"),
    outputs: Object.fromEntries(
      readFileSync(outputFile, "utf8")
        .split("\n")
        .filter((line) => line !== "")
        .map((line) => [line.split("=")[0] ?? "", line.slice(line.indexOf("=") + 1)]),
    ),
  };
}

function git(folder: string, ...args: string[]): string {
  return execFileSync("git", args, {
    cwd: folder,
    encoding: "utf8",
    stdio: ["ignore", "pipe", "pipe"],
  }).trimEnd();
}
