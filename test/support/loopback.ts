import { once } from "node:events";
import { createServer, type IncomingMessage, type RequestListener } from "node:http";

/** A server on this machine. */
export type Loopback = {
  /** Its origin, without a slash at the end. */
  origin: string;
  close: () => Promise<void>;
};

/** Opens a server on any free port of this machine. */
export async function openLoopback(listener: RequestListener): Promise<Loopback> {
  const server = createServer(listener);
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  const port = typeof address === "object" ? address?.port : undefined;
  return {
    origin: `http://127.0.0.1:${port}`,
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
}

/** The whole body of a request. */
export async function readBody(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  return Buffer.concat(chunks);
}
