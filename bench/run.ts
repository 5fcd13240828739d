import { benchCheck } from "./check.ts";
import { benchCommands } from "./commands.ts";
import type { Figure } from "./figure.ts";
import { benchLongCard } from "./long-card.ts";
import { benchManyPapers, benchRateLimit } from "./model-stage.ts";
import { benchReview } from "./review.ts";
import { benchTime } from "./time.ts";

/** Every bench by name; `npm run bench -- <name>` runs one. */
const BENCHES: Readonly<Record<string, () => Promise<Figure[]>>> = {
  check: benchCheck,
  commands: benchCommands,
  "long-card": benchLongCard,
  review: benchReview,
  time: benchTime,
  "rate-limit": benchRateLimit,
  "many-papers": benchManyPapers,
};

const chosen = process.argv[2];
for (const [name, bench] of Object.entries(BENCHES)) {
  if (chosen !== undefined && chosen !== name) continue;
  for (const { name: what, value, goal, isReached } of await bench()) {
    console.log(`${isReached ? "ok    " : "MISSED"}  ${value.padStart(10)}  (${goal})  ${what}`);
  }
}
