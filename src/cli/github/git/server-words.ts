import type { GitResult } from "./git.ts";

/**
 * What is said when a push or fetch has failed, by who says it. Hooks and rules speak freely, and names of branches,
 * files and repositories are everywhere: only where a word stands tells what it means.
 */
export type ServerWords = {
  /** Who has refused the reference: git itself before it asked, or the server; null when it did not come to that. */
  by: "git" | "server" | null;
  /** Why, in the words of git's own protocol. No hook can choose them. */
  reason: string;
  /** The lines of the server, its hooks and rules. */
  server: string;
  /** The lines of this git. */
  own: string;
  /** The HTTP status with which the server has refused the connection; null when it has not. */
  status: number | null;
};

/** A line of `git push --porcelain` about a reference that was not updated. */
const REFUSED_REF = /^!\t\S+\t\[(?<by>rejected|remote \w+)\] \((?<reason>.*)\)$/m;

/** What the server says arrives marked; over SSH, what stands before git has no mark but its capitals. */
const OF_SERVER = /^(?:remote:|ERROR:)\s*/;

/** Reads what git and the server have said. */
export function readServerWords({ stdout, stderr }: GitResult): ServerWords {
  const lines = stderr.split(/[\r\n]+/).filter((line) => line !== "");
  const server = lines.filter((line) => OF_SERVER.test(line));
  const own = lines.filter((line) => !OF_SERVER.test(line)).join("\n");
  const { by, reason = "" } = REFUSED_REF.exec(stdout)?.groups ?? {};
  const status = /(?:requested URL returned error: |; HTTP )(\d{3})\b/.exec(own)?.[1];
  return {
    by: by === undefined ? null : by === "rejected" ? "git" : "server",
    reason,
    server: server.map((line) => line.replace(OF_SERVER, "")).join("\n"),
    own,
    status: status === undefined ? null : Number(status),
  };
}
