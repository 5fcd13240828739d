import { existsSync, rmSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { readDay } from "../../support/recorded.ts";
import { openRecordedModel, snapshot } from "../../support/recorded-run.ts";
import { makeUser, serveHub } from "../../support/world.ts";

const DAY = "2026-02-13";
const RUN = `run ${DAY} --top 2`;

/** A user who has made the day, and the days that the Hub is asked for. */
async function openDone() {
  const { requests } = serveHub({ [DAY]: readDay(DAY) });
  const { url } = await openRecordedModel(readDay(DAY));
  const user = makeUser(url);
  const first = await user.run(`${RUN} --json --quiet`);
  return { user, requests, first };
}

/** Whether the cards of the day were looked at. */
const isMade = (stderr: string) => stderr.includes(`${DAY}: 39 papers listed`);

test("a second run of a day that is done looks at no card, and says the same", async () => {
  const { user, requests, first } = await openDone();
  const before = snapshot(user.folder);

  const json = await user.run(`${RUN} --json --quiet`);
  const { code, stderr } = await user.run(RUN);

  const [was, is] = [first, json].map(({ stdout }) => JSON.parse(stdout));
  expect([json.code, code]).toEqual([first.code, first.code]);
  expect(is).toEqual({
    ...was,
    calls: 0,
    cached: 2,
    tokens: is.tokens,
    costUsd: 0,
    wallMs: is.wallMs,
  });
  expect(isMade(stderr)).toBe(false);
  expect(stderr).toContain(`${DAY}: 2 of 39 papers as cards, settled, unchanged -> `);
  expect(stderr).toContain("0 calls (0 re-asked, 0 retried), 2 kept");
  expect([requests, snapshot(user.folder)]).toEqual([[DAY], before]);
});

test("an index that somebody has deleted is there again after it", async () => {
  const { user } = await openDone();
  const index = join(user.folder, "output/README.md");
  rmSync(index);

  const { stderr } = await user.run(RUN);

  expect([isMade(stderr), existsSync(index)]).toEqual([false, true]);
});

test.each([
  ["--refresh", RUN],
  ["--dry-run", RUN],
  ["--redraft", RUN],
  ["--record answers", RUN],
  ["without --top", `run ${DAY}`],
])("%s makes the day all the same", async (flags, command) => {
  const { user, requests } = await openDone();

  const { stderr } = await user.run(flags.startsWith("--") ? `${command} ${flags}` : command);

  expect(isMade(stderr)).toBe(true);
  expect(requests).toHaveLength(flags === "--refresh" ? 2 : 1);
});

test("without its cache a day is made of what the Hub says", async () => {
  const { user, requests } = await openDone();
  rmSync(join(user.folder, "cache"), { recursive: true });

  const { stderr } = await user.run(RUN);

  expect(isMade(stderr)).toBe(true);
  expect(requests).toEqual([DAY, DAY]);
});
