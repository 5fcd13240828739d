import type { RequestListener, ServerResponse } from "node:http";
import { Readable } from "node:stream";
import { gzipSync } from "node:zlib";
import { expect, onTestFinished, test, vi } from "vitest";
import type { HttpRequest } from "../../src/http/open-client.ts";
import { readWhole } from "../../src/http/read-body.ts";
import { toFetch } from "../../src/http/to-fetch.ts";
import { makeHttp } from "../support/client.ts";
import { openLoopback, readBody } from "../support/loopback.ts";

async function serve(listener: RequestListener): Promise<URL> {
  const { origin, close } = await openLoopback(listener);
  onTestFinished(close);
  return new URL(origin);
}

const ask = (url: URL, overrides: Partial<HttpRequest> = {}): HttpRequest => ({
  url,
  accept: "*/*",
  timeoutMs: 10_000,
  maxBytes: 1_000_000,
  signal: new AbortController().signal,
  ...overrides,
});

const textOf = async (url: URL, overrides: Partial<HttpRequest> = {}) => {
  const { status, bytes } = await makeHttp().request(ask(url, overrides));
  return { status, text: bytes.toString("utf8") };
};

test("a request carries the headers that were chosen, and no others", async () => {
  vi.stubEnv("HTTP_PROXY", "http://127.0.0.1:9");
  onTestFinished(() => void vi.unstubAllEnvs());
  let headers = {};
  const url = await serve((request, response) => {
    headers = request.headers;
    response.end("ok");
  });

  await textOf(url, {
    method: "POST",
    body: "{}",
    accept: "application/json",
    contentType: "application/json",
    token: "hf_own",
  });

  expect(headers).toEqual({
    accept: "application/json",
    "accept-encoding": "gzip, br",
    authorization: "Bearer hf_own",
    connection: "keep-alive",
    "content-length": "2",
    "content-type": "application/json",
    host: url.host,
    "user-agent": "papercards",
  });
});

test("a stream goes out as it comes, and another one comes back", async () => {
  const url = await serve(async (request, response) => {
    response.end((await readBody(request)).toString("utf8").toUpperCase());
  });

  const { body } = await makeHttp().stream(
    ask(url, { method: "POST", body: Readable.from(["a", "b", "c"]) }),
  );

  expect((await readWhole(body)).toString("utf8")).toBe("ABC");
});

/** A server whose `/n` redirects to `/n-1` on itself, and whose `/0` is the end. */
const countDown: RequestListener = ({ url = "" }, response) => {
  const left = Number(url.slice(1));
  if (left === 0) response.end("arrived");
  else response.writeHead(302, { location: `/${left - 1}` }).end("elsewhere");
};

test.each([1, 2, 3])("%i redirects on the same host are followed", async (count) => {
  const url = await serve(countDown);

  expect(await textOf(new URL(`/${count}`, url))).toEqual({ status: 200, text: "arrived" });
});

test("a fourth redirect is not followed", async () => {
  const url = await serve(countDown);

  expect(await textOf(new URL("/4", url))).toEqual({ status: 302, text: "elsewhere" });
});

test.each([301, 302, 303, 307, 308])(
  "a redirect with %i to another host is not followed",
  async (status) => {
    const reached: string[] = [];
    const other = await serve((_, response) => {
      reached.push("other");
      response.end("secret");
    });
    const url = await serve((_, response) => {
      response.writeHead(status, { location: other.href }).end("elsewhere");
    });

    expect(await textOf(url, { token: "hf_own" })).toEqual({ status, text: "elsewhere" });
    expect(reached).toEqual([]);
  },
);

test("a question is never sent on, not even on the same host", async () => {
  const seen: string[] = [];
  const url = await serve(({ url: path = "" }, response) => {
    seen.push(path);
    response.writeHead(307, { location: "/elsewhere" }).end();
  });

  expect(await textOf(url, { method: "POST", body: "{}" })).toMatchObject({ status: 307 });
  expect(seen).toEqual(["/"]);
});

test.each(["gzip", "br", "identity"])("a body that comes as %s is read", async (encoding) => {
  const { brotliCompressSync } = await import("node:zlib");
  const pack = { gzip: gzipSync, br: brotliCompressSync, identity: Buffer.from }[encoding];
  const url = await serve((_, response) => {
    response.writeHead(200, { "content-encoding": encoding }).end(pack?.("안녕"));
  });

  expect(await textOf(url)).toEqual({ status: 200, text: "안녕" });
});

test("a packed error is read like any other", async () => {
  const url = await serve((_, response) => {
    response.writeHead(503, { "content-encoding": "gzip" }).end(gzipSync("busy"));
  });

  expect(await textOf(url)).toEqual({ status: 503, text: "busy" });
});

