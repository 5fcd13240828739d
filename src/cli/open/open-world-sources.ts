import type { Settings } from "../../config/settings.ts";
import { openSources, type Sources, type SourcesOptions } from "../../sources/open-sources.ts";
import type { World } from "../world.ts";

/** Opens the sources of the settings' endpoints. */
export function openWorldSources(
  settings: Settings,
  { signal, clock }: World,
  options: Pick<SourcesOptions, "http" | "retries" | "onNotice" | "bounds">,
): Sources {
  return openSources({
    ...options,
    hubEndpoint: settings.HF_ENDPOINT,
    hubToken: settings.HF_TOKEN ?? null,
    arxivEndpoint: settings.ARXIV_ENDPOINT,
    signal,
    ...(clock === undefined ? {} : { clock }),
  });
}
