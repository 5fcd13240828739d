import { nameSign } from "./name-sign.ts";

/**
 * Signs that an address is made of as it is sent: letters, digits and what divides the parts of a host and a path.
 * RFC 3986 has more, but those come from a list, a sentence or a program that the address was copied from.
 */
const NO_SIGN = /[^\w.~:/?#[\]@%+=-]/u;

/** What has to be replaced in an address from an example: `<host>`, `{region}`, `$HOST`, `%HOST%`, `your-host`, `PROJECT_ID`. */
const STAND_INS = [
  /[<>{}]|\$[\w(]|%(?![\da-f]{2})|\.{3}/i,
  /(?<![a-z\d])your[-_]/i,
  /(?<![A-Z\d])[A-Z]{2,}(?:_[A-Z]{2,})+/,
];

/** Names that RFC 2606 and RFC 6761 keep for examples: nothing answers there, or nobody's model. */
const OF_EXAMPLES = /(?:^|\.)(?:example\.(?:com|net|org)|example|invalid)\.?$/;

/** What requests add to the address of a model, by their first words: the parts of the API of OpenAI and its like. */
const PARTS_OF_API =
  "(?:chat/)?completions|responses|conversations|models|embeddings|messages|batches|files|uploads|images|audio|moderations|rerank|fine_tuning|vector_stores|assistants|threads|evals|realtime";

/**
 * Paths that requests add to an address, or that people see in one: of the model, of the Hub, of arXiv. Behind
 * a version, more may follow, as in `/v1/files/file-1/content`, but no second version: `/v1/models/a/v1` is a server's own.
 */
const OF_REQUESTS = [
  new RegExp(`/(?:${PARTS_OF_API})/*$`, "i"),
  new RegExp(`(?<=/v\\d\\w*)/(?:${PARTS_OF_API})/(?!.*/v\\d).*$`, "i"),
  /\/(?:api\/(?:daily_papers|papers|query|whoami-v2)|papers(?:\/(?:date|week|month)(?:\/[\w-]+)?)?)\/*$/i,
];

/**
 * What is wrong with an address, as a clause that does not repeat it, since it may hold a password; null when
 * nothing is.
 */
export function explainAddress(text: string): string | null {
  return explainSigns(text) ?? explainParts(text) ?? explainPath(text);
}

function explainSigns(text: string): string | null {
  if (/\s/.test(text)) return "it holds white space, which no address has";
  if (STAND_INS.some((form) => form.test(text))) {
    return "it holds what stands in for a part of it in examples and templates";
  }
  if ((text.match(/:\/\//g) ?? []).length > 1) {
    return "it holds more than one address; write the one that is to be asked";
  }
  const [sign] = NO_SIGN.exec(text) ?? /[.:]$/.exec(text) ?? [];
  return sign === undefined ? null : `it holds ${nameSign(sign)}, which no address has there`;
}

function explainParts(text: string): string | null {
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
  if (OF_EXAMPLES.test(url.hostname)) {
    return "its host is a name that is kept for examples; write the address that your provider shows";
  }
  return null;
}

function explainPath(text: string): string | null {
  const [path] = OF_REQUESTS.flatMap((form) => form.exec(text) ?? []);
  if (path === undefined) return null;
  const address = text.slice(0, -path.length).replace(/\/+$/, "");
  return `it ends in ${path.replace(/\/+$/, "")}, which belongs to a request and not to the address; write ${address}`;
}
