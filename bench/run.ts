import { benchCheck } from "./check.ts";
import { benchCommands } from "./commands.ts";
import type { Figure } from "./figure.ts";
import { benchManyPapers, benchRateLimit } from "./model-stage.ts";

/** Every bench by name; `npm run bench -- <name>` runs one. */
const BENCHES: Readonly<Record<string, () => Promise<Figure[]>>> = {
  check: benchCheck,
  commands: benchCommands,
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
