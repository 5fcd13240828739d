import { execFileSync, spawn } from "node:child_process";
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
  const backend = join(
    execFileSync("git", ["--exec-path"], { encoding: "utf8" }).trim(),
    "git-http-backend",
  );
  const wanted = `basic ${Buffer.from(`x-access-token:${token}`).toString("base64")}`;
  const seen: string[][] = [];
  const server = await openLoopback(async (request, response) => {
    const given = request.rawHeaders.filter(
      (_, index, all) => index % 2 === 1 && all[index - 1]?.toLowerCase() === "authorization",
    );
    if (given.length > 0) seen.push(given);
    const body = await readBody(request);
    if (given.length > 1) {
      response.writeHead(400).end('Duplicate header: "Authorization"');
      return;
    }
    if (given[0] !== wanted) {
      const status = given.length === 0 ? 401 : 403;
      response.writeHead(status, { "www-authenticate": "Basic" }).end();
      return;
    }
    const url = new URL(request.url ?? "", "http://127.0.0.1");
    const child = spawn(backend, {
      env: {
        PATH: process.env.PATH,
        GIT_PROJECT_ROOT: folder,
        GIT_HTTP_EXPORT_ALL: "1",
        REMOTE_USER: "somebody",
        PATH_INFO: url.pathname,
        QUERY_STRING: url.search.slice(1),
        REQUEST_METHOD: request.method,
        CONTENT_TYPE: request.headers["content-type"] ?? "",
        HTTP_CONTENT_ENCODING: request.headers["content-encoding"] ?? "",
        CONTENT_LENGTH: String(body.length),
        GIT_PROTOCOL: String(request.headers["git-protocol"] ?? ""),
      },
    });
    child.stdin.end(body);
    const chunks: Buffer[] = [];
    for await (const chunk of child.stdout) chunks.push(chunk);
    const answer = Buffer.concat(chunks);
    const end = answer.indexOf("\r\n\r\n");
    for (const line of answer.subarray(0, end).toString("latin1").split("\r\n")) {
      const [name = "", value = ""] = line.split(/: (.*)/);
      if (name.toLowerCase() === "status") response.statusCode = Number.parseInt(value, 10);
      else response.setHeader(name, value);
    }
    response.end(answer.subarray(end + 4));
  });
  return { ...server, seen };
}
