import { expect, onTestFinished, test } from "vitest";
import { DigestDate } from "../../src/core/paper/date.ts";
import { toAddress } from "../../src/sources/to-address.ts";
import { whoAmI } from "../../src/sources/who-am-i.ts";
import { makeHttp } from "../support/client.ts";
import { openLoopback } from "../support/loopback.ts";
import { makeSources } from "../support/sources.ts";

const DAY = DigestDate.parse("2026-02-13");
const LATER = new Date("2026-02-20T00:00:00Z");

test.each([
  ["https://hub.test", "https://hub.test/api/x?a=1"],
  ["https://hub.test/", "https://hub.test/api/x?a=1"],
  ["https://hub.test/mirror/hf", "https://hub.test/mirror/hf/api/x?a=1"],
  ["https://hub.test/mirror/hf/", "https://hub.test/mirror/hf/api/x?a=1"],
  ["https://hub.test:8443/mirror%20hf//", "https://hub.test:8443/mirror%20hf/api/x?a=1"],
])("what lies below %s is %s", (endpoint, address) => {
  expect(toAddress(endpoint, "/api/x", { a: "1" }).href).toBe(address);
});

test.each(["/mirror/hf", "/mirror/hf/", "", "/"])(
  "an endpoint with the path %j keeps it for all that is asked there",
  async (path) => {
    const seen: string[] = [];
    const { origin, close } = await openLoopback(({ url = "" }, response) => {
      seen.push(url.replace(/\?.*/, ""));
      response.writeHead(503).end();
    });
    onTestFinished(close);
    const endpoint = `${origin}${path}`;
    const { sources } = makeSources({ hubEndpoint: endpoint, arxivEndpoint: endpoint, retries: 0 });
    const http = makeHttp();
    const { signal } = new AbortController();

    await expect(sources.fetchListing(DAY, LATER)).rejects.toThrow("answered 503");
    await expect(sources.fetchAbstracts(["2602.12036"])).rejects.toThrow("answered 503");
    await expect(whoAmI("hf_token", { endpoint, http, signal, timeoutMs: 30_000 })).rejects.toThrow(
      "answered 503",
    );

    const base = path.replace(/\/$/, "");
    expect(seen).toEqual([
      `${base}/api/daily_papers`,
      `${base}/papers/date/2026-02-13`,
      `${base}/api/query`,
      `${base}/api/whoami-v2`,
    ]);
  },
);

test("user and password of an address never stand in an error", async () => {
  const { origin, close } = await openLoopback((_, response) => response.writeHead(503).end());
  onTestFinished(close);
  const hubEndpoint = origin.replace("http://", "http://me:hunter2@");
  const { sources } = makeSources({ hubEndpoint, retries: 0 });

  const error: unknown = await sources.fetchListing(DAY, LATER).catch((problem) => problem);

  expect(String(error)).toMatch(
    /GET http:\/\/127\.0\.0\.1:\d+\/api\/daily_papers\?date=2026-02-13/,
  );
});
