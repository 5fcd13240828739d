import type { Environment } from "../core/environment.ts";
import type { Writer } from "../store/files.ts";

/**
 * Everything outside the program that a command may touch. `src/cli.ts` passes the real one, tests
 * another.
 */
export type World = {
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
  /**
   * Wait before a request to the Hub is sent again, in milliseconds, doubled each time, and the pause between
   * those to arXiv. @default 500, and 3000 for arXiv
   */
  hubWaitMs?: number;
};
