import { expect, test } from "vitest";
import { openRequests } from "../test/support/people.ts";
import { makeDay, openReviewArchive } from "../test/support/review-archive.ts";

// Others of the kind are in test/process/github/beside-edits.test.ts.

const [MONDAY, TUESDAY] = ["2026-02-09", "2026-02-10"];
const WEEK = "papercards/2026-W07";
const INDEX = "output/README.md";

/** An archive with Monday merged, and the request of its week open. */
async function openWeek() {
  const archive = await openReviewArchive();
  const { people, run, server } = archive;
  const merge = (branch: string) => people.merge(server.open(branch) ?? expect.fail(branch));
  await run(makeDay(MONDAY));
  merge(`papercards/${MONDAY}`);
  await run();
  return { ...archive, merge };
}

test("where a person has closed the request of the newest week, the index has one of its own", async () => {
  const { people, run, server } = await openWeek();
  Object.assign(server.open(WEEK) ?? expect.fail(), { state: "closed" });

  await run();
  const request = server.open("papercards/index") ?? expect.fail();
  expect(people.read(request.head, INDEX)).toContain(`[${MONDAY}]`);
  await run();
  expect(openRequests(server)).toEqual([request]);
  request.state = "closed";
  await run();
  expect(openRequests(server)).toEqual([]);
});

test("a week whose request a person has closed comes back with the index once it tells something new", async () => {
  const { merge, people, run, server } = await openWeek();
  Object.assign(server.open(WEEK) ?? expect.fail(), { state: "closed" });
  await run();
  expect(server.open(WEEK)).toBeUndefined();
  await run(makeDay(TUESDAY));
  merge(`papercards/${TUESDAY}`);

  const { printed } = await run();

  expect(people.read(server.open(WEEK)?.head ?? expect.fail(printed), INDEX)).toContain(TUESDAY);
  expect(openRequests(server)).toHaveLength(1);
});
