import { expect, onTestFinished, test } from "vitest";
import { DigestDate } from "../../../src/core/paper/date.ts";
import { complete, refuse } from "../../support/model-server.ts";
import { readDay, recordedDays } from "../../support/recorded.ts";
import { type OtherAnswer, onWeekdays, openRecordedWorld } from "../../support/recorded-world.ts";
import { makeUser } from "../../support/world.ts";

/** Two weeks of ten recorded days. */
const RANGE = "2026-01-05 2026-01-18 --top 3 --concurrency 2";

/** A user of two recorded weeks, whose model answers the questions from 1 on otherwise where something is said. */
async function openWeeks(
  answerOtherwise: (count: number, asked: { title: string; draft: string }) => OtherAnswer | null,
) {
  const listings = onWeekdays(
    DigestDate.parse("2026-01-05"),
    recordedDays().slice(-10).map(readDay),
  );
  let count = 0;
  const world = await openRecordedWorld(listings, {
    delayMs: 0,
    answerOtherwise: (request) => {
      if (request.kind === "listing") return null;
      count += 1;
      return answerOtherwise(count, request);
    },
  });
  onTestFinished(world.close);
  return { world, user: makeUser(world.environment.OPENAI_BASE_URL, world.environment) };
}

const linesOf = (stderr: string, pattern: RegExp) =>
  stderr.split("\n").filter((line) => pattern.test(line));

test("a backfill that is interrupted says in one message where, and how much is left", async () => {
  const stop = new AbortController();
  const { user } = await openWeeks((count) => {
    if (count === 9) stop.abort();
    return null;
  });

  const { code, stderr } = await user.run(`backfill ${RANGE}`, { signal: stop.signal });

  expect(code).toBe(130);
  expect(linesOf(stderr, /interrupted/)).toEqual([
    expect.stringMatching(
      /^INTERRUPTED: The run was interrupted\. Stopped at 2026-01-0\d, 1\d days left; the same command, run again, goes on there\.$/,
    ),
  ]);
  expect(stderr).toMatch(/Run the same command again; finished drafts .*\n$/);
});

test.each(["backfill 2026-01-05 2026-01-18", "run"])(
  "`%s` says once that the model is closed, where it stopped, and which cards it left",
  async (command) => {
    const { user } = await openWeeks((count) =>
      count > 4 ? { status: 401, body: refuse("Incorrect API key", "invalid_api_key") } : null,
    );
    const now = () => new Date("2026-01-12T12:00:00Z");
    const range = command === "run" ? {} : { now: () => new Date("2026-01-23T12:00:00Z") };

    const { code, stderr } = await user.run(`${command} --top 3 --concurrency 1`, {
      now,
      ...range,
    });

    expect(code).toBe(3);
    const closed = linesOf(stderr, /^MODEL: /);
    expect(closed).toHaveLength(1);
    expect(closed[0]).toMatch(
      /answered 401: Incorrect API key\. Stopped at 2026-01-0[56], \d+ days left; the same command, run again, goes on there\. \d cards? failed: \d{4}\.\d{5} of 2026-01-0[56]/,
    );
    expect(linesOf(stderr, /^2026-01-(0[7-9]|1\d): not made/)).toEqual([]);
  },
);

test("a backfill whose model made no card of the first twenty papers ends there, with the cause and what is left", async () => {
  let asked = 0;
  const { user } = await openWeeks(() => {
    asked += 1;
    return { status: 200, body: complete("I cannot say.") };
  });

  const { code, stderr } = await user.run(`backfill ${RANGE} --quiet`);

  expect(code).toBe(1);
  expect(asked).toBeLessThan(2 * 24);
  expect(linesOf(stderr, /The first 20 papers got no card/)).toEqual([
    expect.stringMatching(
      /^MODEL: The answer was .* Stopped at 2026-01-\d\d, \d days left; the same command, run again, goes on there\. \d days not made for this or the like: 2026-01-05, /,
    ),
  ]);
  expect(stderr).toMatch(/fix: Choose a model that follows a JSON Schema [^\n]*\n$/);
});

test("a backfill ends with the cards that failed, by name, and the next step", async () => {
  let first: string | null = null;
  const { user } = await openWeeks((_, { title }) => {
    first ??= title;
    return title === first ? { status: 200, body: complete("I cannot say.") } : null;
  });

  const { code, stderr, stdout } = await user.run(
    "backfill 2026-01-05 2026-01-06 --top 2 --concurrency 1 --quiet --json",
  );

  expect(code).toBe(3);
  expect(stderr).toMatch(
    /^BAD_ANSWER: The answer was .* 1 card failed: \d{4}\.\d{5} of 2026-01-0\d\.\n {2}fix: Choose a model that follows a JSON Schema .*\n$/m,
  );
  expect(JSON.parse(stdout).digests.flatMap(({ failures = [] }) => failures)).toMatchObject([
    { problem: { code: "BAD_ANSWER", fix: expect.stringContaining("JSON Schema") } },
  ]);
});

/** A draft with a number that no abstract has. */
function withError(draft: string): OtherAnswer {
  const parsed = JSON.parse(draft);
  const explanation = `${parsed.explanation} 정확도는 99.37%였습니다.`;
  return { status: 200, body: complete(JSON.stringify({ ...parsed, explanation })) };
}

test("a run whose every card has an error is done, and says where to look at them, and so does the next backfill, which makes nothing", async () => {
  const { user } = await openWeeks((_, { draft }) => withError(draft));
  const backfill = "backfill 2026-01-05 2026-01-06 --top 3";

  const run = await user.run("run 2026-01-05 --top 3");
  await user.run(backfill);
  const again = await user.run(`${backfill} --json`);

  expect([run.code, again.code]).toEqual([0, 0]);
  expect(run.stderr).toContain("3 cards with errors, see `papercards review 2026-01-05`.\n");
  expect(again.stderr).toContain("settled, unchanged");
  expect(again.stderr).toContain(
    "6 cards with errors, see `papercards review --list`: 2026-01-05 (3), 2026-01-06 (3).\n",
  );
  expect(JSON.parse(again.stdout).digests).toMatchObject([{ withErrors: 3 }, { withErrors: 3 }]);
});
