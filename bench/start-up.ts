import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readDay } from "../test/support/recorded.ts";
import { openRecordedWorld } from "../test/support/recorded-world.ts";
import { type Figure, median, ratioBelow, told } from "./figure.ts";
import { installPackage } from "./installed-package.ts";
import { measureComputing } from "./measure-process.ts";

const DAY = "2026-02-13";
const ROUNDS = 9;

/** The computing of the packed package from its start to its end, against that of a bare Node in the same rounds. */
export async function benchStartUp(): Promise<Figure[]> {
  const cli = installPackage();
  const world = await openRecordedWorld(new Map([[DAY, readDay(DAY)]]), { delayMs: 0 });
  const seconds = { floor: [], help: [], cold: [], second: [] } as Record<string, number[]>;
  const time = async (name: string, args: string[], folder?: string) => {
    const { environment } = world;
    seconds[name]?.push(await measureComputing(args, { environment, ...(folder && { folder }) }));
  };
  for (let round = 0; round < ROUNDS; round += 1) {
    const folder = mkdtempSync(join(tmpdir(), "papercards-bench-"));
    await time("floor", ["-e", "0"]);
    await time("help", [cli, "--help"]);
    await time("cold", [cli, "run", DAY, "--top", "20"], folder);
    await time("second", [cli, "run", DAY, "--top", "20"], folder);
    rmSync(folder, { recursive: true });
  }
  await world.close();
  const of = (name: string) => median(seconds[name] ?? []);
  return [
    told("`node -e 0`, by which start-up is judged", `${(of("floor") * 1000).toFixed(0)} ms`),
    ratioBelow("`--help`", of("help"), of("floor"), 3),
    ratioBelow("a second run of 20 kept cards", of("second"), of("floor"), 11),
    ratioBelow("a cold run of 20 cards, a model that answers at once", of("cold"), of("floor"), 17),
  ];
}
