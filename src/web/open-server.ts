import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { serve } from "@hono/node-server";
import { UsageError } from "../core/errors.ts";
import { type AppOptions, createApp } from "./app.ts";

/** Reachable from this machine only. */
const ADDRESS = "127.0.0.1";

/** 256 bits: too many to guess. */
const SECRET_BYTES = 32;

/** The review page, being served. */
type ReviewServer = {
  /** The address to open, with the token in it. */
  url: string;
  /** What the next start needs, so that open tabs go on working. */
  access: Access;
  close: () => Promise<void>;
};

type Access = { port: number; cookie: string };

/** How the page is reached. */
type ServerOptions = Omit<AppOptions, "guard"> & {
  /** The port that was asked for, and no other; null for that of the last time, or a free one. 0 takes a free one. */
  port: number | null;
  /** Port and cookie of the last time. */
  last: Access | null;
  /** Where the page begins. */
  start: string;
  /** Called when a browser has come in. */
  onAdmitted: () => void;
};

/**
 * Serves the review page on this machine.
 *
 * @throws {UsageError} when the port that was asked for is not available.
 */
export async function openReviewServer({
  port,
  last,
  start,
  onAdmitted,
  ...options
}: ServerOptions): Promise<ReviewServer> {
  const access = { port: port ?? last?.port ?? 0, cookie: last?.cookie ?? createSecret() };
  const guard = { ...access, token: createSecret(), start, onAdmitted, port: () => access.port };
  const app = createApp({ ...options, guard });
  const server = await listen(app, access.port).catch((cause: unknown) => {
    if (port === null) return listen(app, 0); // another program has the port of the last time
    throw new UsageError(`Port ${port} is not available.`, "Choose another one with --port.", {
      cause,
    });
  });
  const address = server.address();
  if (typeof address === "object" && address !== null) access.port = address.port;
  return {
    url: `http://${ADDRESS}:${access.port}/open?token=${guard.token}`,
    access,
    close: async () => {
      const closed = once(server, "close");
      server.close();
      if ("closeAllConnections" in server) server.closeAllConnections();
      await closed;
    },
  };
}

async function listen(app: ReturnType<typeof createApp>, port: number) {
  // By default the server replaces the global `Request` and `Response`, which other clients use.
  const own = { overrideGlobalObjects: false };
  const server = serve({ fetch: app.fetch, hostname: ADDRESS, port, ...own });
  await once(server, "listening");
  return server;
}

function createSecret(): string {
  return randomBytes(SECRET_BYTES).toString("base64url");
}
