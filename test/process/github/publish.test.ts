import { chmodSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { expect, test } from "vitest";
import { toJson } from "../../../src/store/to-json.ts";
import { openGithubServer } from "../../support/github-server.ts";
import { HANDED_JSON, makeHanded, makeHandedDay, writeHanded } from "../../support/hand-over.ts";
import { makeDraftedCard, makeProvenance } from "../../support/make.ts";
import { readDay } from "../../support/recorded.ts";
import { checkOut, commitAll, git, makeOrigin } from "../../support/runner.ts";
import { makeFolder } from "../../support/temporary.ts";
import { DAY, NEXT_DAY, openTwoDays, openWorld, prepare } from "../../support/two-jobs.ts";

const JSON_PATH = `output/daily/2026/${DAY}.json`;
const MD_PATH = `output/daily/2026/${DAY}.md`;

/** What the branch has now. */
const readBranch = (origin: string, path: string, branch = "main") =>
  git(origin, "show", `${branch}:${path}`);

/** The recorded day, with a first paper that nobody has an abstract of when the day is first made. */
function withoutAbstract(): unknown[] {
  const [item, ...others] = readDay(DAY);
  const nameless = JSON.stringify(item).replaceAll(/"summary":"(?:[^"\\]|\\.)*"/g, '"summary":""');
  return [JSON.parse(nameless), ...others.slice(0, 2)];
}

test.each(["step", "action"] as const)(
  "one job makes a digest and another publishes nothing but the output folder, run as %s",
  async (how) => {
    const origin = makeOrigin();
    const inputs = { ...(await openTwoDays()), INPUT_DATE: DAY };
    const { made, publish } = await prepare(origin, inputs, how);

    const published = await publish();

    expect(made.exitCode, made.printed).toBe(0);
    expect(made.outputs).toMatchObject({ written: "true", "exit-code": "0" });
    expect(made.summary).toContain(`| ${DAY} | settled | 39 | 2 | 0 |  |`);
    expect(made.summary).toContain("# 2026-02-13 Daily Papers");
    expect(published.exitCode, published.printed).toBe(0);
    expect(git(origin, "show", "--name-only", "--format=%s%n%an", "main").split("\n")).toEqual([
      "Digest 2026-02-13, 2026-W07",
      "github-actions[bot]",
      "",
      "output/README.md",
      JSON_PATH,
      MD_PATH,
      "output/weekly/2026/2026-W07.json",
      "output/weekly/2026/2026-W07.md",
      "output/weekly/2026/2026-W07.svg",
    ]);
  },
);

test("a folder whose name begins with a dot, which artifacts leave out, is published like any other", async () => {
  const origin = makeOrigin();
  const inputs = { ...(await openTwoDays()), INPUT_DATE: DAY, PAPERCARDS_OUTPUT_DIR: ".digests" };
  const { publish } = await prepare(origin, inputs);

  const published = await publish({ PAPERCARDS_OUTPUT_DIR: ".digests" });

  expect(published.exitCode, published.printed).toBe(0);
  expect(readBranch(origin, `.digests/daily/2026/${DAY}.md`)).toContain("Daily Papers");
});

const HANDED_WEEK = "weekly/2026/2026-W07.json";

/** A runner that is to publish the hand-over of a day with an edit that nobody has made, and of a week that claims this of it. */
async function openHanded(origin: string, claims: object) {
  const temporary = makeFolder();
  const handed = await makeHanded();
  const provenance = makeProvenance({ edited: ["oneLine"] });
  handed.files.set(
    HANDED_JSON,
    toJson(makeHandedDay({ cards: [makeDraftedCard({ provenance })] })),
  );
  const week = {
    ...{ schemaVersion: 2, kind: "weekly", week: "2026-W07", copiedFrom: null, top: 10 },
    ...{ papers: [{ date: DAY, id: "2602.12036" }], ...claims },
  };
  handed.files.set(HANDED_WEEK, toJson(week));
  writeHanded(handed, join(temporary, "papercards"));
  return checkOut(origin, temporary);
}

