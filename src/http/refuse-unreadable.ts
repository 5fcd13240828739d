import type { Readable } from "node:stream";
import { UNWANTED_SWITCH } from "./describe-unreadable.ts";
import { HttpError } from "./http-error.ts";

/** A response whose body has not been read. */
export type Received = { status: number; headers: Headers; body: Readable };

/** Gives up a body that nobody reads, and its connection with it. */
export function discard(body: Readable): void {
  body.on("error", () => {}).destroy(); // nobody else listens to it
}

/**
 * Returns the same response, unless nobody could read it: its status is none of HTTP's, or its body is
 * packed in a way that was not asked for.
 *
 * @throws {HttpError} naming what it is; the connection is closed.
 */
export function refuseUnreadable(received: Received): Received {
  const problem = describeProblem(received);
  if (problem === null) return received;
  discard(received.body);
  throw new HttpError("unreadable", problem);
}

/**
 * Lets news of a request that is under way pass (102, 103, …); undici takes it for granted that nothing else
 * comes before the response.
 *
 * @throws {HttpError} naming a status that ends no request and tells nothing.
 */
export function refuseInfo({ statusCode }: { statusCode: number }): void {
  if (statusCode < 100) throw new HttpError("unreadable", describeStatus(statusCode));
  if (statusCode === 101) throw new HttpError("unreadable", UNWANTED_SWITCH);
}

function describeProblem({ status, headers }: Received): string | null {
  if (status < 200 || status > 599) return describeStatus(status);
  // What the agent unpacked has lost this header.
  const encoding = headers.get("content-encoding") ?? "identity";
  if (status >= 300 || /^\s*(?:identity)?\s*$/i.test(encoding)) return null;
  return `with the content-encoding "${encoding}", which cannot be read`;
}

function describeStatus(status: number): string {
  return `${String(status).padStart(3, "0")}, which is no status of HTTP`;
}
