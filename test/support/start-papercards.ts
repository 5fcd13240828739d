import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";

/** A run of the program in a process of its own. */
export type Started = {
  process: ChildProcess;
  /** Resolves when it has ended, however it has. */
  ended: Promise<Ended>;
};

/** How a run ended. The exit code is null when a signal ended it. */
type Ended = { exitCode: number | null; stdout: string; stderr: string };

type StartOptions = {
  folder: string;
  environment: Record<string, string>;
  /** How many files it may have open. @default as many as this process */
  openFiles?: number;
};

const CLI = resolve("src/cli.ts");

/** Where Node keeps compiled code from its first file on: without it, each start strips types anew. */
export const COMPILE_CACHE = { NODE_COMPILE_CACHE: join(tmpdir(), "node-compile-cache") };

/** Starts `papercards` in a folder, with these variables and no others but PATH and Node's cache. */
export function startPapercards(
  args: readonly string[],
  { folder, environment, openFiles }: StartOptions,
): Started {
  const program = [process.execPath, CLI, ...args];
  const [file = "", ...rest] =
    openFiles === undefined
      ? program
      : ["sh", "-c", `ulimit -n ${openFiles} && exec "$0" "$@"`, ...program];
  const child = spawn(file, rest, {
    cwd: folder,
    env: { PATH: process.env.PATH ?? "", ...COMPILE_CACHE, ...environment },
  });
  const texts = { stdout: "", stderr: "" };
  child.stdout.on("data", (chunk) => {
    texts.stdout += String(chunk);
  });
  child.stderr.on("data", (chunk) => {
    texts.stderr += String(chunk);
  });
  const ended = once(child, "close").then(() => ({ exitCode: child.exitCode, ...texts }));
  return { process: child, ended };
}
