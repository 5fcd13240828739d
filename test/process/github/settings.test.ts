import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { readDay } from "../../support/recorded.ts";
import { checkOut, git, makeOrigin, type StepResult } from "../../support/runner.ts";
import { makeFolder } from "../../support/temporary.ts";
import { DAY, openTwoDays, openWorld, prepare } from "../../support/two-jobs.ts";
import { runsJob, toStepVariables } from "../../support/workflow-file.ts";

const DIGEST = ".github/workflows/digest.yml";

/** That a step has refused what it was given, where people look, and has done nothing. */
function expectRefusal(refused: StepResult, problem: RegExp): void {
  expect(refused.printed).toMatch(problem);
  expect(refused.exitCode, refused.printed).toBe(2);
  expect(refused.printed).toMatch(/^::error title=(?:USAGE|SETTINGS)::/m);
  expect(refused.summary).toMatch(/^\*\*(?:USAGE|SETTINGS)\*\*: /);
  expect(Object.keys(refused.outputs).toSorted()).toEqual(["exit-code", "problems"]);
  expect(refused.outputs["exit-code"]).toBe("2");
}

describe.each(["generate", "publish"])("%s", (step) => {
  test.each([
    ["INPUT_DRY_RUN", "ja", /`dry-run` is "ja": it takes one of true/],
    ["INPUT_REVIEW", "tru", /PAPERCARDS_REVIEW \(input `review`\) is "tru": it takes/],
    ["PAPERCARDS_REVIEW", "2", /PAPERCARDS_REVIEW \(input `review`\) is "2": it takes/],
    ["INPUT_TOP", "many", /PAPERCARDS_TOP \(input `top`\) is "many": it takes a whole number/],
    ["INPUT_API_KEY", "sk-abc…xyz", /OPENAI_API_KEY \(input `api-key`\): .*an ellipsis/],
    ["INPUT_DATE", "2026-02-30", /"2026-02-30" is no calendar day|nothing was handed over/i],
    ["INPUT_FROM", DAY, /A range has two ends/],
    ["INPUT_STEP", "pubish", /"pubish" is no step.*`generate`, `publish`/s],
    ["INPUT_STEP", "", /"" is no step of the action/],
    ["INPUT_STEP", "--help", /"--help" is no step of the action/],
    ["INPUT_STEP", "-V", /"-V" is no step of the action/],
  ])("refuses %s = %j before anything", async (name, value, problem) => {
    const runner = checkOut(makeOrigin());

    const refused = await runner.step({ INPUT_STEP: step, [name]: value });

    expectRefusal(refused, problem);
  });
});

test("a day beside a range is refused", async () => {
  const both = { INPUT_DATE: DAY, INPUT_FROM: DAY, INPUT_TO: DAY };

  const refused = await checkOut(makeOrigin()).step({ INPUT_STEP: "generate", ...both });

  expectRefusal(refused, /Both a day and a range are given/);
});

test("an input beats the job's variable, an empty one leaves it, and a key in one is printed nowhere", async () => {
  const world = await openTwoDays();
  const key = "sk-of-an-input-1234567890";
  const run = (inputs: Record<string, string>) =>
    checkOut(makeOrigin()).step({
      ...world,
      INPUT_STEP: "generate",
      INPUT_DATE: DAY,
      PAPERCARDS_TOP: "2",
      ...inputs,
    });

  const given = await run({ INPUT_TOP: "1", INPUT_MODEL: key, INPUT_API_KEY: key });
  const one = await run({ INPUT_TOP: " 1 ", INPUT_API_KEY: key });
  const left = await run({ INPUT_TOP: "", INPUT_API_KEY: "" });

  expect(given.exitCode).toBe(2);
  expect(given.printed + given.summary + one.printed).not.toContain(key);
  expect(one.summary).toContain("Daily Papers: 1 card\n");
  expect(left.summary).toContain("Daily Papers: 2 cards\n");
});

test("a published day keeps its number of cards when the variable changes, which is said, and gets another by hand", async () => {
  const origin = makeOrigin();
  const world = await openTwoDays();
  const run = async (contexts: object) => {
    const { PAPERCARDS_TOP: _, ...others } = world;
    const filledIn = toStepVariables(DIGEST, "generate", { inputs: { date: DAY }, ...contexts });
    const { made, publish } = await prepare(origin, { ...others, ...filledIn });
    if (made.outputs.mode === "publish") await publish();
    return made;
  };
  const count = () =>
    JSON.parse(git(origin, "show", `main:output/daily/2026/${DAY}.json`)).cards.length;
  await run({ vars: { PAPERCARDS_TOP: "1" } });

  const kept = await run({ vars: { PAPERCARDS_TOP: "2" } });
  expect(count(), kept.printed).toBe(1);
  expect([kept.printed, kept.summary]).toEqual(
    Array(2).fill(
      expect.stringContaining(`kept so: ${DAY} (\`top\` 1). What is filled in by hand`),
    ),
  );

  const anew = await run({ vars: { PAPERCARDS_TOP: "1" }, inputs: { date: DAY, top: "2" } });
  expect(anew.outputs.mode, anew.printed).toBe("publish");
  expect(count()).toBe(2);
});

test.each([DIGEST, "examples/caller.yml"])(
  "the jobs of %s publish a day into the folder that the repository's variables name",
  async (path) => {
    const origin = makeOrigin();
    const { environment, hub } = splitWorld(await openWorld(new Map([[DAY, readDay(DAY)]])));
    const vars = { ...hub, PAPERCARDS_TOP: "1", PAPERCARDS_OUTPUT_DIR: "papers" };
    const contexts = {
      vars,
      inputs: { date: DAY },
      secrets: { OPENAI_API_KEY: "sk-1234567890ab" },
    };
    const temporaryFolder = makeFolder();

    const maker = checkOut(origin, temporaryFolder);
    const made = await maker.step({
      ...environment,
      ...toStepVariables(path, "generate", contexts),
    });
    const needs = { generate: { outputs: made.outputs } };
    const jobs = ["publish", "propose"].filter((job) => runsJob(path, job, { needs }));
    const publisher = checkOut(origin, temporaryFolder);
    const published = await publisher.step(
      toStepVariables(path, "publish", { ...contexts, needs }),
    );

    expect(made.exitCode, made.printed).toBe(0);
    expect(readdirSync(maker.folder)).toContain("papers");
    expect(jobs).toEqual(["publish"]);
    expect(published.exitCode, published.printed).toBe(0);
    expect(git(origin, "ls-tree", "-r", "--name-only", "main")).toContain(
      `papers/daily/2026/${DAY}.md`,
    );
    expect(existsSync(join(publisher.folder, "papers"))).toBe(false);
  },
);

/** Settings as variables of the repository, and what else the machine of a test needs. */
function splitWorld(world: Record<string, string>) {
  const { HF_ENDPOINT, ARXIV_ENDPOINT, OPENAI_BASE_URL, OPENAI_MODEL, PAPERCARDS_IMAGES, ...rest } =
    world;
  const { PAPERCARDS_TOP: _, ...environment } = rest;
  const hub = { HF_ENDPOINT, ARXIV_ENDPOINT, OPENAI_BASE_URL, OPENAI_MODEL, PAPERCARDS_IMAGES };
  return { environment, hub };
}
