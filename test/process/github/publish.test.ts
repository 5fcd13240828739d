import { chmodSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { expect, test } from "vitest";
import { readDay } from "../../support/recorded.ts";
import { checkOut, commitAll, makeOrigin } from "../../support/runner.ts";
import { DAY, NEXT_DAY, openTwoDays, openWorld, prepare } from "../../support/two-jobs.ts";

test.each(["step", "action"] as const)(
  "one job makes a digest and another publishes nothing but the output folder, run as %s",
  async (how) => {
    const origin = makeOrigin();
    const inputs = { ...(await openTwoDays()), INPUT_DATE: DAY };
    const { made, publisher, publish } = await prepare(origin, inputs, how);

    const published = await publish();

    expect(made.exitCode, made.printed).toBe(0);
    expect(made.outputs).toMatchObject({ written: "true", "exit-code": "0" });
    expect(made.summary).toContain(`| ${DAY} | settled | 39 | 2 | 0 |  |`);
    expect(made.summary).toContain("# 2026-02-13 Daily Papers");
    expect(published.exitCode, published.printed).toBe(0);
    const names = publisher.git("show", "--name-only", "--format=%s", "origin/main").split("\n");
    expect(names).toEqual([
      "Digest 2026-02-13, 2026-W07",
      "",
      "output/README.md",
      "output/daily/2026/2026-02-13.json",
      "output/daily/2026/2026-02-13.md",
      "output/weekly/2026/2026-W07.json",
      "output/weekly/2026/2026-W07.md",
      "output/weekly/2026/2026-W07.svg",
    ]);
  },
);

test("a push that loses its race is made again, and the index holds both days", async () => {
  const origin = makeOrigin();
  const world = await openTwoDays();
  const rival = checkOut(origin);
  await rival.step({ ...world, INPUT_DATE: NEXT_DAY, INPUT_STEP: "generate" });
  commitAll(rival.folder, "A day by somebody else");
  const { publisher, publish } = await prepare(origin, { ...world, INPUT_DATE: DAY });
  pushBefore(publisher.folder, rival.folder);

  const published = await publish();

  expect(published.exitCode, published.printed).toBe(0);
  const final = checkOut(origin).folder;
  const index = readFileSync(join(final, "output/README.md"), "utf8");
  expect(index).toContain(`[${DAY}]`);
  expect(index).toContain(`[${NEXT_DAY}]`);
  expect(publisher.git("log", "--format=%s", "-2")).toBe(
    "Digest 2026-02-13, 2026-W07\nA day by somebody else",
  );
});

/** Lets a rival push first, once, in the moment between a commit and its push. */
function pushBefore(folder: string, rival: string): void {
  const hook = join(folder, ".git/hooks/pre-push");
  const push = `git -C ${rival} push --quiet origin HEAD:main`;
  mkdirSync(dirname(hook), { recursive: true });
  writeFileSync(hook, `#!/bin/sh\nrm "$0"\nunset GIT_DIR\n${push}\n`);
  chmodSync(hook, 0o755);
}

test("what somebody has changed meanwhile is not overwritten", async () => {
  const origin = makeOrigin();
  const world = await openTwoDays();
  const first = await prepare(origin, { ...world, INPUT_DATE: DAY });
  await first.publish();
  const again = await prepare(origin, {
    ...world,
    PAPERCARDS_TOP: "3",
    INPUT_FROM: DAY,
    INPUT_TO: NEXT_DAY,
  });
  const editor = checkOut(origin);
  const path = "output/daily/2026/2026-02-13.json";
  const before = readFileSync(join(editor.folder, path), "utf8");
  const edited = before.replace('"edited": []', '"edited": ["oneLine"]');
  writeFileSync(join(editor.folder, path), edited);
  commitAll(editor.folder, "Edit a card");
  editor.git("push", "--quiet", "origin", "HEAD:main");

  const published = await again.publish();

  expect(published.exitCode, published.printed).toBe(0);
  const final = checkOut(origin).folder;
  expect(readFileSync(join(final, path), "utf8")).toBe(edited);
  expect(readFileSync(join(final, "output/README.md"), "utf8")).toContain(NEXT_DAY);
});

test("a failed card makes the job fail, and is published all the same", async () => {
  const [item] = readDay(DAY);
  const nameless = JSON.parse(
    JSON.stringify(item).replaceAll(/"summary":"(?:[^"\\]|\\.)*"/g, '"summary":""'),
  );
  const world = await openWorld(new Map([[DAY, [nameless, ...readDay(DAY).slice(1, 3)]]]));

  const { made } = await prepare(makeOrigin(), { ...world, INPUT_DATE: DAY, PAPERCARDS_TOP: "3" });

  expect(made.exitCode).toBe(3);
  expect(made.outputs).toMatchObject({ written: "true", "exit-code": "3" });
  expect(made.printed).toContain("::warning title=2026-02-13::1 card failed.");
  expect(made.summary).toContain("**1 failed**");
});

test("a dry run shows the digest and leaves nothing to publish", async () => {
  const { made } = await prepare(makeOrigin(), {
    ...(await openTwoDays()),
    INPUT_DATE: DAY,
    INPUT_DRY_RUN: "true",
  });

  expect(made.outputs).toMatchObject({ written: "false" });
  expect(made.summary).toContain("# 2026-02-13 Daily Papers");
});

test("without a key the job fails and says what to set", async () => {
  const world = await openTwoDays();

  const { made } = await prepare(makeOrigin(), {
    ...world,
    OPENAI_BASE_URL: "http://models.example/v1",
    INPUT_DATE: DAY,
  });

  expect(made.exitCode).toBe(2);
  expect(made.printed).toContain("::error title=2026-02-13::OPENAI_API_KEY is not set");
});
