import { isExampleName } from "../core/local-name.ts";
import { nameSign } from "./name-sign.ts";

/**
 * Signs that an address is made of as it is sent: letters, digits and what divides the parts of a host and a path.
 * RFC 3986 has more, but those come from a list, a sentence or a program that the address was copied from.
 */
const NO_SIGN = /[^\w.~:/?#[\]@%+=-]/u;

/** Parameters of a part of a path, `;name=value`, as RFC 3986 has them, with more of the path behind them. */
const PARAMETERS = /(?=;)(?<=[^/:]\/[\w.~%-]+)(?:;[a-z]\w*=[\w.-]+)+(?=\/)/g;

/**
 * What has to be replaced in an address from an example: `<host>`, `{region}`, `$HOST`, `%HOST%`, and, as a whole
 * label of the host or part of the path, `your-host` and `PROJECT_ID`. Within a part, words are a team's own.
 */
const STAND_INS = [
  /[<>{}]|\$[\w(]|%(?![\da-f]{2})|\.{3}/i,
  /(?<=[/.])your[-_][\w-]+(?=[/.:]|$)/i,
  /(?<=[/.])[A-Z]+(?:_[A-Z]+)*_(?:ID|NAME|HERE)(?=[/.:]|$)/,
];

/**
 * Paths that requests add to an address, or that people see in one, where they end it: of the model, of the Hub, of
 * arXiv. Names that a gateway may have chosen for itself count directly behind a version alone,
 * or behind the `openai` that some put there.
 */
const OF_REQUESTS = [
  /\/(?:chat\/completions|responses|embeddings|files|batches)\/*$/i,
  /(?<=\/v\d\w*(?:\/openai)?)\/(?:completions|messages|models|images\/generations)\/*$/i,
  /\/(?:api\/(?:daily_papers|papers|query|whoami-v2)|papers(?:\/(?:date|week|month)(?:\/[\w-]+)?)?)\/*$/i,
];

/** A version of an API twice at the end, directly one behind the other. At a distance, one may be a gateway's own. */
const DOUBLED = /(\/+v\d\w*)\1+\/*$/i;

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
  const [sign] = NO_SIGN.exec(text.replaceAll(PARAMETERS, "")) ?? /[.:]$/.exec(text) ?? [];
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
  if (isExampleName(url.hostname)) {
    return "its host is a name that is kept for examples; write the address that your provider shows";
  }
  return null;
}

function explainPath(text: string): string | null {
  const [path = ""] = OF_REQUESTS.flatMap((form) => form.exec(text) ?? []);
  const rest = text.slice(0, text.length - path.length);
  const [twice, once] = DOUBLED.exec(rest) ?? [];
  const address = rest.replace(DOUBLED, "$1").replace(/\/+$/, "");
  if (path !== "") {
    return `it ends in ${path.replace(/\/+$/, "")}, which belongs to a request and not to the address; write ${address}`;
  }
  if (twice === undefined) return null;
  return `it has ${once} twice at its end; write ${address}`;
}
