import { nameSign } from "./name-sign.ts";

/** Signs that stand in no address as it is sent: RFC 3986 has letters, digits and punctuation of ASCII alone. */
const NO_SIGN = /[^!-~]|["\\^`|]|^'|'$/u;

/** What has to be replaced in an address from an example: `<host>`, `{region}`, `$HOST`, `%HOST%`, `your-host`, `PROJECT_ID`. */
const STAND_INS = [
  /[<>{}]|\$[\w(]|%(?![\da-f]{2})/i,
  /(?<![a-z\d])your[-_]/i,
  /(?<![A-Z\d])[A-Z]{2,}(?:_[A-Z]{2,})+/,
];

/** Paths that requests add to an address, or that people see in one: of the model, of the Hub, of arXiv. */
const OF_REQUESTS =
  /(\/(?:(?:chat\/)?completions|responses|models|embeddings|messages|batches|api\/(?:daily_papers|papers|query|whoami-v2)|papers(?:\/(?:date|week|month)(?:\/[\w-]+)?)?))\/*$/;

/**
 * What is wrong with an address, as a clause that does not repeat it, since it may hold a password; null when
 * nothing is.
 */
export function explainAddress(text: string): string | null {
  if (/\s/.test(text)) return "it holds white space, which no address has";
  const [sign] = NO_SIGN.exec(text) ?? [];
  if (sign !== undefined) return `it holds ${nameSign(sign)}, which no address has`;
  if (STAND_INS.some((form) => form.test(text))) {
    return "it holds what stands in for a part of it in examples and templates";
  }
  const url = URL.parse(text);
  // The parser forgives `https:/host`; people who write it mean something else.
  if (url === null || !/^https?:\/\/[^/]/i.test(text)) {
    return "it is no address that begins with https:// or http://";
  }
  if (url.username || url.password || /^[^/]*\/\/[^/?#]*@/.test(text)) {
    return "it holds a user name or a password";
  }
  if (text.includes("?")) return "it holds a query, the part behind the question mark";
  if (text.includes("#")) return "it holds a fragment, the part behind the number sign";
  const [, path] = OF_REQUESTS.exec(text) ?? [];
  if (path !== undefined) {
    return `it ends in ${path}, which belongs to a request and not to the address; write ${text.slice(0, text.lastIndexOf(path))}`;
  }
  return null;
}
