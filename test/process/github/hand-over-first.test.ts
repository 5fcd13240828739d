import { mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { expect, test } from "vitest";
import { openCallerCheckout } from "../../../src/cli/github/git/caller-checkout.ts";
import { handOver } from "../../../src/cli/github/hand-over/hand-over.ts";
import { MANIFEST } from "../../../src/cli/github/hand-over/manifest.ts";
import { readHandOver } from "../../../src/cli/github/hand-over/read-hand-over.ts";
import { addDays, DigestDate } from "../../../src/core/paper/date.ts";
import { toJson } from "../../../src/store/to-json.ts";
import { openBackfillWorld } from "../../support/backfill-world.ts";
import { makeHandedDay, makePicture } from "../../support/hand-over.ts";
import { makeDraftedCard, makePaper } from "../../support/make.ts";
import { readDay } from "../../support/recorded.ts";
import { checkOut, commitAll, git, makeOrigin, type Runner } from "../../support/runner.ts";
import { makeFolder } from "../../support/temporary.ts";
import { DAY, NEXT_DAY, openTwoDays, openWorld } from "../../support/two-jobs.ts";

const RANGE = { INPUT_STEP: "generate", INPUT_FROM: "2026-01-05", INPUT_TO: "2026-02-13" };
const JSON_PATH = `output/daily/2026/${DAY}.json`;

/** What a runner has handed over, once all of it has been believed as little as a publisher does. */
async function readHanded(temporaryFolder: string): Promise<string[]> {
  const changes = await readHandOver(join(temporaryFolder, "papercards"), new Date());
  return changes.digests.map((digest) => (digest.kind === "daily" ? digest.date : digest.week));
}

/** The days whose data is on disk. */
const daysOnDisk = ({ folder }: Runner) =>
  readdirSync(join(folder, "output/daily/2026"))
    .filter((name) => name.endsWith(".json"))
    .map((name) => name.slice(0, 10))
    .toSorted();

test.each(["SIGINT", "SIGTERM"] as const)(
  "a job that is stopped with %s hands over every day that is whole, and says which are left",
  async (signal) => {
    const origin = makeOrigin();
    const temporary = makeFolder();
    const runner = checkOut(origin, temporary);
    const world = await openBackfillWorld({ days: 30, delayMs: 20 });

    const made = await runner.action(
      { ...world.environment, ...RANGE, PAPERCARDS_TOP: "1", PAPERCARDS_CONCURRENCY: "2" },
      (shell) => world.onAsked((count) => (count === 14 ? shell.kill(signal) : undefined)),
    );

    expect(made.exitCode, made.printed).toBe(130);
    expect(made.outputs).toMatchObject({ written: "true", "exit-code": "130" });
    const handed = await readHanded(temporary);
    expect(handed.length).toBeGreaterThan(3);
    expect(handed).toEqual(daysOnDisk(runner));
    const said = made.printed.match(/::error title=2026-01-\d\d to 2026-02-13 \((\d+) days\)::/g);
    expect(said, made.printed).toHaveLength(1);
    expect(made.summary).toContain("| 2026-02-13 | missing |");
  },
);

test("after its own deadline a run begins no day, hands over what is whole, and ends as partly done", async () => {
  const origin = makeOrigin();
  const temporary = makeFolder();
  const runner = checkOut(origin, temporary);
  const world = await openBackfillWorld({ days: 30, delayMs: 30 });

  const made = await runner.step({
    ...world.environment,
    ...RANGE,
    PAPERCARDS_TOP: "1",
    PAPERCARDS_CONCURRENCY: "1",
    INPUT_DEADLINE_MINUTES: "0.007",
  });

  expect(made.exitCode, made.printed).toBe(3);
  expect(made.outputs).toMatchObject({ written: "true", "exit-code": "3" });
  expect(await readHanded(temporary)).toEqual(expect.arrayContaining(daysOnDisk(runner)));
  expect(daysOnDisk(runner).length).toBeLessThan(30);
  expect(made.printed).toMatch(
    /::error title=2026-\d\d-\d\d to 2026-02-13 \(\d+ days\)::The run's deadline of 0.007 minutes has passed/,
  );
});

test("what cannot be told or handed over is named, and everything else is handed over", async () => {
  const origin = makeOrigin();
  const author = checkOut(origin);
  const tracked = join(author.folder, "output/daily/2026/2026-01-02.json");
  mkdirSync(dirname(tracked), { recursive: true });
  writeFileSync(tracked, "{}");
  commitAll(author.folder, "A day of another time");
  author.git("push", "--quiet", "origin", "HEAD:main");
  const temporary = makeFolder();
  const runner = checkOut(origin, temporary);
  const folder = join(runner.folder, "output/daily/2026");
  rmSync(join(folder, "2026-01-02.json"));
  writeFileSync(join(folder, "2026-01-05.json"), '{"formatVersion": 1, "ki');
  mkdirSync(join(folder, "2026-01-06.json"));
  symlinkSync("/etc/passwd", join(folder, "2026-01-07.json"));
  mkdirSync(join(runner.folder, "cache"));

  const made = await runner.step({
    ...(await openTwoDays()),
    INPUT_STEP: "generate",
    INPUT_FROM: DAY,
    INPUT_TO: NEXT_DAY,
    GITHUB_STEP_SUMMARY: makeFolder(),
  });

  expect(made.exitCode, made.printed).toBe(3);
  expect(made.outputs).toMatchObject({ written: "true", "exit-code": "3" });
  expect(await readHanded(temporary)).toEqual([DAY, NEXT_DAY, "2026-W07", "2026-W08"]);
  expect(made.printed).toMatch(
    /title=No summary::GITHUB_STEP_SUMMARY cannot be written \(EISDIR\)/,
  );
  expect(made.printed).toMatch(/title=The summary was not written::/);
  expect(made.printed).toMatch(/title=index::output\/daily\/2026\/2026-01-05\.json is truncated/);
  expect(made.printed.match(/2026-01-05\.json/g)).toHaveLength(1);
  expect(made.printed).toMatch(/2026-01-06\.json: is a folder/);
  expect(made.printed).toMatch(/2026-01-07\.json: is a link/);
  expect(made.printed).toMatch(/::notice title=Missing here::daily\/2026\/2026-01-02\.json: /);
});

test("a day that is torn on the branch is one annotation, with the weeks and the index that it keeps back", async () => {
  const author = checkOut(makeOrigin());
  mkdirSync(join(author.folder, "output/daily/2026"), { recursive: true });
  writeFileSync(join(author.folder, JSON_PATH), '{"schemaVersion": 3, "ki');
  commitAll(author.folder, "Tear a day");

  const made = await author.step({
    ...{ ...(await openTwoDays()), INPUT_STEP: "generate", INPUT_BRANCH: "main" },
    ...{ INPUT_FROM: DAY, INPUT_TO: NEXT_DAY },
  });

  const names = `${DAY}%2C 2026-W07 to 2026-W08 (2 weeks)%2C index`;
  expect(made.printed.match(/^::(?!warning title=Cards with errors).*$/gm)).toEqual([
    expect.stringContaining(`::error title=${names}::${JSON_PATH} is truncated`),
  ]);
});

test("a day is handed over with its pictures, and what does not fit into one hand-over is left", async () => {
  const runner = checkOut(makeOrigin());
  const picture = await makePicture();
  const put = (path: string, content: string | Buffer) => {
    mkdirSync(dirname(join(runner.folder, "output", path)), { recursive: true });
    writeFileSync(join(runner.folder, "output", path), content);
  };
  for (let day = 0; day < 700; day += 1) {
    const date = addDays(DigestDate.parse("2024-01-01"), day);
    const ids = [0, 1].map((card) => `2401.${10_000 + 2 * day + card}`);
    const cards = ids.map((id) =>
      makeDraftedCard({ paper: makePaper({ id }), image: `images/${id}.webp` }),
    );
    put(`daily/${date.slice(0, 4)}/${date}.json`, toJson(makeHandedDay({ date, cards })));
    for (const id of ids) put(`images/${id}.webp`, picture);
  }
  put("images/2401.99999.webp", picture); // of a day that was not finished
  const folder = join(makeFolder(), "papercards");
  const settings = { PAPERCARDS_OUTPUT_DIR: "output", PAPERCARDS_CACHE_DIR: "cache" };
  const world = { cwd: runner.folder, environment: process.env };
  const checkout = await openCallerCheckout(world, { settings, branch: null });

  const handed = await handOver(checkout, { folder, now: new Date() });

  expect(handed.files).toBe(1998); // 666 days with two pictures each
  expect(handed.left).toHaveLength(34);
  expect(handed.left[0]).toMatchObject({ why: expect.stringMatching(/does not fit.* 2000 files/) });
  const { files } = JSON.parse(readFileSync(join(folder, MANIFEST), "utf8"));
  const names: string[] = files.map(({ name }: { name: string }) => name);
  const pictures = names.filter((name) => name.startsWith("images/"));
  expect([names.length - pictures.length, pictures.length]).toEqual([666, 1332]);
  expect(names).not.toContain("images/2401.99999.webp");
});

test("in a rerun, data that the commit has already is not handed over again", async () => {
  const origin = makeOrigin();
  const world = { ...(await openTwoDays()), PAPERCARDS_CACHE_DIR: makeFolder() };
  const first = checkOut(origin);
  await first.step({ ...world, INPUT_DATE: DAY, INPUT_STEP: "generate" });
  commitAll(first.folder, "A day");
  first.git("push", "--quiet", "origin", "HEAD:main");
  const again = checkOut(origin);

  const made = await again.step({ ...world, INPUT_DATE: DAY, INPUT_STEP: "generate" });

  expect(made.exitCode, made.printed).toBe(0);
  expect(made.outputs).toMatchObject({ written: "false" });
  expect(readFileSync(join(again.folder, JSON_PATH), "utf8").trimEnd()).toBe(
    git(origin, "show", `main:${JSON_PATH}`),
  );
});

test("a day of the window that is torn on the branch keeps no other day", async () => {
  const author = checkOut(makeOrigin());
  mkdirSync(join(author.folder, "output/daily/2026"), { recursive: true });
  writeFileSync(
    join(author.folder, `output/daily/2026/${NEXT_DAY}.json`),
    '{"schemaVersion": 3, "ki',
  );
  commitAll(author.folder, "Tear a day");
  const world = await openWorld(new Map([["2026-02-18", readDay(DAY)]]));

  const made = await author.step({ ...world, INPUT_STEP: "generate" });

  expect(made.printed).toMatch(/::error title=2026-02-16%2C 2026-W08%2C index::.*is truncated/);
  expect(made.outputs).toMatchObject({ written: "true", "exit-code": "3" });
});
