import { writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { benchArchive } from "./archive.ts";
import { benchBackfill } from "./backfill.ts";
import { benchCacheSize } from "./cache-size.ts";
import { benchCheck } from "./check.ts";
import { measureEdition } from "./edition.ts";
import { benchInstall } from "./install.ts";
import { keepFigures } from "./kept-figures.ts";
import { benchLongCard } from "./long-card.ts";
import { benchMainJob } from "./main-job.ts";
import type { Measurement } from "./measurement.ts";
import { benchManyPapers, benchRateLimit } from "./model-stage.ts";
import { renderPage } from "./page.ts";
import { benchPeers } from "./peers/bench-peers.ts";
import { renderComparison } from "./peers/comparison.ts";
import { benchReview } from "./review.ts";
import { benchSite } from "./site/bench-site.ts";
import { benchStartUp } from "./start-up.ts";

/** A bench that takes minutes may be given fewer days, or more. */
type Bench = (days?: number) => Promise<Measurement>;

/** Those that measure a program by its commands alone, be it that of another checkout. */
const OF_PROGRAMS: Readonly<Record<string, Bench>> = {
  "start-up": benchStartUp,
  "main-job": benchMainJob,
  backfill: benchBackfill,
  archive: benchArchive,
};

const ALL: Readonly<Record<string, Bench>> = {
  ...OF_PROGRAMS,
  install: benchInstall,
  "rate-limit": benchRateLimit,
  "many-papers": benchManyPapers,
  "cache-size": benchCacheSize,
  check: benchCheck,
  "long-card": benchLongCard,
  review: benchReview,
  site: benchSite,
  peers: benchPeers,
};

/**
 * `npm run bench -- [name] [days]` runs one bench or all; `--write` keeps the figures, and the page. `--before <folder>` measures
 * an earlier checkout, whose packages are installed, and keeps its figures beside them.
 */
const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { write: { type: "boolean", default: false }, before: { type: "string" } },
});
const [chosen, days] = positionals;
const isBefore = values.before !== undefined;
if (values.before !== undefined) measureEdition(values.before);
for (const [name, bench] of Object.entries(isBefore ? OF_PROGRAMS : ALL)) {
  if (chosen !== undefined && chosen !== name) continue;
  const one = await (days === undefined ? bench() : bench(Number(days)));
  print(one);
  if (isBefore) keepFigures(name, one, "before");
  else if (values.write) keepFigures(name, one, "now");
}
if (isBefore || values.write) writeFileSync("docs/performance.md", renderPage());

function print(one: Measurement): void {
  if ("rows" in one) {
    console.log(renderComparison(one));
    return;
  }
  for (const { name: what, value, goal, isReached } of one) {
    console.log(`${isReached ? "ok    " : "MISSED"}  ${value.padStart(12)}  (${goal})  ${what}`);
  }
}
