import { type Explanation, explain } from "../../core/causes/explanation.ts";
import { countEdits } from "../../core/count-edits.ts";
import type { HttpClient } from "../../http/open-client.ts";
import { quoteProvider } from "../redact.ts";
import { listModels } from "./list-models.ts";
import type { Provider } from "./provider.ts";

/** Names of models that are told. */
const MOST_NAMES = 10;

/** A path that ends in the same part twice, such as `/api/v1/api/v1`: few gateways have it, so it is not refused before. */
const DOUBLED = /(\/[\w./-]*\bv\d\w*)\1\/*$/;

/** A part of a path that names the version of an API, as all but a few addresses of one have it. */
const VERSION = /\/v\d\w*(?:\/|$)|\/openai\/*$/;

/**
 * Says of an endpoint that has no such model or no such address what is most likely wrong; null when nothing more is
 * known. Its models are asked for once, whoever asks how often.
 */
export function openExplainMissing(provider: Provider, http: HttpClient) {
  let explained: Promise<Explanation | null> | undefined;
  return (signal: AbortSignal): Promise<Explanation | null> => {
    explained ??= explainMissing(provider, http, signal);
    return explained;
  };
}

async function explainMissing(
  provider: Provider,
  http: HttpClient,
  signal: AbortSignal,
): Promise<Explanation | null> {
  const { baseUrl, model, secrets } = provider;
  const listed = await listModels(provider, http, signal);
  if (listed.length === 0) {
    return explainAddress(baseUrl, async (address) => {
      const names = await listModels({ ...provider, baseUrl: new URL(address) }, http, signal);
      return names.length > 0;
    });
  }
  if (listed.includes(model)) return null;
  const nearest = sortByNearness(listed, model).slice(0, MOST_NAMES);
  const more = listed.length - nearest.length;
  const names = nearest.map((name) => quoteProvider(name, secrets)).join(", ");
  return explain("modelNotListed", {
    host: baseUrl.host,
    names: more > 0 ? `${names} (+ ${more})` : names,
  });
}

/** What an address that has no models should most likely be: the first that has some, or else the path with a version. */
async function explainAddress(
  { origin, pathname }: URL,
  hasModels: (address: string) => Promise<boolean>,
): Promise<Explanation | null> {
  const path = pathname.replace(/\/+$/, "");
  const present = `${origin}${path}`;
  const [twice, once] = DOUBLED.exec(path) ?? [];
  if (twice !== undefined) {
    const address = `${origin}${path.slice(0, -twice.length)}${once}`;
    return explain("pathDoubled", { present, address });
  }
  if (VERSION.test(path)) return null;
  const likely = `${present}/v1`;
  for (const address of new Set([likely, `${origin}/v1`])) {
    if (await hasModels(address)) return explain("versionMissing", { present, address });
  }
  return explain("versionMissing", { present, address: likely });
}

/** By the edits from one to the other, where the part behind the last slash or before the tag may be all of it. */
function sortByNearness(names: readonly string[], model: string): string[] {
  const wanted = model.toLowerCase();
  const distanceOf = (name: string): number => {
    const all = name.toLowerCase();
    const own = all.replace(/^.*\//, "").replace(/:.*$/, "");
    return Math.min(countEdits(wanted, all), countEdits(wanted, own));
  };
  const byDistance = names.map((name) => ({ name, distance: distanceOf(name) }));
  return byDistance.toSorted((a, b) => a.distance - b.distance).map(({ name }) => name);
}
