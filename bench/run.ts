import { writeFileSync } from "node:fs";
import process from "node:process";
import { benchArchive } from "./archive.ts";
import { benchBackfill } from "./backfill.ts";
import { benchCacheSize } from "./cache-size.ts";
import { benchCheck } from "./check.ts";
import { benchInstall } from "./install.ts";
import { benchLongCard } from "./long-card.ts";
import { benchMainJob } from "./main-job.ts";
import { benchManyPapers, benchRateLimit } from "./model-stage.ts";
import { type Measurement, renderPage } from "./page.ts";
import { benchPeers } from "./peers/bench-peers.ts";
import { renderComparison } from "./peers/comparison.ts";
import { benchReview } from "./review.ts";
import { benchStartUp } from "./start-up.ts";

/** Every bench by name; `npm run bench -- <name>` runs one, `-- --write` all, and keeps the page. */
const BENCHES: Readonly<Record<string, () => Promise<Measurement>>> = {
  "start-up": benchStartUp,
  install: benchInstall,
  "main-job": benchMainJob,
  "rate-limit": benchRateLimit,
  "many-papers": benchManyPapers,
  backfill: benchBackfill,
  archive: benchArchive,
  "cache-size": benchCacheSize,
  check: benchCheck,
  "long-card": benchLongCard,
  review: benchReview,
  peers: benchPeers,
};

const chosen = process.argv[2];
const isWriting = chosen === "--write";
const measured = new Map<string, Measurement>();
for (const [name, bench] of Object.entries(BENCHES)) {
  if (chosen !== undefined && !isWriting && chosen !== name) continue;
  const one = await bench();
  measured.set(name, one);
  print(one);
}
if (isWriting) writeFileSync("docs/performance.md", renderPage(measured));

function print(one: Measurement): void {
  if ("rows" in one) {
    console.log(renderComparison(one));
    return;
  }
  for (const { name: what, value, goal, isReached } of one) {
    console.log(`${isReached ? "ok    " : "MISSED"}  ${value.padStart(12)}  (${goal})  ${what}`);
  }
}
