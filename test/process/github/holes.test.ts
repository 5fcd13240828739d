import { expect, test } from "vitest";
import { openGithubServer } from "../../support/github-server.ts";
import { readDay } from "../../support/recorded.ts";
import { checkOut, commitAll, makeOrigin } from "../../support/runner.ts";
import { makeFolder } from "../../support/temporary.ts";
import { DAY, openWorld } from "../../support/two-jobs.ts";

test("a scheduled run tells the days that have left its window unmade, with the range to run, and one with a date does not", async () => {
  const days = ["2026-02-11", "2026-02-18"]; // twelve and five days ago
  const world = await openWorld(new Map(days.map((day) => [day, readDay(DAY)] as const)));
  const [origin, temporary] = [makeOrigin(), makeFolder()];
  const generate = (inputs = {}) =>
    checkOut(origin, temporary).step({ ...world, INPUT_STEP: "generate", ...inputs });

  const first = await generate({ INPUT_DATE: "2026-02-11" });
  await checkOut(origin, temporary).step({ INPUT_STEP: "publish" });
  const later = await generate();

  const hole =
    "2026-02-12 to 2026-02-13 are older than the look-back window and not in the archive; run the workflow by hand with `from` 2026-02-12 and `to` 2026-02-13.";
  expect(later.exitCode, later.printed).toBe(0);
  expect(later.printed.match(/^::(?!warning title=Cards with errors).*$/gm)).toEqual([
    `::warning title=Days that no run makes::${hole}`,
  ]);
  expect(later.summary).toContain(`\n\n${hole}\n\n`);
  expect(first.printed + first.summary).not.toContain("look-back window and not");
});

/** An archive in review mode whose Hub lists three days. */
async function openReview() {
  const days = ["2026-02-11", "2026-02-12", "2026-02-18"];
  const world = await openWorld(new Map(days.map((day) => [day, readDay(DAY)] as const)));
  const [origin, temporary] = [makeOrigin(), makeFolder()];
  const server = await openGithubServer(origin);
  const step = (inputs: Record<string, string>) =>
    checkOut(origin, temporary).step({
      ...{ ...world, ...server.environment, PAPERCARDS_REVIEW: "true", INPUT_REVIEW: "true" },
      ...inputs,
    });
  return { server, step };
}

test("a day that waits in an open request is in no hole", async () => {
  const { step } = await openReview();
  await step({ INPUT_STEP: "generate", INPUT_DATE: "2026-02-12" });
  await step({ INPUT_STEP: "publish" });

  const later = await step({ INPUT_STEP: "generate" });

  expect(later.printed).toMatch(/::warning title=Days that no run makes::2026-02-13 is older/);
});

test("a day whose request a person has closed is in no hole, as one with the label is in none", async () => {
  const { server, step } = await openReview();
  await step({ INPUT_STEP: "generate", INPUT_FROM: "2026-02-11", INPUT_TO: "2026-02-13" });
  await step({ INPUT_STEP: "publish" });
  const closed = server.open("papercards/2026-02-12") ?? expect.fail();
  const before = await step({ INPUT_STEP: "generate" });
  closed.state = "closed";

  const after = await step({ INPUT_STEP: "generate" });
  closed.labels.push("papercards:skip");
  const labelled = await step({ INPUT_STEP: "generate" });

  const told = [before, after, labelled].map(({ printed }) =>
    printed.match(/^::warning(?! title=Cards with errors).*$/gm),
  );
  expect(told[0]).toEqual([expect.stringContaining("no run makes::2026-02-13 is older")]);
  expect(told[1]).toEqual(told[0]);
  expect(told[2]).toEqual(told[0]);
});

test("a day whose request was merged, and that was deleted since, is in a hole", async () => {
  const { server, step } = await openReview();
  await step({ INPUT_STEP: "generate", INPUT_FROM: "2026-02-11", INPUT_TO: "2026-02-12" });
  await step({ INPUT_STEP: "publish" });
  const merged = server.open("papercards/2026-02-12") ?? expect.fail();
  Object.assign(merged, { state: "closed", mergedAt: "2026-02-20T00:00:00Z" });

  const later = await step({ INPUT_STEP: "generate" });

  expect(later.printed).toMatch(/no run makes::2026-02-12 to 2026-02-13 are older/);
});

test("a week that has left the window unfinished is made once its days are there", async () => {
  const days = ["2026-02-11", "2026-02-12", "2026-02-18"];
  const world = await openWorld(new Map(days.map((day) => [day, readDay(DAY)] as const)));
  const [origin, temporary] = [makeOrigin(), makeFolder()];
  const week = "output/weekly/2026/2026-W07.json";
  const run = async (inputs: Record<string, string> = {}) => {
    const made = await checkOut(origin, temporary).step({
      ...{ ...world, INPUT_STEP: "generate" },
      ...inputs,
    });
    await checkOut(origin, temporary).step({ INPUT_STEP: "publish" });
    return made;
  };
  await run({ INPUT_DATE: "2026-02-11" });
  const before = checkOut(origin);
  before.git("push", "--quiet", "origin", "HEAD:refs/heads/kept");
  await run({ INPUT_DATE: "2026-02-12" });
  const person = checkOut(origin); // the second day arrives without its week
  person.git("fetch", "--quiet", "origin", "kept");
  person.git("checkout", "--quiet", "FETCH_HEAD", "--", "output/weekly");
  commitAll(person.folder, "Take the week back");
  person.git("push", "--quiet", "origin", "HEAD:main");

  const later = await run();

  const { papers } = JSON.parse(checkOut(origin).git("show", `HEAD:${week}`));
  expect(later.exitCode, later.printed).toBe(0);
  expect(new Set(papers.map(({ date }: { date: string }) => date))).toContain("2026-02-12");
  const restored = { PAPERCARDS_CACHE_DIR: makeFolder() };
  // a day without papers is looked at twice, and what was seen is kept
  for (const changed of ["true", "true", "false"]) {
    const { outputs } = await run(restored);
    expect(outputs).toMatchObject({ mode: "none", "cache-changed": changed });
  }
});
