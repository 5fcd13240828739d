import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { chmodSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import process from "node:process";
import { parse } from "yaml";
import { z } from "zod";
import { makeBare } from "./bare-repository.ts";
import { cloneOrCopy } from "./clone.ts";
import { COMPILE_CACHE } from "./start-papercards.ts";
import { makeFolder } from "./temporary.ts";
import { runCommand } from "./world.ts";

/** What a step gets: its variables, as the action sets them. */
export type Inputs = Record<string, string>;

/** How a step went, and what it has left behind. */
export type StepResult = {
  exitCode: number | null;
  printed: string;
  summary: string;
  outputs: Record<string, string>;
};

/** A runner that has checked out a repository. */
export type Runner = {
  folder: string;
  git: (...args: string[]) => string;
  /** Runs `papercards github` with the step of INPUT_STEP in this process, at the top or in another folder. */
  step: (inputs: Inputs, folder?: string) => Promise<StepResult>;
  /** Runs the action's own step in a shell, as GitHub does; the shell's process can be watched. */
  action: (inputs: Inputs, watch?: (shell: ChildProcess) => void) => Promise<StepResult>;
};

/** A repository without a work tree, as a server keeps it, with one commit on `main`. */
export function makeOrigin(): string {
  const origin = join(makeFolder(), "origin.git");
  makeBare(origin, { "README.md": "# Archive\n", ".gitignore": "cache/\n" });
  return origin;
}

/**
 * Checks a repository out as `actions/checkout` does: the newest commit of a branch alone. What runs in this process
 * takes its time from `now`.
 */
export function checkOut(
  origin: string,
  temporaryFolder = makeFolder(),
  { branch = "main", now }: { branch?: string; now?: () => Date } = {},
): Runner {
  const folder = join(makeFolder(), "work");
  cloneOrCopy({ origin, branch, folder }, () =>
    git(".", "clone", "--quiet", "--depth=1", `--branch=${branch}`, `file://${origin}`, folder),
  );
  return {
    folder,
    git: (...args) => git(folder, ...args),
    step: (inputs, inside = folder) => runStep(startHere(now), inside, { temporaryFolder, inputs }),
    action: (inputs, watch = () => {}) =>
      runStep(openShell(watch), folder, { temporaryFolder, inputs }),
  };
}

/** Lets a repository refuse every push, as a server's rule does, in these words. */
export function refusePushes(origin: string, words: string): void {
  const hook = join(origin, "hooks/pre-receive");
  mkdirSync(dirname(hook), { recursive: true });
  writeFileSync(join(origin, "words"), words);
  writeFileSync(hook, `#!/bin/sh\necho pushed >> pushes\ncat words >&2\nexit 1\n`);
  chmodSync(hook, 0o755);
}

/** A `git` that is asked before the real one: it runs these lines of shell. */
export function wrapGit(lines: string): Inputs {
  const folder = makeFolder();
  const real = execFileSync("sh", ["-c", "command -v git"], { encoding: "utf8" }).trim();
  writeFileSync(join(folder, "git"), `#!/bin/sh\n${lines}\nexec ${real} "$@"\n`);
  chmodSync(join(folder, "git"), 0o755);
  return { PATH: `${folder}:${process.env.PATH}` };
}

/** Commits everything in a work tree. */
export function commitAll(folder: string, message: string): void {
  const author = ["-c", "user.name=Someone", "-c", "user.email=a@example.com"];
  git(folder, "add", "--all");
  git(folder, ...author, "commit", "-qm", message);
}

/** Starts a step in a folder with these variables and no others. */
type Start = (
  folder: string,
  environment: Inputs,
) => Promise<Pick<StepResult, "exitCode" | "printed">>;

const startHere =
  (now?: () => Date): Start =>
  async (cwd, environment) => {
    const { code, stdout, stderr } = await runCommand("github", {
      environment,
      cwd,
      ...(now === undefined ? {} : { now }),
    });
    return { exitCode: code, printed: stdout + stderr };
  };

const openShell =
  (watch: (shell: ChildProcess) => void): Start =>
  async (cwd, env) => {
    const child = spawn("bash", ["-e", "-o", "pipefail", "-c", readActionStep()], {
      cwd,
      env: { ...COMPILE_CACHE, ...env },
    });
    watch(child);
    let printed = "";
    for (const stream of [child.stdout, child.stderr]) {
      stream.on("data", (chunk) => {
        printed += String(chunk);
      });
    }
    await once(child, "close");
    return { exitCode: child.exitCode, printed };
  };

async function runStep(
  start: Start,
  folder: string,
  { temporaryFolder, inputs }: { temporaryFolder: string; inputs: Inputs },
): Promise<StepResult> {
  const home = makeFolder();
  const [summaryFile, outputFile] = [join(home, "summary"), join(home, "output")];
  for (const file of [summaryFile, outputFile]) writeFileSync(file, "");
  const ended = await start(folder, {
    PATH: `${dirname(process.execPath)}:${process.env.PATH}`,
    HOME: home,
    RUNNER_TEMP: temporaryFolder,
    GITHUB_ACTION_PATH: resolve("."),
    NODE: process.execPath,
    GITHUB_STEP_SUMMARY: summaryFile,
    GITHUB_OUTPUT: outputFile,
    ...inputs,
  });
  return {
    ...ended,
    summary: readFileSync(summaryFile, "utf8"),
    outputs: readOutputs(readFileSync(outputFile, "utf8")),
  };
}

function readOutputs(text: string): Record<string, string> {
  const lines = text.split("\n").filter((line) => line !== "");
  return Object.fromEntries(
    lines.map((line) => [line.split("=")[0] ?? "", line.slice(line.indexOf("=") + 1)]),
  );
}

const Action = z.object({
  runs: z.object({
    steps: z.array(z.object({ id: z.string().optional(), run: z.string().optional() })),
  }),
});

/** The shell text of the action's own step, as GitHub would run it. */
function readActionStep(): string {
  const action = Action.parse(parse(readFileSync("action.yml", "utf8")));
  return action.runs.steps.find(({ id }) => id === "papercards")?.run ?? "exit 99";
}

/** Runs git in a folder, and returns what it prints. */
export function git(folder: string, ...args: string[]): string {
  return execFileSync("git", args, {
    cwd: folder,
    encoding: "utf8",
    stdio: ["ignore", "pipe", "pipe"],
  }).trimEnd();
}
