import { appendFileSync, mkdirSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { expect, test } from "vitest";
import { z } from "zod";
import { openCallerCheckout } from "../../../src/cli/github/git/caller-checkout.ts";
import { refuseUnrelated } from "../../../src/cli/github/git/refuse-unrelated.ts";
import { readDay } from "../../support/recorded.ts";
import { openRecordedWorld } from "../../support/recorded-world.ts";
import {
  checkOut,
  commitAll,
  git,
  makeOrigin,
  type Runner,
  wrapGit,
} from "../../support/runner.ts";
import { makeFolder } from "../../support/temporary.ts";
import { DAY, prepare } from "../../support/two-jobs.ts";

const Inputs = z.record(z.string(), z.string());

/** Spoils a checkout, or returns inputs that do. */
type Spoil = (runner: Runner, origin: string) => unknown;

const ignore = (line: string) => (runner: Runner) =>
  appendFileSync(join(runner.folder, ".gitignore"), `${line}\n`);
const output = (folder: string) => () => ({ PAPERCARDS_OUTPUT_DIR: folder });
const putIn = (folder: string, path: string, text: string) => {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), text);
};
const put = (path: string, text: string) => (runner: Runner) => putIn(runner.folder, path, text);

/** Puts a link, or a text, into the commit that is checked out, and takes it out of the work tree again. */
const commit = (path: string, what: { link: string } | { text: string }) => (runner: Runner) => {
  const file = join(runner.folder, path);
  mkdirSync(dirname(file), { recursive: true });
  if ("link" in what) symlinkSync(what.link, file);
  else writeFileSync(file, what.text);
  commitAll(runner.folder, "Put something there");
  rmSync(file);
};

