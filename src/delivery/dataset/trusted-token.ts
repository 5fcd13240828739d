import { z } from "zod";
import type { Environment } from "../../core/environment.ts";
import { DeliveryError } from "../../core/errors.ts";
import type { HttpClient } from "../../http/open-client.ts";

const IdToken = z.object({ value: z.string() });
const AccessToken = z.object({ access_token: z.string().startsWith("hf_") });

/** Longest wait for one answer, in milliseconds, and the largest, in bytes. */
const LIMITS = { timeoutMs: 20_000, maxBytes: 64 * 1024 } as const;

type TrustedOptions = {
  environment: Environment;
  http: HttpClient;
  signal: AbortSignal;
  endpoint: URL;
  /** Owner and name of the data set. */
  repository: string;
};

/**
 * A token for one data set and one hour, without any secret: GitHub says which workflow runs, and the Hub knows it as a Trusted Publisher of
 * the data set. Null outside a workflow that may ask GitHub (`id-token: write`).
 *
 * Source: https://huggingface.co/docs/hub/trusted-publishers, OAuth 2.0 Token Exchange (RFC 8693).
 *
 * @throws {DeliveryError} when GitHub or the Hub refuses.
 */
export async function fetchTrustedToken(options: TrustedOptions): Promise<string | null> {
  const { environment, http, signal, endpoint, repository } = options;
  const { ACTIONS_ID_TOKEN_REQUEST_URL: address, ACTIONS_ID_TOKEN_REQUEST_TOKEN: token } =
    environment;
  if (!address || !token) return null;
  const url = new URL(address);
  url.searchParams.set("audience", endpoint.origin);
  const identity = await http.request({
    ...LIMITS,
    url,
    signal,
    token,
    accept: "application/json",
  });
  const subject = IdToken.safeParse(toJson(identity.bytes));
  if (!subject.success) {
    throw new DeliveryError(
      `GitHub gave no token that says which workflow runs (status ${identity.status}).`,
      "Give the job the permission `id-token: write`.",
    );
  }
  const exchange = await http.request({
    ...{ ...LIMITS, url: new URL("/oauth/token", endpoint), signal, method: "POST" },
    ...{ accept: "application/json", contentType: "application/x-www-form-urlencoded" },
    body: new URLSearchParams({
      grant_type: "urn:ietf:params:oauth:grant-type:token-exchange",
      subject_token_type: "urn:ietf:params:oauth:token-type:id_token",
      subject_token: subject.data.value,
      resource: `datasets/${repository}`,
    }).toString(),
  });
  const access = AccessToken.safeParse(toJson(exchange.bytes));
  if (access.success) return access.data.access_token;
  throw new DeliveryError(
    `The Hub does not know this workflow as a Trusted Publisher of ${repository} (status ${exchange.status}).`,
    "Name this repository, branch and workflow under Settings → Trusted Publishers of the data set, or set HF_TOKEN.",
  );
}

function toJson(bytes: Buffer): unknown {
  try {
    return JSON.parse(bytes.toString("utf8"));
  } catch {
    return null; // a web page, which no schema takes
  }
}
