import { expect, test } from "vitest";
import { makeDay, openReviewArchive, type ReviewArchive } from "../test/support/review-archive.ts";
import { git } from "../test/support/runner.ts";

const DAYS = ["2026-02-09", "2026-02-10", "2026-02-11", "2026-02-12", "2026-02-13"];

/** Days whose document a reviewer edits. */
const REVIEWED = DAYS.slice(2);
const EDITED = "사람이 고친 문장입니다.";

/** Of each so many orders, one is followed to its end: weeks and index are merged, and all is rendered again. */
const SETTLED_EVERY = 5;

const pathOf = (date: string) => `output/daily/2026/${date}.md`;
const requestOf = ({ server }: ReviewArchive, date: string) =>
  server.open(`papercards/${date}`) ?? expect.fail(`no request of ${date}`);

function permute(items: readonly string[]): string[][] {
  if (items.length === 0) return [[]];
  return items.flatMap((one) =>
    permute(items.filter((other) => other !== one)).map((rest) => [one, ...rest]),
  );
}

/** Five open requests, with all that people do to them. */
async function openWeek(): Promise<ReviewArchive> {
  const week = await openReviewArchive();
  const opened = await week.run(...DAYS.map((date) => makeDay(date)));
  expect(opened.exitCode, opened.printed).toBe(0);
  const rewrite = (text: string) => text.replace(/정답을 자동으로.*/, EDITED);
  week.people.edit("main", "README.md", (text) => `${text}By somebody.\n`);
  week.people.updateBranch(requestOf(week, "2026-02-09"));
  week.people.edit("papercards/2026-02-10", ".gitignore", (text) => `${text}*.log\n`, "Format");
  week.people.edit("papercards/2026-02-11", pathOf("2026-02-11"), rewrite);
  week.people.edit("papercards/2026-02-12", pathOf("2026-02-12"), rewrite);
  week.people.amend("papercards/2026-02-13", pathOf("2026-02-13"), rewrite);
  return week;
}

/** Merges in this order, in both ways; with runs, also the week's work after the second merge and at the end. */
async function mergeAll(week: ReviewArchive, order: readonly string[], isSettled: boolean) {
  const archive = await openReviewArchive(week);
  for (const [at, date] of order.entries()) {
    archive.people.merge(requestOf(archive, date), at % 2 === 0 ? "merge" : "squash");
    if (isSettled && at === 1) await archive.run();
  }
  for (const date of REVIEWED) {
    expect(archive.people.read("main", pathOf(date)), `${order}`).toContain(EDITED);
  }
  return archive;
}

async function settle(archive: ReviewArchive, order: readonly string[]): Promise<void> {
  await archive.settle();
  for (const date of REVIEWED) {
    const data = archive.people.read("main", pathOf(date).replace(/md$/, "json"));
    expect(data, `${order}`).toContain(`"developerView": "${EDITED}"`);
  }
  expect(archive.people.read("main", ".gitignore")).toContain("*.log");
  expect(await archive.renderChanges(), `${order}`).toBe("");
  expect(git(archive.origin, "branch", "--list", "papercards/*")).toBe("");
}

test("a week of unmerged days, with all that people do to them, is merged in each of its 120 orders", async () => {
  const week = await openWeek();

  for (const [index, order] of permute(DAYS).entries()) {
    const isSettled = index % SETTLED_EVERY === 0;
    const archive = await mergeAll(week, order, isSettled);
    if (isSettled) await settle(archive, order);
  }
});