const UNFIT: readonly [string, Spoil, RegExp][] = [
  [
    "no repository",
    ({ folder }) => rmSync(join(folder, ".git"), { recursive: true }),
    /no repository checked out.*actions\/checkout/s,
  ],
  [
    "no commit",
    ({ folder, git: run }) => {
      rmSync(join(folder, ".git"), { recursive: true });
      run("init", "--quiet");
    },
    /no commit yet/,
  ],
  [
    "a broken configuration",
    ({ folder }) => appendFileSync(join(folder, ".git/config"), "[broken\n"),
    /git cannot read the repository of this folder: .*config.*Mend what git names/s,
  ],
  [
    "a commit that is gone",
    ({ folder }) => {
      rmSync(join(folder, ".git/objects"), { recursive: true });
      mkdirSync(join(folder, ".git/objects"));
    },
    /The commit that is checked out, "[0-9a-f]{40}", cannot be read\. Mend/,
  ],
  [
    "another user's checkout",
    () => wrapGit("export GIT_TEST_ASSUME_DIFFERENT_OWNER=1"),
    /belongs to another user.*dubious ownership.*safe\.directory/s,
  ],
  [
    "an old git",
    () => wrapGit('case "$*" in *version*) echo git version 2.25.1; exit;; esac'),
    /needs git 2\.31\.0 or later, and this is 2\.25\.1/,
  ],
  ["no git", () => ({ PATH: makeFolder() }), /there is none on the PATH/],
  ["no origin", ({ git: run }) => void run("remote", "remove", "origin"), /no remote named origin/],
  [
    "another branch asked for",
    () => ({ INPUT_BRANCH: "data" }),
    /asked for is "data", but "main" is checked out/,
  ],
  [
    "a branch that the server lacks",
    ({ git: run }) => void run("checkout", "--quiet", "-b", "mine"),
    /origin has no branch "mine"/,
  ],
  [
    "a branch that cannot be",
    ({ git: run }) => {
      run("checkout", "--quiet", "--detach");
      return { INPUT_BRANCH: "a..b" };
    },
    /no branch "a\.\.b"/,
  ],
  ["the repository itself", output("."), /"\." : it is|the repository itself/],
  ["the repository itself, by a detour", output("a/.."), /the repository itself/],
  ["git's own folder", output(".git"), /folder of git or GitHub/],
  ["a folder below git's own", output("sub/.git/x"), /folder of git or GitHub/],
  ["the workflows", output(".github/workflows"), /folder of git or GitHub/],
  ["the workflows, spelled otherwise", output("./.GitHub/workflows"), /folder of git or GitHub/],
  ["a folder outside", output("../elsewhere"), /lies outside the repository/],
  [
    "an absolute folder outside",
    () => ({ PAPERCARDS_OUTPUT_DIR: makeFolder() }),
    /lies outside the repository/,
  ],
  ["the cache", output("cache"), /lies in the cache folder/],
  ["a folder in the cache", output("cache/output"), /lies in the cache folder/],
  [
    "a link on the way",
    ({ folder }) => {
      mkdirSync(join(folder, "real"));
      symlinkSync("real", join(folder, "way"));
      return { PAPERCARDS_OUTPUT_DIR: "way/output" };
    },
    /"way" is a link/,
  ],
  [
    "a link in the output folder",
    ({ folder }) => {
      mkdirSync(join(folder, "output/daily"), { recursive: true });
      symlinkSync("../../.git", join(folder, "output/daily/2026"));
    },
    /"output\/daily\/2026" is a link/,
  ],
  ["a file for the output folder", put("output", "text"), /"output" is no folder/],
  [
    "an ignored output folder",
    ignore("output"),
    /told to ignore "output\/README\.md", by the line "\.gitignore:2:output"/,
  ],
  ["ignored data", ignore("*.json"), /told to ignore "output\/daily\/.*\.json"/],
  ["ignored charts", ignore("*.svg"), /told to ignore "output\/weekly\/.*\.svg"/],
  ["ignored pictures", ignore("images/"), /told to ignore "output\/images\/.*\.webp"/],
  [
    "files ignored by this checkout alone",
    ({ folder }) => appendFileSync(join(folder, ".git/info/exclude"), "daily\n"),
    /exclude:\d+:daily/,
  ],
  [
    "somebody else's README",
    put("output/README.md", "# Our documents\n"),
    /output\/README\.md is no index that papercards has written/,
  ],
  [
    "somebody else's README that an earlier step has tidied away",
    commit("output/README.md", { text: "# Our documents\n" }),
    /output\/README\.md is no index that papercards has written/,
  ],
  [
    "a link for the index",
    commit("output/README.md", { link: "../README.md" }),
    /"output\/README\.md" is a link/,
  ],
  [
    "a link for the output folder that an earlier step has tidied away",
    commit("output", { link: "docs" }),
    /"output" is a link/,
  ],
  [
    "a link for a folder of digests that an earlier step has tidied away",
    commit("output/daily", { link: "../docs" }),
    /"output\/daily" is a link/,
  ],
  [
    "a link for a document of the day",
    commit(`output/daily/2026/${DAY}.md`, { link: "../../../README.md" }),
    /"output\/daily\/2026\/2026-02-13\.md" is a link/,
  ],
  [
    "a folder for a document of the day",
    commit(`output/daily/2026/${DAY}.md/mine.txt`, { text: "mine" }),
    /"output\/daily\/2026\/2026-02-13\.md" is a folder/,
  ],
  [
    "a repository in the output folder",
    ({ folder }) => {
      mkdirSync(join(folder, "output"), { recursive: true });
      git(join(folder, "output"), "init", "--quiet");
    },
    /"output" is a repository of its own/,
  ],
  [
    "a submodule for the output folder",
    ({ folder, git: run }) => {
      run("update-index", "--add", "--cacheinfo", `160000,${run("rev-parse", "HEAD")},output`);
      run("-c", "user.name=a", "-c", "user.email=a@b", "commit", "-qm", "Add");
      mkdirSync(join(folder, "output"));
    },
    /"output" is a repository of its own/,
  ],
  [
    "a sparse checkout without it",
    ({ folder, git: run }) => {
      putIn(folder, "output/daily/2026/2026-02-12.json", "{}");
      commitAll(folder, "A day");
      run("sparse-checkout", "set", "docs");
    },
    /sparse and leaves out 1 files below "output"/,
  ],
  [
    "outputs that cannot be written",
    () => ({ GITHUB_OUTPUT: makeFolder() }),
    /GITHUB_OUTPUT \(EISDIR\)/,
  ],
  ["outputs that have no room", () => ({ GITHUB_OUTPUT: "/dev/full" }), /GITHUB_OUTPUT \(ENOSPC\)/],
  [
    "no temporary folder",
    () => ({ RUNNER_TEMP: join(makeFolder(), "none") }),
    /temporary folder .* cannot be written \(ENOENT\)/,
  ],
  ["a bad day", () => ({ INPUT_DATE: "2026-02-30" }), /"2026-02-30" is no calendar day/],
  ["half a range", () => ({ INPUT_DATE: "", INPUT_FROM: DAY }), /A range has two ends/],
  ["a bad week", () => ({ INPUT_DATE: "", INPUT_WEEK: "2026-W60" }), /is no ISO week/],
  ["a bad deadline", () => ({ INPUT_DEADLINE_MINUTES: "soon" }), /"soon" is no number of minutes/],
  ["a bad setting", () => ({ PAPERCARDS_TOP: "many" }), /`vars\.PAPERCARDS_TOP` is "many"/],
  [
    "a commit of another branch alone, without its history",
    ({ git: run }, origin) => {
      const author = checkOut(origin);
      putIn(author.folder, "draft.md", "not merged");
      commitAll(author.folder, "Draft");
      author.git("push", "--quiet", "origin", "HEAD:draft");
      run("fetch", "--quiet", "--depth=1", "origin", "draft");
      run("checkout", "--quiet", "--detach", "FETCH_HEAD");
    },
    /the commit that is does not lie on "main"/,
  ],
  [
    "a detached HEAD and nothing that names a branch",
    ({ git: run }, origin) => {
      git(origin, "symbolic-ref", "HEAD", "refs/heads/gone");
      run("checkout", "--quiet", "--detach");
      run("symbolic-ref", "--delete", "refs/remotes/origin/HEAD");
    },
    /No branch is checked out/,
  ],
];

