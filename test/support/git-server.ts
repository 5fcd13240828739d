import { execFileSync, spawn } from "node:child_process";
import type { IncomingMessage, ServerResponse } from "node:http";
import { join } from "node:path";
import { type Loopback, openLoopback, readBody } from "./loopback.ts";

/** A server of git repositories that asks for a token, as GitHub does. */
export type GitServer = Loopback & {
  /** The `Authorization` headers of each request that had a token. */
  seen: string[][];
};

/**
 * Serves the repositories below a folder with git's own `http-backend`. Without a token it answers 401, with
 * two `Authorization` headers 400, as GitHub does, and with another token 403.
 */
export async function openGitServer(folder: string, token: string): Promise<GitServer> {
  const wanted = `basic ${Buffer.from(`x-access-token:${token}`).toString("base64")}`;
  const seen: string[][] = [];
  const server = await openLoopback(async (request, response) => {
    const given = readAuthorization(request);
    if (given.length > 0) seen.push(given);
    const body = await readBody(request);
    const refusal = refuse(given, wanted);
    if (refusal === null) await answer(folder, { request, body, response });
    else response.writeHead(refusal, { "www-authenticate": 'Basic realm="git"' }).end();
  });
  return { ...server, seen };
}

function readAuthorization({ rawHeaders }: IncomingMessage): string[] {
  return rawHeaders.filter(
    (_, index) => index % 2 === 1 && rawHeaders[index - 1]?.toLowerCase() === "authorization",
  );
}

function refuse(given: readonly string[], wanted: string): number | null {
  if (given.length > 1) return 400;
  if (given.length === 0) return 401;
  const [header = ""] = given;
  return header.replace(/^Basic /, "basic ") === wanted ? null : 403; // a scheme has no case
}

type Exchange = { request: IncomingMessage; body: Buffer; response: ServerResponse };

async function answer(folder: string, { request, body, response }: Exchange): Promise<void> {
  const child = spawn(BACKEND, { env: toCgi(folder, request, body) });
  child.stdin.on("error", () => {}); // it may end before it has read everything
  child.stdin.end(body);
  const chunks: Buffer[] = [];
  for await (const chunk of child.stdout) chunks.push(chunk);
  const said = Buffer.concat(chunks);
  const end = said.indexOf("\r\n\r\n");
  for (const line of said.subarray(0, end).toString("latin1").split("\r\n")) {
    const [name = "", value = ""] = line.split(/: (.*)/);
    if (name.toLowerCase() === "status") response.statusCode = Number.parseInt(value, 10);
    else response.setHeader(name, value);
  }
  response.end(said.subarray(end + 4));
}

const BACKEND = join(
  execFileSync("git", ["--exec-path"], { encoding: "utf8" }).trim(),
  "git-http-backend",
);

/** The variables of a program behind a web server. */
function toCgi(folder: string, { url, method, headers }: IncomingMessage, body: Buffer) {
  const { pathname, search } = new URL(url ?? "", "http://127.0.0.1");
  return {
    PATH: process.env.PATH,
    GIT_PROJECT_ROOT: folder,
    GIT_HTTP_EXPORT_ALL: "1",
    REMOTE_USER: "somebody",
    PATH_INFO: pathname,
    QUERY_STRING: search.slice(1),
    REQUEST_METHOD: method,
    CONTENT_TYPE: headers["content-type"] ?? "",
    HTTP_CONTENT_ENCODING: headers["content-encoding"] ?? "",
    CONTENT_LENGTH: String(body.length),
    GIT_PROTOCOL: String(headers["git-protocol"] ?? ""),
  };
}
