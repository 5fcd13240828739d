import { once } from "node:events";
import { readFileSync } from "node:fs";
import type { RequestListener } from "node:http";
import { createServer } from "node:https";
import { resolve } from "node:path";
import { type Loopback, portOf } from "./loopback.ts";

const FOLDER = resolve("test/fixtures/tls");

/** The certificate of the made-up hosts, which nobody trusts unless told so. */
export const CERTIFICATE = `${FOLDER}/certificate.pem`;

/** Opens an encrypted server on any free port of this machine. */
export async function openSecureLoopback(listener: RequestListener): Promise<Loopback> {
  const cert = readFileSync(CERTIFICATE);
  const server = createServer({ cert, key: readFileSync(`${FOLDER}/key.pem`) }, listener);
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    origin: `https://127.0.0.1:${portOf(server)}`,
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
}
