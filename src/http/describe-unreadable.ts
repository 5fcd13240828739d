import { codeOf } from "../core/error-code.ts";
import { MAX_HEADER_BYTES } from "./open-agent.ts";

/** What a server answered that has begun to speak another protocol, as the end of a sentence. */
export const UNWANTED_SWITCH = "101, a switch of protocols that nobody asked for";

/** How undici says that what came is no HTTP; the bracket says why. */
const NO_HTTP = /^Response does not match the HTTP\/1\.1 protocol(?: \((.+)\))?/;

/** The codes with which zlib refuses a body that is packed in another way than its headers say. */
const UNPACKABLE = /^(?:Z_(?!BUF_ERROR)|ZSTD_|ERR__?ERROR_FORMAT|ERR_BROTLI)/;

/**
 * What a server answered in place of a response that can be read, as the end of a sentence; null when the
 * error is of another kind. Such an answer does not pass: the same server gives it again.
 */
export function describeUnreadable(error: unknown): string | null {
  if (!(error instanceof Error)) return null;
  const { name, message } = error;
  const code = codeOf(error);
  if (name === "HTTPParserError") {
    const [, why = message] = NO_HTTP.exec(message) ?? [];
    return `something that is no HTTP (${why})`;
  }
  if (/^(?:ERR_SSL_|EPROTO)/.test(code)) return `something that is no TLS (${code})`;
  if (name === "HeadersOverflowError") return `headers of more than ${MAX_HEADER_BYTES} bytes`;
  if (name === "ResponseContentLengthMismatchError") return "a body of another length than it says";
  if (UNPACKABLE.test(code))
    return `a body that is not packed as its content-encoding says (${message})`;
  if (message.startsWith("too many content-encodings")) return `with ${message}`;
  if (message === "bad upgrade") return UNWANTED_SWITCH;
  if (message === "bad response") return "100, to go on, which nobody asked for";
  return null;
}
