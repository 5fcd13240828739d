import { z } from "zod";
import { explain } from "../core/causes/explanation.ts";
import { InterruptedError, SourceError } from "../core/errors.ts";
import { quoteForeign } from "../core/printed/printed.ts";
import { findHttpError } from "../http/http-error.ts";
import { toFetch } from "../http/to-fetch.ts";
import type { GetOptions } from "./get.ts";
import { toAddress } from "./to-address.ts";
import { explainRefusal, isForbidden, toSourceError } from "./to-source-error.ts";

/** An account with all its organizations. It takes some kilobytes. */
const MAX_ACCOUNT_BYTES = 1_000_000;

const Account = z.object({ name: z.string() });

/** Where the Hub is. */
type WhoAmIOptions = Pick<GetOptions, "http" | "signal"> & {
  endpoint: string;
  /** Longest time for the answer, in milliseconds. */
  timeoutMs: number;
};

/**
 * The name of the account that a token of the Hub belongs to; null when the Hub rejects it.
 *
 * Source: `GET /api/whoami-v2`, through `@huggingface/hub`.
 *
 * @throws {SourceError} when the Hub gives no usable answer.
 * @throws {InterruptedError} when the signal says so.
 */
export async function whoAmI(
  token: string,
  { endpoint, http, signal, timeoutMs }: WhoAmIOptions,
): Promise<string | null> {
  if (!token.startsWith("hf_")) return null; // the library would take it for a bug of ours
  const hub = await import("@huggingface/hub"); // large, and used by the doctor alone
  const url = toAddress(endpoint, "/api/whoami-v2");
  const ask = toFetch(http, { token, timeoutMs, maxBytes: MAX_ACCOUNT_BYTES });
  try {
    const answer = await hub.whoAmI({
      accessToken: token,
      fetch: (_, init) => ask(url, { ...init, signal }), // it knows no endpoint with a path
    });
    return quoteForeign(Account.parse(answer).name);
  } catch (cause) {
    if (signal.aborted) throw new InterruptedError();
    if (findHttpError(cause) !== null) throw toSourceError(url, cause);
    if (!(cause instanceof hub.HubApiError)) {
      throw new SourceError(url, "answered something that is no account.", {
        cause,
        explanation: explain("sourceForeign"),
      });
    }
    const { statusCode: status } = cause;
    if (isForbidden(status)) return null;
    const explanation = explainRefusal(url, { status, hasToken: true, isPage: false });
    throw new SourceError(url, `answered ${status}.`, { cause, status, explanation });
  }
}
