import { execFile } from "node:child_process";
import type { Environment } from "../../../core/environment.ts";
import { PapercardsError } from "../../../core/errors.ts";
import { GIT_SETTINGS, toGitEnvironment } from "./git-environment.ts";
import { quoteGit } from "./git-words.ts";
import { rememberIndex } from "./remember-index.ts";
import { rememberObjects } from "./remember-objects.ts";

/** Git refused a command, or its server did. */
export class GitError extends PapercardsError {
  override readonly name = "GitError";
  readonly code = "GIT";
  readonly fix: string;

  constructor(message: string, { fix, cause }: { fix?: string; cause?: unknown } = {}) {
    super(message, { cause });
    this.fix =
      fix ?? "Read what git says; the workflow's checkout and its permissions are the usual cause.";
  }
}

/** How a command of git ended. */
export type GitResult = { exitCode: number; stdout: string; stderr: string };

/** Runs git in one repository, without anything that is configured there to be run along. */
export type Git = {
  /** The folder in which it runs. */
  folder: string;
  /**
   * What a command prints, without the last line break.
   * @throws {GitError} with what git says when it fails.
   */
  run: (...args: string[]) => Promise<string>;
  /** The same for a command that reads `input`. */
  feed: (input: string, ...args: string[]) => Promise<string>;
  /**
   * How a command ended, whatever its exit code.
   * @throws {GitError} when git could not be started, or did not end.
   */
  attempt: (...args: string[]) => Promise<GitResult>;
  /** Whether a command succeeds. */
  succeeds: (...args: string[]) => Promise<boolean>;
  /** What git said, fit for a message. */
  quote: (result: GitResult) => string;
};

/** Most that a command of git may print, in bytes. A listing of an archive of ten years is far below it. */
const MAX_GIT_OUTPUT_BYTES = 64 * 1024 * 1024;

/** Longest time for a command of git. A server that goes silent would hold the job until its own end. */
const GIT_TIMEOUT_MS = 5 * 60_000;

/** Where git runs, and what it is given beside the variables of the process. */
export type GitOptions = {
  environment: Environment;
  /** Variables of this repository alone. */
  variables?: Readonly<Record<string, string>>;
  /** Arguments in front of the command. */
  settings?: readonly string[];
  /** Texts that are never printed. */
  secrets?: readonly string[];
};

/** Opens git in a folder. */
export function openGit(
  folder: string,
  { environment, variables = {}, settings = [], secrets = [] }: GitOptions,
): Git {
  const env = { ...toGitEnvironment(environment), ...variables };
  const quote = ({ stdout, stderr }: GitResult) => quoteGit(stderr || stdout, secrets);
  const start = rememberIndex((args, input) =>
    execute([...GIT_SETTINGS, ...settings, ...args], { cwd: folder, env, input }),
  );
  const read = rememberObjects((args) => start(args, ""));
  const toText = (result: GitResult, [command]: readonly string[]) => {
    if (result.exitCode === 0) return result.stdout.trimEnd();
    throw new GitError(`git ${command} failed: ${quote(result) || "no reason given"}`);
  };
  return {
    folder,
    feed: async (input, ...args) => toText(await start(args, input), args),
    run: async (...args) => toText(await read(args), args),
    attempt: (...args) => read(args),
    succeeds: async (...args) => (await read(args)).exitCode === 0,
    quote,
  };
}

function execute(
  args: readonly string[],
  { cwd, env, input }: { cwd: string; env: Record<string, string>; input: string },
): Promise<GitResult> {
  const options = { cwd, env, maxBuffer: MAX_GIT_OUTPUT_BYTES, timeout: GIT_TIMEOUT_MS };
  return new Promise((resolve, reject) => {
    const child = execFile("git", args, options, (error, stdout, stderr) => {
      if (error === null) resolve({ exitCode: 0, stdout, stderr });
      else if (typeof error.code === "number") resolve({ exitCode: error.code, stdout, stderr });
      else reject(toStartError(error));
    });
    child.stdin?.on("error", () => {}); // git may end before it has read everything
    child.stdin?.end(input);
  });
}

function toStartError(cause: Error & { code?: unknown; killed?: boolean }): GitError {
  if (cause.code === "ENOENT") {
    return new GitError("git cannot be started: there is none on the PATH.", {
      cause,
      fix: "Install git in the job's container or on its machine.",
    });
  }
  const why = cause.killed
    ? `did not end within ${GIT_TIMEOUT_MS} ms`
    : `could not be read (${quoteGit(String(cause.code))})`;
  return new GitError(`git ${why}.`, { cause, fix: "Run the job again later." });
}