test("what publishing will need is examined before the first request, and told with its mend", async () => {
  const world = await openRecordedWorld(new Map([[DAY, readDay(DAY)]]), { delayMs: 0 });
  try {
    const origin = makeOrigin();
    for (const [name, spoil, problem] of UNFIT) {
      const runner = checkOut(origin);
      const inputs = Inputs.safeParse(spoil(runner, origin)).data ?? {};

      const made = await runner.step({
        ...world.environment,
        INPUT_STEP: "generate",
        INPUT_DATE: DAY,
        ...inputs,
      });

      const said = `${name}: ${made.printed}`;
      expect(made.printed, name).toMatch(problem);
      expect(made.printed, said).toMatch(/^::error title=\w+::[^\n]+$/m);
      expect(made.exitCode, said).toBe(name === "no git" ? 1 : 2);
      expect(made.printed, said).not.toMatch(/^\s+at /m);
      expect(made.summary, said).toMatch(/^\*\*[A-Z]+\*\*: /);
      expect(made.outputs, said).not.toMatchObject({ written: "true" });
    }
    expect(world.asked).toEqual([]);
    expect(world.listed).toEqual([]);
  } finally {
    await world.close();
  }
});

test("somebody else's document for one of the days, which an earlier step has tidied away, costs that day alone, before it is asked about", async () => {
  const listings = [["2026-02-12", readDay("2026-02-16")] as const, [DAY, readDay(DAY)] as const];
  const world = await openRecordedWorld(new Map(listings), { delayMs: 0 });
  const runner = checkOut(makeOrigin());
  commit("output/daily/2026/2026-02-12.md", { text: "# Ours\n" })(runner);
  runner.git("push", "--quiet", "origin", "HEAD:main");

  const made = await runner.step({
    ...{ ...world.environment, INPUT_STEP: "generate", PAPERCARDS_TOP: "1" },
    ...{ INPUT_FROM: "2026-02-12", INPUT_TO: DAY },
  });
  await world.close();

  expect(made.exitCode, made.printed).toBe(3);
  expect(made.printed).toMatch(
    /::error title=2026-02-12::.*2026-02-12\.md is no document that papercards wrote/,
  );
  expect(world.listed).not.toContain("2026-02-12");
  expect(made.outputs).toMatchObject({ written: "true" });
});

test("an older commit of the branch is taken, and the checkout stays as shallow as it was", async () => {
  const origin = makeOrigin();
  const runner = checkOut(origin);
  const author = checkOut(origin);
  putIn(author.folder, "later.md", "later");
  commitAll(author.folder, "Go on");
  author.git("push", "--quiet", "origin", "HEAD:main");
  runner.git("checkout", "--quiet", "--detach");
  const settings = { PAPERCARDS_OUTPUT_DIR: "output", PAPERCARDS_CACHE_DIR: "cache" };
  const world = { cwd: runner.folder, environment: process.env };
  const checkout = await openCallerCheckout(world, { settings, branch: null });
  const how = { environment: process.env, temporaryFolder: makeFolder(), token: null };

  await expect(refuseUnrelated(checkout, how)).resolves.toBeUndefined();

  expect(runner.git("rev-list", "--count", "--all")).toBe("1");
});

test("a run from a folder below the top publishes into that folder", async () => {
  const origin = makeOrigin();
  const world = await openRecordedWorld(new Map([[DAY, readDay(DAY)]]), { delayMs: 0 });
  const runner = checkOut(origin);
  const inside = join(runner.folder, "papers");
  mkdirSync(inside);
  const inputs = { ...world.environment, INPUT_DATE: DAY, PAPERCARDS_TOP: "1" };

  const made = await runner.step({ ...inputs, INPUT_STEP: "generate" }, inside);
  const published = await runner.step({ ...inputs, INPUT_STEP: "publish" }, inside);
  await world.close();

  expect(made.exitCode, made.printed).toBe(0);
  expect(published.exitCode, published.printed).toBe(0);
  expect(git(origin, "show", "--name-only", "--format=", "main")).toContain(
    `papers/output/daily/2026/${DAY}.md`,
  );
});

test("a week that could not be published is not asked about, and keeps no day back", async () => {
  const origin = makeOrigin();
  const author = checkOut(origin);
  putIn(author.folder, "output/weekly/2026/2026-W07.svg/mine.txt", "mine");
  commitAll(author.folder, "Put something there");
  author.git("push", "--quiet", "origin", "HEAD:main");
  const world = await openRecordedWorld(new Map([[DAY, readDay(DAY)]]), { delayMs: 0 });
  const inputs = { ...world.environment, INPUT_DATE: DAY, PAPERCARDS_TOP: "2" };

  const { made, publish } = await prepare(origin, inputs);
  const published = await publish();
  await world.close();

  expect(made.exitCode, made.printed).toBe(3);
  expect(made.printed).toMatch(/title=2026-W07::.*2026-W07\.svg" is a folder/);
  expect(world.asked).toHaveLength(2);
  expect(published.exitCode, published.printed).toBe(0);
  expect(published.printed).toContain(`Digest ${DAY}\n`);
});
