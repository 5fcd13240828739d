import { once } from "node:events";
import { createServer, request as forward } from "node:http";
import { connect, type Socket } from "node:net";
import { portOf } from "./loopback.ts";

/** A proxy on this machine. */
export type Proxy = {
  /** Its address without a slash at the end. */
  origin: string;
  /** What it was asked for: the host of a tunnel, or a whole address. */
  asked: string[];
  close: () => Promise<void>;
};

/** What a proxy does with what it is asked for. */
export type ProxyOptions = {
  /** Ports of this machine that stand behind made-up host names. */
  hosts?: Readonly<Record<string, number>>;
  /** Answered instead of letting anything through. */
  refusal?: number;
  /** What `Proxy-Authorization` must be. */
  authorization?: string;
};

/** Opens a proxy that knows made-up names: what is reached under them has gone through it. */
export async function openProxy(options: ProxyOptions = {}): Promise<Proxy> {
  const { hosts = {}, refusal, authorization } = options;
  const asked: string[] = [];
  const tunnels = new Set<Socket>();
  const judge = (given: string | undefined) =>
    refusal ?? (authorization !== undefined && given !== authorization ? 407 : null);

  const server = createServer((request, response) => {
    const { url = "", method, headers } = request;
    asked.push(url);
    const refused = judge(headers["proxy-authorization"]);
    const target = new URL(url);
    const port = hosts[target.hostname];
    if (refused !== null || port === undefined) {
      response.writeHead(refused ?? 502).end();
      return;
    }
    const path = target.pathname + target.search;
    const onward = forward({ host: "127.0.0.1", port, path, method, headers }, (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(response);
    });
    request.pipe(onward);
  });
  server.on("connect", ({ url = "", headers }, socket) => {
    asked.push(url);
    const refused = judge(headers["proxy-authorization"]);
    const port = hosts[url.split(":")[0] ?? ""];
    if (refused !== null || port === undefined) {
      socket.end(`HTTP/1.1 ${refused ?? 502} No\r\n\r\n`);
      return;
    }
    const tunnel = connect(port, "127.0.0.1", () => {
      socket.write("HTTP/1.1 200 OK\r\n\r\n");
      tunnel.pipe(socket).pipe(tunnel);
    });
    tunnels.add(tunnel);
    for (const end of [tunnel, socket]) end.on("error", () => tunnel.destroy());
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    origin: `http://127.0.0.1:${portOf(server)}`,
    asked,
    close: async () => {
      for (const tunnel of tunnels) tunnel.destroy();
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
}