test("of a week that was handed over, tags are counted, sentences and days without papers checked again, and no edit is believed", async () => {
  const origin = makeOrigin();
  const said = "Composition-RL은 다 맞히는 프롬프트를 합쳐 새 문제로 만듭니다.";
  const texts = [said, "Composition-RL은 비용을 97% 줄였습니다.", "x".repeat(50)];
  const { model, promptVersion, fingerprint, draftedAt, usage } = makeProvenance();
  const runner = await openHanded(origin, {
    ...{ emptyDays: ["2026-02-12", DAY], openDays: ["2026-02-11", DAY], top: 100_000 },
    tagWeeks: [{ week: "2026-W07", cards: 900, tags: [{ name: "Invented", cards: 900 }] }],
    intro: {
      sentences: texts.map((text) => ({ text, papers: ["2602.12036"] })),
      provenance: { model, promptVersion, fingerprint, draftedAt, usage },
    },
  });

  const published = await runner.step({ INPUT_STEP: "publish" });

  expect(published.exitCode, published.printed).toBe(0);
  const { intro, tagWeeks, ...days } = JSON.parse(readBranch(origin, `output/${HANDED_WEEK}`));
  expect(days).toMatchObject({ emptyDays: ["2026-02-12"], top: 10 });
  expect(days).not.toHaveProperty("openDays");
  const [card] = JSON.parse(readBranch(origin, JSON_PATH)).cards;
  expect(card.provenance.edited).toEqual([]);
  expect(intro.sentences).toEqual([{ text: said, papers: ["2602.12036"] }]);
  const tags = card.tags.toSorted().map((name: string) => ({ name, cards: 1 }));
  expect(tagWeeks).toEqual([{ week: "2026-W07", cards: 1, tags }]);
});

test.each([
  ["day, and then not its week either", DAY, [DAY]],
  ["week", "2026-W07", ["2026-W07"]],
])("an old job publishes no %s that a label skips since", async (_, name, skipped) => {
  const origin = makeOrigin();
  const server = await openGithubServer(origin, [
    {
      ...{ number: 1, kind: "pull", state: "closed", title: "", body: "", comments: [], sha: "" },
      ...{ head: `papercards/${name}`, base: "main", labels: ["papercards:skip"], mergedAt: null },
      ...{ user: { type: "Bot" }, association: "NONE" },
    },
  ]);
  const runner = await openHanded(origin, {});

  const inputs = { ...server.environment, INPUT_REVIEW: "", INPUT_STEP: "publish" };
  const published = await runner.step(inputs);

  expect(published.exitCode, published.printed).toBe(0);
  expect(published.printed).toContain(`Not published, as their labels say: ${skipped.join()}.`);
  const there = git(origin, "ls-tree", "-r", "--name-only", "main");
  expect(there).not.toContain("2026-W07");
  expect(there.includes(DAY)).toBe(name !== DAY);
});

test("where GitHub does not say what labels skip, everything is published, with a warning", async () => {
  const origin = makeOrigin();
  const server = await openGithubServer(origin);
  server.refuse("GET /issues", 403, { message: "Resource not accessible by integration" });
  const runner = await openHanded(origin, {});

  const inputs = { ...server.environment, INPUT_REVIEW: "", INPUT_STEP: "publish" };
  const published = await runner.step(inputs);

  expect(published.exitCode, published.printed).toBe(0);
  expect(published.printed).toContain("::warning title=Whether labels skip any is not known::");
  expect(readBranch(origin, JSON_PATH)).toContain('"settled"');
});

test("without review mode nothing is paid for what a label skips either", async () => {
  const origin = makeOrigin();
  const server = await openGithubServer(origin);
  const world = { ...(await openTwoDays()), ...server.environment, INPUT_DATE: DAY };
  const labelled = await prepare(origin, world);
  await labelled.publish(server.environment);
  for (const one of server.kept) one.labels.push("papercards:skip");

  const { made } = await prepare(origin, { ...world, INPUT_REVIEW: "" });

  expect(made.printed).toContain(`Skipped, as their labels say: ${DAY}`);
  expect(made.outputs).toMatchObject({ mode: "none" });
});

test("a push that loses its race is made again, and the index holds both days", async () => {
  const origin = makeOrigin();
  const world = await openTwoDays();
  const rival = checkOut(origin);
  await rival.step({ ...world, INPUT_DATE: NEXT_DAY, INPUT_STEP: "generate" });
  commitAll(rival.folder, "A day by somebody else");
  rival.git("push", "--quiet", "origin", "HEAD:rival");
  const { publish } = await prepare(origin, { ...world, INPUT_DATE: DAY });
  moveBefore(origin, "main", "rival");

  const published = await publish();

  expect(published.exitCode, published.printed).toBe(0);
  const index = readBranch(origin, "output/README.md");
  expect(index).toContain(`[${DAY}]`);
  expect(index).toContain(`[${NEXT_DAY}]`);
  expect(git(origin, "log", "--format=%s", "-2", "main")).toBe(
    "Digest 2026-02-13, 2026-W07\nA day by somebody else",
  );
});

/** Lets another push come first, once, while the server looks at ours. */
function moveBefore(origin: string, branch: string, rival: string): void {
  const hook = join(origin, "hooks/pre-receive");
  mkdirSync(dirname(hook), { recursive: true });
  const move = `git update-ref refs/heads/${branch} ${git(origin, "rev-parse", rival)}`;
  writeFileSync(hook, `#!/bin/sh\nrm "$0"\nunset GIT_QUARANTINE_PATH\n${move}\n`);
  chmodSync(hook, 0o755);
}

