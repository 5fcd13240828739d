import { z } from "zod";
import { parseJson } from "../../core/parse-json.ts";
import { HttpError } from "../../http/http-error.ts";
import type { HttpClient } from "../../http/open-client.ts";
import type { Provider } from "./provider.ts";

/** Time for the list of an endpoint's models, in milliseconds. It answers within a second or two, or is done without. */
const MODELS_TIMEOUT_MS = 10_000;

/** Bytes of the list of an endpoint's models. The longest one seen, of an aggregator, takes half a megabyte. */
const MAX_MODELS_BYTES = 2 * 1024 * 1024;

/** Names of one endpoint that are looked at. Aggregators have some 400. */
const MAX_LISTED_MODELS = 1_000;

/** The longest name that is looked at, in characters. */
const MAX_LISTED_NAME_CHARS = 200;

const Names = z
  .object({ data: z.array(z.object({ id: z.string() }).nullable().catch(null)) })
  .transform(({ data }) => data.flatMap((model) => model?.id ?? []));

/** The names of the models that an endpoint has, by one `GET models` with its own key; none when it does not say so. */
export async function listModels(
  { baseUrl, apiKey }: Pick<Provider, "baseUrl" | "apiKey">,
  http: HttpClient,
  signal: AbortSignal,
): Promise<string[]> {
  const request = {
    url: new URL(`${baseUrl.href.replace(/\/+$/, "")}/models`),
    ...{ accept: "application/json", token: apiKey, signal },
    ...{ timeoutMs: MODELS_TIMEOUT_MS, maxBytes: MAX_MODELS_BYTES },
  };
  try {
    const { bytes } = await http.request(request);
    const names = Names.safeParse(parseJson(bytes.toString("utf8"))).data ?? [];
    return names.filter((name) => name.length <= MAX_LISTED_NAME_CHARS).slice(0, MAX_LISTED_MODELS);
  } catch (error) {
    if (error instanceof HttpError) return []; // only what is told would be better with it
    throw error;
  }
}
