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
  const review = await generate({ PAPERCARDS_REVIEW: "true" });

  const hole =
    "2026-02-12 to 2026-02-13 are older than the look-back window and not in the archive; run `papercards backfill 2026-02-12 2026-02-13`.";
  expect(later.exitCode, later.printed).toBe(0);
  expect(later.printed.match(/^::.*$/gm)).toEqual([
    `::warning title=Days that no run makes::${hole} In a workflow, start it by hand with these days as \`from\` and \`to\`.`,
  ]);
  expect(later.summary).toContain(`\n\n${hole}\n\n`);
  expect(review.printed).toContain("Days that wait in a pull request need only its merge.");
  expect(review.printed).toMatch(/request was closed.*reopen the request.*`papercards:skip`/);
  expect(later.printed).not.toContain("request was closed");
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

test("a day whose request was closed is told with what helps, and no more once that has the label", async () => {
  const { server, step } = await openReview();
  await step({ INPUT_STEP: "generate", INPUT_FROM: "2026-02-11", INPUT_TO: "2026-02-13" });
  await step({ INPUT_STEP: "publish" });
  const closed = server.open("papercards/2026-02-12") ?? expect.fail();
  closed.state = "closed";

  const told = await step({ INPUT_STEP: "generate" });
  closed.labels.push("papercards:skip");
  const after = await step({ INPUT_STEP: "generate" });

  expect(told.printed).toMatch(/Days that no run makes::2026-02-12.*reopen the request/);
  expect(after.printed).not.toMatch(/Days that no run makes::2026-02-12/);
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
  expect((await run()).outputs).toMatchObject({ mode: "none" });
});