test.each([
  ["with its length", { "content-length": "101" }, Buffer.alloc(101)],
  ["without its length", {}, Buffer.alloc(101)],
  ["packed small", { "content-encoding": "gzip" }, gzipSync(Buffer.alloc(50_000_000))],
])("a body above its bound is refused, sent %s", async (_, headers, bytes) => {
  const url = await serve((_request, response) => {
    response.writeHead(200, headers).end(bytes);
  });

  await expect(textOf(url, { maxBytes: 100 })).rejects.toMatchObject({
    failure: "too large",
    detail: "more than 100 bytes",
  });
});

test("an endless body is left as soon as it passes its bound", async () => {
  const closed = Promise.withResolvers<void>();
  const url = await serve((_, response) => {
    const more = () => {
      while (response.write(Buffer.alloc(65_536)));
    };
    response.on("drain", more).on("close", () => closed.resolve());
    more();
  });

  await expect(textOf(url)).rejects.toMatchObject({ failure: "too large" });
  await closed.promise;
});

test("of an error that goes on for ever the beginning is read", async () => {
  const url = await serve((_, response) => {
    response.writeHead(500);
    const more = () => {
      while (response.write("no ".repeat(1000)));
    };
    response.on("drain", more);
    more();
  });

  const { status, text } = await textOf(url);

  expect(status).toBe(500);
  expect(text).toHaveLength(64_000);
});

test.each([
  ["headers", false],
  ["a body", true],
])("the deadline alone ends a wait for %s", async (_, hasHeaders) => {
  const url = await serve((_request, response) => {
    if (hasHeaders) response.write("half");
  });

  await expect(textOf(url, { timeoutMs: 300 })).rejects.toMatchObject({
    failure: "timeout",
    detail: "0.3 s",
  });
});

test.each([false, true])(
  "a stopped request ends at once, headers there: %s",
  async (hasHeaders) => {
    const stop = new AbortController();
    const url = await serve((_, response) => {
      if (hasHeaders) response.write("half");
      setTimeout(() => stop.abort(), 50);
    });

    await expect(textOf(url, { signal: stop.signal })).rejects.toMatchObject({ failure: "lost" });
  },
);

test("a request that was stopped before it began is not sent", async () => {
  const seen: string[] = [];
  const url = await serve((_, response) => {
    seen.push("asked");
    response.end();
  });

  await expect(textOf(url, { signal: AbortSignal.abort() })).rejects.toThrow();
  expect(seen).toEqual([]);
});

test("a connection that nobody takes is told by the system's word", async () => {
  const { origin, close } = await openLoopback(() => {});
  await close();

  await expect(textOf(new URL(origin))).rejects.toMatchObject({
    failure: "no listener",
    detail: "ECONNREFUSED",
  });
});

test("a connection that breaks is told", async () => {
  const url = await serve((_, response) => void response.destroy());

  await expect(textOf(url)).rejects.toMatchObject({ failure: "lost" });
});

test.each([
  ["goes on for ever, slowly", (response: ServerResponse) => void response.write("bu")],
  ["breaks off", (response: ServerResponse) => response.write("bu", () => response.destroy())],
])("an error whose body %s keeps its status", async (_, finish) => {
  const url = await serve((_request, response) => {
    response.writeHead(503);
    finish(response);
  });

  expect(await textOf(url, { timeoutMs: 200 })).toEqual({ status: 503, text: "bu" });
});

test("a request that is wrong in itself is a bug, and not a lost connection", async () => {
  const url = await serve((_, response) => void response.end("ok"));

  const asking = makeHttp().request(ask(url, { token: "line\nbreak" }));

  await expect(asking).rejects.toMatchObject({ code: "UND_ERR_INVALID_ARG" });
});

test("what a library gets is the text that came, and never one with replaced letters", async () => {
  const url = await serve(({ url: path }, response) =>
    response.end(path === "/good" ? "\uFEFF안녕" : Buffer.from([0x22, 0xff, 0x22])),
  );
  const send = toFetch(makeHttp(), { token: "t", timeoutMs: 10_000, maxBytes: 100 });

  expect(await (await send(new URL("/good", url))).text()).toBe("안녕");
  await expect(send(new URL("/bad", url))).rejects.toMatchObject({
    failure: "unreadable",
    detail: "a body that is no valid UTF-8",
  });
});

test.each([204, 205])(
  "a %i ends its request with its headers, and leaves no timer",
  async (status) => {
    const url = await serve((_, response) => {
      response.writeHead(status, status === 205 ? { "content-length": "9" } : {}).flushHeaders();
    });
    const timers = () =>
      process.getActiveResourcesInfo().filter((name) => name === "Timeout").length;
    const before = timers();

    const response = await toFetch(makeHttp(), {
      ...{ token: "none", timeoutMs: 600_000, maxBytes: 1_000, isStreamed: true },
    })(url);

    expect([response.status, response.body]).toEqual([status, null]);
    await vi.waitFor(() => expect(timers()).toBeLessThanOrEqual(before));
  },
);
