import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { complete, refuse } from "../test/support/model-server.ts";
import { makeDraftOf, makePaperOf } from "../test/support/papers.ts";

/** How a provider answers. */
export type LimitedServerOptions = {
  /** Requests in any window; none by default. */
  limit?: number;
  windowMs?: number;
  answerMs: number;
  /** Whether responses tell what is left of the limit. @default false */
  hasHeaders?: boolean;
};

/** A model server that keeps a limit, and remembers of its requests only when they came. */
export type LimitedServer = {
  url: string;
  arrivals: () => { accepted: number[]; refused: number[] };
  close: () => Promise<void>;
};

/** Opens a server that refuses, with 429, what is too much for a sliding window. */
export async function openLimitedServer(options: LimitedServerOptions): Promise<LimitedServer> {
  const { limit = Number.POSITIVE_INFINITY, windowMs = 0, answerMs, hasHeaders = false } = options;
  const arrivals = { accepted: [] as number[], refused: [] as number[] };

  const server = createServer(async (request, response) => {
    const nowMs = performance.now();
    const body = await readText(request);
    const inWindow = arrivals.accepted.filter((atMs) => atMs > nowMs - windowMs);
    const oldest = inWindow[0] ?? nowMs;
    const waitMs = Math.ceil(oldest + windowMs - nowMs);
    const isRefused = limit !== Number.POSITIVE_INFINITY && inWindow.length >= limit;
    arrivals[isRefused ? "refused" : "accepted"].push(nowMs);
    const left = limit - inWindow.length - 1;
    const headers = hasHeaders
      ? {
          "x-ratelimit-remaining-requests": `${Math.max(0, left)}`,
          // Until the limit is whole again: this request has taken the last place to become free.
          "x-ratelimit-reset-requests": `${windowMs}ms`,
        }
      : {};
    if (isRefused) {
      send(response, 429, refuse("Too many requests."), {
        ...headers,
        "retry-after-ms": `${waitMs}`,
      });
      return;
    }
    await sleep(answerMs);
    send(response, 200, complete(answerTo(body)), headers);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/v1`,
    arrivals: () => arrivals,
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
}

const NAME = /Composition-[A-J]{4}/;
const TEMPLATE = JSON.stringify(makeDraftOf(makePaperOf(0)));
const [TEMPLATE_NAME = ""] = NAME.exec(TEMPLATE) ?? [];

/** A good draft of whichever paper is named in the question. */
function answerTo(question: string): string {
  const [name = ""] = NAME.exec(question) ?? [];
  return TEMPLATE.replaceAll(TEMPLATE_NAME, name);
}

function send(
  response: ServerResponse,
  status: number,
  body: unknown,
  headers: Record<string, string>,
): void {
  response.writeHead(status, { "content-type": "application/json", ...headers });
  response.end(JSON.stringify(body));
}

async function readText(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  return Buffer.concat(chunks).toString("utf8");
}
