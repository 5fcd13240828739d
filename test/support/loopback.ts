import { once } from "node:events";
import { createServer, type IncomingMessage, type RequestListener, type Server } from "node:http";

/** A server on this machine. */
export type Loopback = {
  /** Its origin, without a slash at the end. */
  origin: string;
  close: () => Promise<void>;
};

/** Opens a server on any free port of this machine. A caller that is killed takes its request with it. */
export async function openLoopback(
  listener: (...[request, response]: Parameters<RequestListener>) => unknown,
): Promise<Loopback> {
  const server = createServer(async (request, response) => {
    try {
      await listener(request, response);
    } catch (error) {
      if (!request.errored) throw error;
    }
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    origin: `http://127.0.0.1:${portOf(server)}`,
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
}

/** The port on which a server listens. */
export function portOf(server: Server): number {
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("The server has no port.");
  return address.port;
}

/** The whole body of a request. */
export async function readBody(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  return Buffer.concat(chunks);
}
