import { spawn } from "node:child_process";
import { once } from "node:events";
import process from "node:process";

/** What a whole process took, start-up included. */
export type Measured = {
  seconds: number;
  /** User and system together; NaN unless asked for. */
  cpuSeconds: number;
  /** Largest resident size; NaN unless asked for. */
  peakMegabytes: number;
  stdout: string;
  exitCode: number | null;
};

type Options = {
  environment?: Record<string, string>;
  /** @default this one */
  folder?: string;
  /** Whether the process tells its computing time and size, which costs some milliseconds. @default false */
  tellsUsage?: boolean;
  /** With which it should end; null for any. @default 0 */
  exitCode?: number | null;
  /** When it is killed. @default never */
  timeoutMs?: number;
};

/** Prints a process's own usage when it ends: seconds, and kilobytes. */
const TELL_USAGE = `data:text/javascript,${encodeURIComponent(`
process.on("exit", () => {
  const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
  process.stderr.write("\\nusage " + (userCPUTime + systemCPUTime) / 1e6 + " " + maxRSS);
})`)}`;

/** Runs Node with these arguments, and measures it. Throws when it ends with another exit code, or with none. */
export async function measureNode(
  args: readonly string[],
  { environment = {}, folder, tellsUsage = false, exitCode = 0, timeoutMs = 0 }: Options = {},
): Promise<Measured> {
  const hook = tellsUsage ? ["--import", TELL_USAGE] : [];
  const startedAt = performance.now();
  const child = spawn(process.execPath, [...hook, ...args], {
    env: { PATH: process.env.PATH ?? "", ...environment },
    ...(folder !== undefined && { cwd: folder }),
    timeout: timeoutMs,
  });
  let [stdout, stderr] = ["", ""];
  child.stdout.on("data", (chunk) => {
    stdout += String(chunk);
  });
  child.stderr.on("data", (chunk) => {
    stderr += String(chunk);
  });
  await once(child, "close");
  const seconds = (performance.now() - startedAt) / 1000;
  const isExpected = exitCode === null ? child.exitCode !== null : child.exitCode === exitCode;
  if (!isExpected) throw new Error(`${args.join(" ")} failed: ${stderr}`);
  const [, cpu, peak] = /\nusage (\S+) (\d+)$/.exec(stderr) ?? [];
  const usage = { cpuSeconds: Number(cpu), peakMegabytes: Number(peak) / 1024 };
  return { seconds, stdout, exitCode: child.exitCode, ...usage };
}

/** Prints a command's computing time, as the shell counts it from outside. */
const TIME = 'TIMEFORMAT="\nusage %U %S"; time "$@"';

/** Runs Node with these arguments, and returns its computing time in seconds, user and system together: it costs the process nothing. */
export async function measureComputing(
  args: readonly string[],
  { environment = {}, folder }: Pick<Options, "environment" | "folder"> = {},
): Promise<number> {
  const child = spawn("bash", ["-c", TIME, "bash", process.execPath, ...args], {
    env: { PATH: process.env.PATH ?? "", ...environment },
    ...(folder !== undefined && { cwd: folder }),
  });
  child.stdout.resume();
  let stderr = "";
  child.stderr.on("data", (chunk) => {
    stderr += String(chunk);
  });
  await once(child, "close");
  if (child.exitCode !== 0) throw new Error(`${args.join(" ")} failed: ${stderr}`);
  const [, user, system] = /\nusage (\S+) (\S+)\n$/.exec(stderr) ?? [];
  return Number(user) + Number(system);
}
