import { expect, test } from "vitest";
import { killOften, runCalmly } from "./kills.ts";
import { makeRandom } from "./random.ts";
import { SCENARIOS } from "./scenarios.ts";

/** Kills of each of the five commands, in so many lives. */
const KILLS = 40;
const LIVES = 8;

test.each(Object.entries(SCENARIOS))(
  "%s that is killed again and again ends as if nothing had happened",
  async (name, scenario) => {
    const seed = Date.now() % 1_000_000;
    const random = makeRandom(seed);
    const calm = await runCalmly(scenario);

    for (let life = 0; life < LIVES; life += 1) {
      await killOften(scenario, calm, { kills: KILLS / LIVES, random }).catch((cause: unknown) => {
        throw new Error(`${name}, life ${life} of seed ${seed}`, { cause });
      });
    }

    expect(calm.tree.size).toBeGreaterThan(0);
  },
);
