import { setFlagsFromString } from "node:v8";
import { ARCHIVE_HEAP } from "../src/cli/small-heap.ts";
import { draftAll } from "../src/drafting/draft-all.ts";
import { createLedger } from "../src/model/ledger.ts";
import { openModel } from "../src/model/open-model.ts";
import { NO_CACHE } from "../src/model/with-cache.ts";
import { makeHttp } from "../test/support/client.ts";
import { makeSettings } from "../test/support/drafting.ts";
import { makePapers } from "../test/support/papers.ts";

// As a backfill does.
setFlagsFromString(ARCHIVE_HEAP);

// Run by the bench as a process of its own, so that its memory is that of the model stage alone.
const [, , url = "", count = ""] = process.argv;
const papers = makePapers(Number(count));
const ledger = createLedger();
const model = openModel(
  makeSettings(url, { apiKey: null, model: "bench-model", concurrency: 64 }),
  { http: makeHttp(), ledger, onNotice: () => {}, cache: NO_CACHE },
);

let peakBytes = 0;
const look = () => {
  peakBytes = Math.max(peakBytes, process.memoryUsage.rss());
};
const watch = setInterval(look, 50);
const startedAt = performance.now();

const { outcomes } = await draftAll(papers, {
  model,
  ledger,
  templates: {
    draft: { version: "1", system: "Answer in JSON.\n{{fields}}", user: "{{paper}}" },
    reask: { version: "1", system: "", user: "{{complaints}}" },
  },
  kept: () => null,
  signal: new AbortController().signal,
});

const seconds = (performance.now() - startedAt) / 1000;
clearInterval(watch);
look();
const drafted = outcomes.filter(({ status }) => status === "drafted").length;
console.log(JSON.stringify({ seconds, peakMegabytes: peakBytes / 1e6, drafted }));