/** The day as it was listed before its papers got other titles, so that they are drafted anew. */
function withOtherTitles(): unknown[] {
  return readDay(DAY).map((item) => {
    const { paper } = Object(item);
    return { paper: { ...paper, title: `A First Version of ${paper.title}` } };
  });
}

test("what somebody has changed meanwhile is not overwritten, and is named", async () => {
  const origin = makeOrigin();
  const before = await openWorld(new Map([[DAY, withOtherTitles()]]));
  const first = await prepare(origin, { ...before, INPUT_DATE: DAY });
  await first.publish();
  const again = await prepare(origin, {
    ...(await openTwoDays()),
    INPUT_FROM: DAY,
    INPUT_TO: NEXT_DAY,
  });
  const editor = checkOut(origin);
  const there = readFileSync(join(editor.folder, JSON_PATH), "utf8");
  const edited = there.replace('"edited": []', '"edited": ["oneLine"]');
  writeFileSync(join(editor.folder, JSON_PATH), edited);
  commitAll(editor.folder, "Edit a card");
  editor.git("push", "--quiet", "origin", "HEAD:main");

  const published = await again.publish();

  expect(published.exitCode, published.printed).toBe(0);
  expect(published.printed).toMatch(/::warning title=Not published::.*: 2026-02-13/);
  expect(readBranch(origin, JSON_PATH)).toBe(edited.trimEnd());
  expect(readBranch(origin, "output/README.md")).toContain(NEXT_DAY);
});

test("a failed job run again on its old commit replaces its own failed card, but nothing of a person", async () => {
  const origin = makeOrigin();
  const failing = await openWorld(new Map([[DAY, withoutAbstract()]]));
  const inputs = { INPUT_DATE: DAY, PAPERCARDS_TOP: "3" };
  const first = await prepare(origin, { ...failing, ...inputs });
  const old = await prepare(origin, { ...(await openTwoDays()), ...inputs });
  await first.publish();
  const withFailure = readBranch(origin, JSON_PATH);
  expect(first.made.outputs).toMatchObject({ written: "true", "exit-code": "3" });
  expect(withFailure).toContain('"status": "failed"');

  const editor = checkOut(origin);
  writeFileSync(join(editor.folder, MD_PATH), "Nothing but a remark.\n");
  commitAll(editor.folder, "Edit a document");
  editor.git("push", "--quiet", "origin", "HEAD:main");
  const besideEdit = await old.publish();
  expect(besideEdit.printed).toMatch(/Not published.*2026-02-13/);
  expect(besideEdit.printed).toMatch(/::warning title=2026-02-13::.*2026-02-13\.md was edited/);
  expect(readBranch(origin, MD_PATH)).toBe("Nothing but a remark.");

  editor.git("revert", "--no-edit", "HEAD");
  editor.git("push", "--quiet", "origin", "HEAD:main");
  const published = await old.publish();

  expect(published.exitCode, published.printed).toBe(0);
  expect(published.printed).not.toContain("Not published");
  expect(readBranch(origin, JSON_PATH)).not.toContain('"status": "failed"');
  expect((await old.publish()).printed).toContain("Nothing to publish: main has it all.");
});

test("published cards are drafted anew by hand alone, and the commit and the log name them", async () => {
  const origin = makeOrigin();
  const world = { ...(await openTwoDays()), INPUT_DATE: DAY };
  await (await prepare(origin, world)).publish();
  const other = { ...world, OPENAI_MODEL: "other" };
  const kept = await prepare(origin, other);

  const { publish } = await prepare(origin, { ...other, INPUT_TOP: "1", INPUT_REDRAFT: "true" });
  const published = await publish();

  expect(kept.made.printed).toContain("are kept; `redraft` makes them anew.");
  const named = /^Published cards of 2026-02-13: drafted anew (\S+); taken out (\S+)\.$/m;
  expect(published.printed).toMatch(named);
  expect(git(origin, "log", "-1", "--format=%B", "main")).toMatch(named);
  expect(JSON.parse(readBranch(origin, JSON_PATH)).cards).toMatchObject([
    { provenance: { model: "other" } },
  ]);
});

test("a day that a person has deleted since stays deleted when an old job is run again", async () => {
  const origin = makeOrigin();
  const { publish } = await prepare(origin, { ...(await openTwoDays()), INPUT_DATE: DAY });
  await publish();
  const editor = checkOut(origin);
  for (const path of [JSON_PATH, MD_PATH]) rmSync(join(editor.folder, path));
  commitAll(editor.folder, "Delete a day");
  editor.git("push", "--quiet", "origin", "HEAD:main");
  const deleted = git(origin, "rev-parse", "main");

  const again = await publish();

  expect(again.exitCode, again.printed).toBe(0);
  expect(again.printed).toMatch(/Not published::Left as main has it.*2026-02-13, 2026-W07/);
  expect(git(origin, "rev-parse", "main")).toBe(deleted);
});

