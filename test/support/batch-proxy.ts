import type { IncomingMessage, ServerResponse } from "node:http";
import { onTestFinished } from "vitest";
import { openBatchServer } from "./batch-server.ts";
import { openLoopback, readBody } from "./loopback.ts";
import { readDay } from "./recorded.ts";
import { makeUser, serveHub } from "./world.ts";

/** What stands between papercards and the provider; true when it has answered itself. */
type Between = (request: IncomingMessage, response: ServerResponse) => boolean;

/** Opens a user whose provider of batches is behind something that may answer in its place. */
export async function openBatchUser() {
  const server = await openBatchServer();
  let between: Between = () => false;
  const proxy = await openLoopback(async (request, response) => {
    if (between(request, response)) return;
    const body = request.method === "POST" ? await readBody(request) : null;
    const answer = await fetch(`${server.origin}${request.url}`, {
      ...{ method: request.method ?? "GET", body },
      headers: { "content-type": request.headers["content-type"] ?? "application/json" },
    });
    response.writeHead(answer.status, { "content-type": "application/json" });
    response.end(Buffer.from(await answer.arrayBuffer()));
  });
  onTestFinished(async () => {
    await proxy.close();
    await server.close();
  });
  serveHub({ "2026-02-13": readDay("2026-02-13") });
  const user = makeUser(`${proxy.origin}/v1`, { PAPERCARDS_IMAGES: "none" });
  const put = (next: Between) => {
    between = next;
  };
  return { server, user, put };
}
