import { expect, test } from "vitest";
import { explainWay } from "../../src/http/http-error.ts";
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

test.each(["EMFILE", "ENFILE"])(
  "a socket that cannot be opened for too many files (%s) is told as that",
  (code) => {
    const error = toHttpError(failing("Error", { code }), request, { deadline, proxies });

    expect(error).toMatchObject({ failure: "no file left", detail: code });
    expect(explainWay("no file left", { host: "a", setting: "B" })?.fix).toMatch(/ulimit -n 4096/);
  },
);

test.each([
  ["UND_ERR_INVALID_ARG", "InvalidArgumentError"],
  ["UND_ERR_NOT_SUPPORTED", "NotSupportedError"],
  ["ERR_INVALID_CHAR", "TypeError"],
  ["ERR_INVALID_ARG_TYPE", "TypeError"],
])("a call that is wrong (%s) is no fault of the network", (code, name) => {
  const cause = failing(name, { code });

  expect(toHttpError(cause, request, { deadline, proxies })).toBe(cause);
});

test.each([
  ["ERR_SSL_WRONG_VERSION_NUMBER", /^something that is no TLS \(ERR_SSL_WRONG_VERSION_NUMBER\)$/],
  ["EPROTO", /^something that is no TLS \(EPROTO\)$/],
  ["Z_DATA_ERROR", /not packed as its content-encoding says/],
  ["ERR__ERROR_FORMAT_PADDING_1", /not packed as its content-encoding says/],
])("what came is told when it cannot be read (%s)", (code, detail) => {
  const cause = failing("Error", { code });

  expect(toHttpError(cause, request, { deadline, proxies })).toMatchObject({
    failure: "unreadable",
    detail: expect.stringMatching(detail),
  });
});

test.each([
  [{ message: "read ECONNRESET", code: "ECONNRESET" }, "ECONNRESET"],
  [{ message: "other side closed", code: "UND_ERR_SOCKET" }, "other side closed"],
  [{ message: "" }, "Error"],
  [{ message: `a\u001b[31m\u202e${"b".repeat(300)}` }, `a${"b".repeat(199)}…`],
])("a lost connection is told by what is known of it: %j", (properties, detail) => {
  const cause = failing("Error", properties);

  expect(toHttpError(cause, request, { deadline, proxies })).toMatchObject({
    failure: "lost",
    detail,
  });
});

test("a connection that is lost within a body is told as a body that was cut off", () => {
  const cause = failing("SocketError", { code: "UND_ERR_SOCKET" });

  expect(toHttpError(cause, request, { deadline, proxies, hasBegun: true })).toMatchObject({
    failure: "lost",
    detail: "its body was cut off",
  });
});

test.each([
  ["ECONNREFUSED", "no listener"],
  ["ENOTFOUND", "no host"],
  ["EAI_AGAIN", "no names"],
  ["ECONNRESET", "lost"],
])("%s before anything came is told as: %s", (code, failure) => {
  const cause = failing("Error", { code });

  expect(toHttpError(cause, request, { deadline, proxies })).toMatchObject({
    failure,
    detail: code,
  });
});
