import { execFile } from "node:child_process";
import { promisify } from "node:util";
import type { Environment } from "../../core/environment.ts";
import { PapercardsError } from "../../core/errors.ts";

/** Git refused a command. */
export class GitError extends PapercardsError {
  override readonly name = "GitError";
  readonly code = "GIT";
  readonly fix =
    "Read what git says; the workflow's checkout and its permissions are the usual cause.";
}

/** Runs git in one repository. */
export type Git = {
  /** The repository's folder. */
  folder: string;
  /**
   * What a command prints, without the last line break.
   * @throws {GitError} with what git says when it fails.
   */
  run: (...args: string[]) => Promise<string>;
  /** Whether a command succeeds. */
  succeeds: (...args: string[]) => Promise<boolean>;
};

const execute = promisify(execFile);

/** A listing of all files of an archive of ten years is far below this, in bytes. */
const MAX_OUTPUT_BYTES = 64 * 1024 * 1024;

/** Who commits: the account that GitHub shows for its own actions. */
export const COMMITTER = {
  name: "github-actions[bot]",
  email: "41898282+github-actions[bot]@users.noreply.github.com",
};

/** Opens the repository in a folder. A token goes into the environment, never onto a command line. */
export function openGit(folder: string, environment: Environment, token: string | null): Git {
  const env = {
    ...environment,
    GIT_TERMINAL_PROMPT: "0",
    GIT_AUTHOR_NAME: COMMITTER.name,
    GIT_AUTHOR_EMAIL: COMMITTER.email,
    GIT_COMMITTER_NAME: COMMITTER.name,
    GIT_COMMITTER_EMAIL: COMMITTER.email,
    ...(token === null ? {} : toCredentials(environment, token)),
  };
  const options = { cwd: folder, env, maxBuffer: MAX_OUTPUT_BYTES };
  const run = async (...args: string[]) => {
    try {
      return (await execute("git", args, options)).stdout.trimEnd();
    } catch (cause) {
      throw new GitError(`git ${args[0]} failed: ${describeGitFailure(cause)}`, { cause });
    }
  };
  return {
    folder,
    run,
    succeeds: (...args) =>
      run(...args).then(
        () => true,
        () => false, // the caller asked whether it works, not why it does not
      ),
  };
}

/** The header with which `actions/checkout` lets git in, for this process alone. */
function toCredentials({ GITHUB_SERVER_URL: server }: Environment, token: string) {
  const credentials = Buffer.from(`x-access-token:${token}`).toString("base64");
  return {
    GIT_CONFIG_COUNT: "1",
    GIT_CONFIG_KEY_0: `http.${server || "https://github.com"}/.extraheader`,
    GIT_CONFIG_VALUE_0: `AUTHORIZATION: basic ${credentials}`,
  };
}

function describeGitFailure(cause: unknown): string {
  if (!(cause instanceof Error)) return "no reason given";
  const said = "stderr" in cause ? String(cause.stderr).trim() : "";
  return said || cause.message;
}
