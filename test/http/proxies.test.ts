import { afterAll, beforeAll, expect, onTestFinished, test } from "vitest";
import { readProxies, showProxy } from "../../src/http/proxies.ts";
import { makeHttp } from "../support/client.ts";
import { openLoopback } from "../support/loopback.ts";
import { network } from "../support/network.ts";
import { openProxy, type ProxyOptions } from "../support/proxy.ts";

// The watch answers for every connection at first, so that a proxy which takes none would not show. All
// that is asked here is on this machine.
beforeAll(() => network.disable());
afterAll(() => network.enable());

async function open(options: ProxyOptions = {}) {
  const proxy = await openProxy(options);
  onTestFinished(proxy.close);
  return proxy;
}

async function openServer() {
  const server = await openLoopback((_, response) => response.end("reached"));
  onTestFinished(server.close);
  return server;
}

async function ask(url: string, environment: Record<string, string>) {
  const { status, bytes } = await makeHttp(environment).request({
    ...{ url: new URL(url), accept: "*/*", timeoutMs: 10_000, maxBytes: 1_000 },
    signal: new AbortController().signal,
  });
  return { status, text: bytes.toString("utf8") };
}

test.each(["HTTP_PROXY", "http_proxy"])("%s leads to the proxy", async (name) => {
  const { origin } = await openServer();
  const proxy = await open({ hosts: { "127.0.0.1": Number(new URL(origin).port) } });

  expect(await ask(`${origin}/x`, { [name]: proxy.origin })).toEqual({
    status: 200,
    text: "reached",
  });
  expect(proxy.asked).toEqual([`${origin}/x`]);
});

test.each(["127.0.0.1", "*", "example.com, 127.0.0.1"])(
  "NO_PROXY=%s leads round the proxy",
  async (exceptions) => {
    const { origin } = await openServer();
    const proxy = await open();

    const environment = { HTTP_PROXY: proxy.origin, NO_PROXY: exceptions };

    expect(await ask(origin, environment)).toMatchObject({ text: "reached" });
    expect(proxy.asked).toEqual([]);
  },
);

test("user and password of the address go to the proxy alone", async () => {
  const headers: unknown[] = [];
  const server = await openLoopback((request, response) => {
    headers.push(request.headers["proxy-authorization"]);
    response.end("reached");
  });
  onTestFinished(server.close);
  const authorization = `Basic ${Buffer.from("me:p@ss").toString("base64")}`;
  const hosts = { "127.0.0.1": Number(new URL(server.origin).port) };
  const proxy = await open({ hosts, authorization });
  const address = proxy.origin.replace("//", "//me:p%40ss@");

  expect(await ask(server.origin, { HTTP_PROXY: address })).toMatchObject({ text: "reached" });
  await expect(ask(server.origin, { HTTP_PROXY: proxy.origin })).rejects.toThrow(/answered 407/);
});

test.each([
  ["http://hub.test/", "HTTP_PROXY", 407],
  ["https://hub.test/", "HTTPS_PROXY", 407],
  ["https://hub.test/", "HTTPS_PROXY", 403],
  ["https://hub.test/", "HTTP_PROXY", 407],
])("what keeps %s from %s is the proxy, when it answers %i", async (url, name, refusal) => {
  const proxy = await open({ refusal });
  const address = proxy.origin.replace("//", "//me:secret@");

  await expect(ask(url, { [name]: address })).rejects.toMatchObject({
    failure: "refused by proxy",
    detail: `the proxy ${proxy.origin.replace("//", "//***@")} answered ${refusal}`,
  });
});

test("a proxy that cannot reach the server is no refusal", async () => {
  const proxy = await open();

  await expect(ask("https://hub.test/", { HTTPS_PROXY: proxy.origin })).rejects.toMatchObject({
    failure: "lost",
    detail: `the proxy ${proxy.origin} answered 502`,
  });
});

test.each(["http://hub.test/", "https://hub.test/"])(
  "what keeps %s away is the proxy, when there is none",
  async (url) => {
    const { origin, close } = await openProxy();
    await close();

    await expect(
      ask(url, { HTTP_PROXY: origin.replace("//", "//me:secret@") }),
    ).rejects.toMatchObject({
      failure: "proxy unreachable",
      detail: `the proxy ${origin.replace("//", "//***@")} cannot be reached: ECONNREFUSED`,
    });
  },
);

test("an address without a scheme is that of an HTTP proxy", () => {
  const { http, https } = readProxies({ HTTP_PROXY: "proxy.example.com:3128" });

  expect(http?.href).toBe("http://proxy.example.com:3128/");
  expect(https?.href).toBe("http://proxy.example.com:3128/");
});

test("an empty variable is none", () => {
  const environment = { HTTP_PROXY: "", https_proxy: " ", HTTPS_PROXY: "http://b" };

  expect(readProxies(environment)).toMatchObject({ http: null, https: { host: "b" } });
});

test.each(["http://me:secret@", "socks5://me:secret@host:1", "http://me:secret@:x"])(
  "%s is no address, and is not shown",
  (address) => {
    const read = () => readProxies({ HTTPS_PROXY: address });

    expect(read).toThrow("HTTPS_PROXY is not the address of an HTTP proxy.");
    expect(read).not.toThrow(/secret/);
  },
);

test("a proxy is shown without user and password", () => {
  expect(showProxy(new URL("http://me:secret@proxy.example.com:3128"))).toBe(
    "http://***@proxy.example.com:3128",
  );
  expect(showProxy(new URL("https://proxy.example.com"))).toBe("https://proxy.example.com");
});
