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
  close: () => Promise<void>;
};

/**
 * Serves the review page on this machine.
 *
 * @throws {UsageError} when the port is not available; port 0 chooses a free one.
 */
export async function openReviewServer(
  options: Omit<AppOptions, "guard">,
  { port, start }: { port: number; start: string },
): Promise<ReviewServer> {
  let listening = port;
  const guard = { token: createSecret(), cookie: createSecret(), port: () => listening, start };
  const app = createApp({ ...options, guard });
  // By default the server replaces the global `Request` and `Response`, which other clients use.
  const own = { overrideGlobalObjects: false };
  const server = serve({ fetch: app.fetch, hostname: ADDRESS, port, ...own });
  await once(server, "listening").catch((cause: unknown) => {
    throw new UsageError(`Port ${port} is not available.`, "Choose another one with --port.", {
      cause,
    });
  });
  const address = server.address();
  if (typeof address === "object" && address !== null) listening = address.port;
  return {
    url: `http://${ADDRESS}:${listening}/open?token=${guard.token}`,
    close: async () => {
      const closed = once(server, "close");
      server.close();
      if ("closeAllConnections" in server) server.closeAllConnections();
      await closed;
    },
  };
}

function createSecret(): string {
  return randomBytes(SECRET_BYTES).toString("base64url");
}
