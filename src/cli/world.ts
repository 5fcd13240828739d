import type { Environment } from "../core/environment.ts";
import type { Clock } from "../http/clock.ts";
import type { Writer } from "../store/files/temporary-name.ts";

/**
 * Everything outside the program that it may touch. `src/cli.ts` passes the real one, tests another.
 */
export type Outside = {
  /** Arguments after the program's name. */
  argv: readonly string[];
  environment: Environment;
  /** The folder at which relative paths start; `.` is the process's own. */
  cwd: string;
  stdout: (text: string) => void;
  stderr: (text: string) => void;
  now: () => Date;
  /** Changes how V8 keeps the heap, for the whole process and from now on. */
  setV8Flags: (flags: string) => void;
  /** Aborted when the user stops the program. */
  signal: AbortSignal;
  /** This process, as other writers see it. */
  writer: Writer;
  /** The terminal behind stderr, and its width in columns; none in CI, a pipe or a file. */
  terminal?: { columns: () => number } | undefined;
  /** By which Hub and arXiv are waited for. @default CLOCK */
  clock?: Clock;
};

/**
 * The outside as commands see it: what they print goes through one door, where nothing foreign stays that a
 * terminal or a runner would obey, and no key.
 */
export type World = Outside & {
  /** For what is made to be read by programs or is our own, byte by byte: only secrets are taken out. */
  exact: { stdout: (text: string) => void; stderr: (text: string) => void };
  /** Adds values that are printed nowhere from now on, in whatever form. */
  hideSecrets: (secrets: readonly string[]) => void;
};