test("line ends that a checkout turns into those of Windows change nothing", async () => {
  const origin = makeOrigin();
  const author = checkOut(origin);
  writeFileSync(join(author.folder, ".gitattributes"), "* text=auto eol=crlf\n");
  commitAll(author.folder, "Say how lines end");
  author.git("push", "--quiet", "origin", "HEAD:main");
  const world = { ...(await openTwoDays()), PAPERCARDS_CACHE_DIR: makeFolder() };
  await (await prepare(origin, { ...world, INPUT_DATE: DAY })).publish();

  const again = await prepare(origin, { ...world, INPUT_DATE: DAY });
  const next = await prepare(origin, { ...world, INPUT_DATE: NEXT_DAY });
  const published = await next.publish();

  expect(readFileSync(join(again.publisher.folder, JSON_PATH), "utf8")).toContain("\r\n");
  expect(again.made.exitCode, again.made.printed).toBe(0);
  expect(again.made.outputs).toMatchObject({ written: "false" });
  expect(published.exitCode, published.printed).toBe(0);
  expect(published.printed).toContain(`Digest ${NEXT_DAY}, 2026-W08\n`);
});

test("digests go to the branch that is checked out, whatever the workflow's own is", async () => {
  const origin = makeOrigin();
  git(origin, "branch", "data", "main");
  const temporary = makeFolder();
  const inputs = {
    ...(await openTwoDays()),
    INPUT_DATE: DAY,
    GITHUB_REF: "refs/heads/main",
    GITHUB_REF_NAME: "main",
  };
  const before = git(origin, "rev-parse", "main");
  const data = { branch: "data" };

  await checkOut(origin, temporary, data).step({ ...inputs, INPUT_STEP: "generate" });
  const published = await checkOut(origin, temporary, data).step({
    ...inputs,
    INPUT_STEP: "publish",
  });

  expect(published.exitCode, published.printed).toBe(0);
  expect(git(origin, "rev-parse", "main")).toBe(before);
  expect(readBranch(origin, MD_PATH, "data")).toContain("# 2026-02-13 Daily Papers");
});

test("a tag's digests go to the default branch", async () => {
  const origin = makeOrigin();
  git(origin, "tag", "v1", "main");
  const temporary = makeFolder();
  const event = join(makeFolder(), "event.json");
  writeFileSync(event, JSON.stringify({ repository: { default_branch: "main" } }));
  const inputs = {
    ...(await openTwoDays()),
    INPUT_DATE: DAY,
    GITHUB_REF: "refs/tags/v1",
    GITHUB_REF_NAME: "v1",
    GITHUB_EVENT_PATH: event,
  };
  const tag = { branch: "v1" };

  const made = await checkOut(origin, temporary, tag).step({ ...inputs, INPUT_STEP: "generate" });
  const published = await checkOut(origin, temporary, tag).step({
    ...inputs,
    INPUT_STEP: "publish",
  });

  expect(made.exitCode, made.printed).toBe(0);
  expect(published.exitCode, published.printed).toBe(0);
  expect(readBranch(origin, MD_PATH)).toContain("# 2026-02-13 Daily Papers");
});

test("a failed card makes the job fail, and is handed over all the same", async () => {
  const world = await openWorld(new Map([[DAY, withoutAbstract()]]));

  const { made } = await prepare(makeOrigin(), { ...world, INPUT_DATE: DAY, PAPERCARDS_TOP: "3" });

  expect(made.exitCode).toBe(3);
  expect(made.outputs).toMatchObject({ written: "true", "exit-code": "3" });
  expect(made.printed).toContain("::warning title=2026-02-13::1 card failed.");
  expect(made.summary).toContain("**1 failed**");
});

test("a dry run shows the digest and leaves nothing to publish, also outside a repository", async () => {
  const origin = makeOrigin();
  const runner = checkOut(origin);
  rmSync(join(runner.folder, ".git"), { recursive: true });

  const made = await runner.step({
    ...(await openTwoDays()),
    INPUT_STEP: "generate",
    INPUT_DATE: DAY,
    INPUT_DRY_RUN: "true",
  });

  expect(made.outputs).toMatchObject({ written: "false" });
  expect(made.summary).toContain("# 2026-02-13 Daily Papers");
});

test("without a key the job fails before anything is asked, and says what to set", async () => {
  const world = await openTwoDays();

  const { made } = await prepare(makeOrigin(), {
    ...world,
    OPENAI_BASE_URL: "http://models.test/v1",
    INPUT_DATE: DAY,
  });

  expect(made.exitCode).toBe(2);
  expect(made.printed).toContain("::error title=SETTINGS::`secrets.OPENAI_API_KEY` is not set");
});
