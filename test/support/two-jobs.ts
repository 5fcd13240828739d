import { onTestFinished } from "vitest";
import { readDay } from "./recorded.ts";
import { openRecordedWorld } from "./recorded-world.ts";
import { checkOut, type Inputs } from "./runner.ts";
import { makeFolder } from "./temporary.ts";

/** Two recorded days in a row, the weekend left out. */
export const DAY = "2026-02-13";
export const NEXT_DAY = "2026-02-16";

/** Variables of a runner on which the Hub shows these days, for two cards a day. */
export async function openWorld(listings: ReadonlyMap<string, unknown[]>): Promise<Inputs> {
  const world = await openRecordedWorld(listings, { delayMs: 0 });
  onTestFinished(world.close);
  return { ...world.environment, PAPERCARDS_TOP: "2" };
}

export const openTwoDays = () =>
  openWorld(new Map([DAY, NEXT_DAY].map((date) => [date, readDay(date)] as const)));

/** Makes a digest on a runner of its own, and answers a runner that may publish it. */
export async function prepare(origin: string, inputs: Inputs, how: "step" | "action" = "step") {
  const temporaryFolder = makeFolder(); // stands for the artifact that goes from job to job
  const generator = checkOut(origin, temporaryFolder);
  const made = await generator[how]({ ...inputs, INPUT_STEP: "generate" });
  const publisher = checkOut(origin, temporaryFolder);
  const publish = (more: Inputs = {}) =>
    publisher[how]({ INPUT_STEP: "publish", INPUT_TOKEN: "ghs-made-up", ...more });
  return { made, publisher, publish };
}
