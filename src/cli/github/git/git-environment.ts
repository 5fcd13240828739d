import { SECRETS } from "../../../config/settings.ts";
import type { Environment } from "../../../core/environment.ts";

/**
 * What git may inherit of its own variables: how servers are reached, and the configuration that was given to
 * the job. Those that name another repository, index, object store, editor, trace or askpass stay behind.
 */
const INHERITED =
  /^GIT_(?:SSL_.*|PROXY_.*|SSH(?:_.*)?|HTTP_.*|CONFIG_(?:GLOBAL|SYSTEM|NOSYSTEM|PARAMETERS|COUNT|(?:KEY|VALUE)_\d+)|EXEC_PATH|ALLOW_PROTOCOL|CEILING_DIRECTORIES|DISCOVERY_ACROSS_FILESYSTEM)$/;

/**
 * Settings for every command. They stand on the command line, where they come after all other configuration:
 * nothing that caller, branch or machine has configured is run, and no bytes are converted.
 */
export const GIT_SETTINGS = [
  "core.hooksPath=/dev/null",
  "core.fsmonitor=false",
  "core.untrackedCache=false",
  "core.attributesFile=/dev/null",
  "core.autocrlf=false",
  "core.fileMode=false",
  "core.sparseCheckout=false",
  "core.askPass=",
  "gc.auto=0",
  "maintenance.auto=false",
  "submodule.recurse=false",
  "fetch.recurseSubmodules=false",
  "push.recurseSubmodules=no",
  "push.followTags=false",
  "push.gpgSign=false",
  "push.pushOption=",
].flatMap((setting) => ["-c", setting]);

/** The variables that git gets: those of the process without its secrets and without foreign ways of git. */
export function toGitEnvironment(environment: Environment): Record<string, string> {
  const secrets: readonly string[] = SECRETS;
  const kept = Object.entries(environment).flatMap(([name, value]) =>
    value === undefined ||
    secrets.includes(name) ||
    name.startsWith("INPUT_") ||
    (name.startsWith("GIT_") && !INHERITED.test(name))
      ? []
      : [[name, value] as const],
  );
  return {
    ...Object.fromEntries(kept),
    LC_ALL: "C", // git's words are read
    GIT_ASKPASS: "",
    GIT_TERMINAL_PROMPT: "0",
    GIT_LITERAL_PATHSPECS: "1",
    GIT_OPTIONAL_LOCKS: "0",
  };
}
