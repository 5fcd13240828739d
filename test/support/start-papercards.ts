import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { resolve } from "node:path";

/** A run of the program in a process of its own. */
export type Started = {
  process: ChildProcess;
  /** Resolves when it has ended, however it has. */
  ended: Promise<Ended>;
};

/** How a run ended. The exit code is null when a signal ended it. */
type Ended = { exitCode: number | null; stdout: string; stderr: string };

const CLI = resolve("src/cli.ts");

/** Starts `papercards` in a folder, with these variables and no others but PATH. */
export function startPapercards(
  args: readonly string[],
  { folder, environment }: { folder: string; environment: Record<string, string> },
): Started {
  const child = spawn(process.execPath, [CLI, ...args], {
    cwd: folder,
    env: { PATH: process.env.PATH ?? "", ...environment },
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
