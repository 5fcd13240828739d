import { expect, test } from "vitest";
import { readProxies } from "../../src/http/proxies.ts";
import { toHttpError } from "../../src/http/to-http-error.ts";

const request = { url: new URL("https://hub.test/"), timeoutMs: 30_000, maxBytes: 100 };
const proxies = readProxies({ HTTPS_PROXY: "http://me:secret@proxy.test:3128" });
const deadline = { signal: new AbortController().signal, isOver: () => false, clear: () => {} };

const failing = (name: string, properties: object) =>
  Object.assign(new Error(name), { name, ...properties });

test.each([
  ["DEPTH_ZERO_SELF_SIGNED_CERT"],
  ["UNABLE_TO_VERIFY_LEAF_SIGNATURE"],
  ["CERT_HAS_EXPIRED"],
  ["ERR_TLS_CERT_ALTNAME_INVALID"],
])("a certificate that is refused with %s is told as one that is not trusted", (code) => {
  const cause = failing("Error", { code });

  expect(toHttpError(cause, request, { deadline, proxies })).toMatchObject({
    failure: "untrusted certificate",
    detail: `its certificate is not trusted (${code})`,
  });
});

test("a proxy that takes a connection and says nothing is named, without its password", () => {
  const cause = failing("HeadersTimeoutError", { code: "UND_ERR_HEADERS_TIMEOUT" });

  expect(toHttpError(cause, request, { deadline, proxies })).toMatchObject({
    failure: "proxy unreachable",
    detail: "the proxy http://***@proxy.test:3128 does not answer",
  });
});
