import type { Settings } from "../../config/settings.ts";
import { makeOnce } from "../../core/make-once.ts";
import type { Sources, SourcesOptions } from "../../sources/open-sources.ts";
import type { World } from "../world.ts";

/** Opens the sources of the settings' endpoints. What asks them is loaded with the first question. */
export function openWorldSources(
  settings: Settings,
  { signal, clock }: World,
  options: Pick<SourcesOptions, "http" | "retries" | "onNotice" | "bounds">,
): Sources {
  const open = makeOnce(async () => {
    const { openSources } = await import("../../sources/open-sources.ts");
    return openSources({
      ...options,
      hubEndpoint: settings.HF_ENDPOINT,
      hubToken: settings.HF_TOKEN ?? null,
      arxivEndpoint: settings.ARXIV_ENDPOINT,
      signal,
      ...(clock === undefined ? {} : { clock }),
    });
  });
  return {
    fetchListing: async (...of) => (await open()).fetchListing(...of),
    fetchAbstracts: async (...of) => (await open()).fetchAbstracts(...of),
    fetchThumbnail: async (...of) => (await open()).fetchThumbnail(...of),
    lookUpArtefacts: async (...of) => (await open()).lookUpArtefacts(...of),
  };
}
