import { openSources, type Sources, type SourcesOptions } from "../../src/sources/open-sources.ts";
import { SOURCE_BOUNDS } from "../../src/sources/wait-bounds.ts";
import { makeHttp } from "./client.ts";
import { makeHastyClock } from "./hasty-clock.ts";

/** Bounds for servers that never answer, so that tests need not wait: a tenth of a second an answer. */
export const HASTY_BOUNDS = {
  hub: { ...SOURCE_BOUNDS.hub, answerMs: 100, quickMs: 0, notableMs: 20 },
  arxiv: { ...SOURCE_BOUNDS.arxiv, answerMs: 100, quickMs: 0, notableMs: 20 },
  artefacts: { ...SOURCE_BOUNDS.artefacts, answerMs: 100, quickMs: 0, notableMs: 20 },
  thumbnails: { ...SOURCE_BOUNDS.thumbnails, answerMs: 100, quickMs: 0, notableMs: 20 },
};

/** Sources that wait for nothing, what they told, and the time that they believe has passed. */
export type MadeSources = { sources: Sources; told: string[]; passedMs: () => number };

/** Opens the sources at these addresses, or at the real ones, with a clock that is put forward. */
export function makeSources(overrides: Partial<SourcesOptions> = {}): MadeSources {
  const clock = makeHastyClock({ isReal: true });
  const told: string[] = [];
  const startedAtMs = clock.now();
  const sources = openSources({
    http: makeHttp(),
    hubEndpoint: "https://huggingface.co",
    hubToken: null,
    arxivEndpoint: "https://export.arxiv.org",
    signal: new AbortController().signal,
    onNotice: (message) => void told.push(message),
    clock,
    ...overrides,
  });
  return { sources, told, passedMs: () => clock.now() - startedAtMs };
}
