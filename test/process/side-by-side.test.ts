import { expect, test } from "vitest";
import { killOften, runCalmly } from "../../trial/kills.ts";
import { makeRandom } from "../../trial/random.ts";
import { sendSideBySide, workSideBySide } from "../../trial/rounds.ts";
import { SCENARIOS } from "../../trial/scenarios.ts";

// Samples of `npm run trial`, which kills two hundred times and goes on for many rounds.

test.each([
  ["run", 6],
  ["backfill", 2],
  ["batch", 2],
] as const)("%s that is killed (%i) ends as if nothing had happened", async (name, kills) => {
  const scenario = SCENARIOS[name];
  const calm = await runCalmly(scenario);

  await killOften(scenario, calm, { kills, random: makeRandom(20_260_105) });

  expect(calm.tree.size).toBeGreaterThan(0);
});

test(
  "side by side, nothing that a person has done is lost and nothing is paid twice",
  workSideBySide,
);

test("of backfills by batch side by side, each question goes into one batch", sendSideBySide);
