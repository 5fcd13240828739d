import { resolve } from "node:path";
import type { Environment } from "../../../core/environment.ts";
import type { CallerCheckout } from "./caller-checkout.ts";
import type { Git, GitOptions } from "./git.ts";
import type { ConfigEntry } from "./git-config.ts";

/** How the repository's server is reached. */
export type Access = Required<Pick<GitOptions, "variables" | "settings" | "secrets">> & {
  /** Its address, without a name or a password. */
  remote: string;
};

/** Hold what git sends; its command line, which others on the machine can read, only names them. */
const AUTHORIZATION = "PAPERCARDS_GIT_AUTHORIZATION";
const NOTHING = "PAPERCARDS_GIT_NOTHING";
const CREDENTIAL = "PAPERCARDS_GIT_CREDENTIAL";

/**
 * How the server of the checkout's `origin` is reached: with the job's token, which then replaces whatever is
 * configured for it, or without one in the way in which the caller has set the checkout up.
 */
export async function chooseAccess(
  { git, config }: Pick<CallerCheckout, "git" | "config">,
  { token, environment }: { token: string | null; environment: Environment },
): Promise<Access> {
  const origin = await readOrigin(git, config);
  const server = URL.parse(environment.GITHUB_SERVER_URL || "https://github.com");
  const address = server === null ? null : toHttp(origin, server);
  if (token !== null && address !== null) {
    const credentials = Buffer.from(`x-access-token:${token}`).toString("base64");
    const header = `AUTHORIZATION: basic ${credentials}`;
    return { ...withHeader(address, header), secrets: [token, credentials] };
  }
  const header = await readHeader(git, config, origin);
  if (header !== "")
    return { ...withHeader(origin, header), secrets: [header, ...header.split(" ").slice(-1)] };
  const ssh = config.findLast(({ name }) => name === "core.sshcommand")?.value.trim() ?? "";
  const { variables, settings } = toCredentialSettings(config);
  return {
    remote: toAbsolute(origin, git.folder),
    variables: { ...variables, ...(ssh === "" ? {} : { GIT_SSH_COMMAND: ssh }) },
    settings,
    secrets: [],
  };
}

/** The address of origin. Only git knows it where it has several, or addresses are rewritten. */
async function readOrigin(git: Git, config: readonly ConfigEntry[]): Promise<string> {
  const [url = "", ...others] = config.flatMap(({ name, value }) =>
    name === "remote.origin.url" ? [value.trimEnd()] : [],
  );
  const isRewritten = config.some(({ name }) => /^url\..*\.insteadof$/s.test(name));
  const isPlain = url !== "" && others.length === 0 && !isRewritten;
  return isPlain ? url : git.run("ls-remote", "--get-url", "origin");
}

/** The header that is configured for an address; empty for none. Only git knows which of several fits. */
async function readHeader(git: Git, config: readonly ConfigEntry[], url: string): Promise<string> {
  if (!config.some(({ name }) => /^http\..*extraheader$/s.test(name))) return "";
  return (await git.attempt("config", "--get-urlmatch", "http.extraheader", url)).stdout.trim();
}

/**
 * What the checkout's configuration says of credentials, such as a helper: it is how the caller has set it up to reach
 * the server. Values may hold a password, and stay off the command line.
 */
function toCredentialSettings(
  config: readonly ConfigEntry[],
): Pick<Access, "variables" | "settings"> {
  const entries = config
    .filter(({ name }) => name.startsWith("credential."))
    .map((entry, index) => ({ ...entry, variable: `${CREDENTIAL}_${index}` }));
  return {
    variables: Object.fromEntries(entries.map(({ variable, value }) => [variable, value])),
    // in their order, after a reset: those of the machine are among them
    settings: [
      ...["-c", "credential.helper="],
      ...entries.map(({ name, variable }) => `--config-env=${name}=${variable}`),
    ],
  };
}

/** The address under which the server takes a token; null for another server's. */
function toHttp(origin: string, server: URL): string | null {
  const short = /^(?:[\w.-]+@)?(?<host>[\w.-]+):(?!\/\/)(?<path>.+)$/.exec(origin)?.groups;
  const url =
    short === undefined ? URL.parse(origin) : URL.parse(`ssh://${short.host}/${short.path}`);
  if (url === null) return null;
  const isSame =
    url.protocol === "ssh:" ? url.hostname === server.hostname : url.origin === server.origin;
  return isSame ? new URL(url.pathname + url.search, server).href : null;
}

/**
 * An empty header takes away those that were configured before. The full address is as narrow as a setting
 * can be, so that none of them is narrower.
 */
function withHeader(remote: string, header: string): Omit<Access, "secrets"> {
  const name = `http.${remote}.extraheader`;
  return {
    remote,
    variables: { [AUTHORIZATION]: header, [NOTHING]: "" },
    settings: [
      `--config-env=${name}=${NOTHING}`,
      `--config-env=${name}=${AUTHORIZATION}`,
      "-c",
      "credential.helper=",
    ],
  };
}

/** A path that starts at the checkout, as one that can be used from elsewhere. */
function toAbsolute(origin: string, top: string): string {
  return /^\.\.?(?:\/|$)/.test(origin) ? resolve(top, origin) : origin;
}
