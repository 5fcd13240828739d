import { renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import process from "node:process";
import { expect, test } from "vitest";
import { chooseAccess } from "../../../src/cli/github/git/access.ts";
import { openCallerCheckout } from "../../../src/cli/github/git/caller-checkout.ts";
import { checkOut, git, makeOrigin, type Runner, wrapGit } from "../../support/runner.ts";

const SETTINGS = { PAPERCARDS_OUTPUT_DIR: "output", PAPERCARDS_CACHE_DIR: "cache" };

const open = (cwd: string, branch: string | null = null) =>
  openCallerCheckout({ cwd, environment: process.env }, { settings: SETTINGS, branch });

/** Checkouts of which git does not tell all at once, and the folder that each is in. */
const ODD: Readonly<Record<string, (runner: Runner) => string>> = {
  "in a folder with a line break": ({ folder }) => {
    renameSync(folder, `${folder}\nsha1`);
    return `${folder}\nsha1`;
  },
  "of a branch into which nothing is fetched": ({ folder, git: run }) => {
    run("branch", "--unset-upstream");
    return folder;
  },
  "of a branch into which another one is fetched": ({ folder, git: run }) => {
    run("branch", "other");
    run("branch", "--set-upstream-to=other");
    return folder;
  },
  "with a file called as what is asked for": ({ folder, git: run }) => {
    run("branch", "--unset-upstream");
    writeFileSync(join(folder, "@{upstream}"), "");
    return folder;
  },
  "with a branch called HEAD": ({ folder, git: run }) => {
    run("update-ref", "refs/heads/HEAD", "HEAD");
    return folder;
  },
};

test.each(Object.entries(ODD))("a checkout is found as it is: one %s", async (_, prepare) => {
  const runner = checkOut(makeOrigin());
  const head = runner.git("rev-parse", "HEAD^{commit}");
  const folder = prepare(runner);

  const found = await open(folder);

  expect(found).toMatchObject({ head, branch: "main", isOnBranch: true, objectFormat: "sha1" });
  expect(found.git.folder).toBe(folder);
});

test("a commit without a branch is found as one", async () => {
  const { folder, git: run } = checkOut(makeOrigin());
  run("checkout", "--quiet", "--detach");

  expect(await open(folder, "main")).toMatchObject({ branch: "main", isOnBranch: false });
});

/** Ways in which the address of origin can be written. */
const ADDRESSES: Readonly<Record<string, readonly (readonly string[])[]>> = {
  "as it is": [],
  "shortened by the checkout": [
    ["remote.origin.url", "gh:someone/archive"],
    ["url.https://example.com/.insteadOf", "gh:"],
  ],
  "with another one to push to": [
    ["--add", "remote.origin.pushurl", "https://example.com/other.git"],
  ],
  twice: [["--add", "remote.origin.url", "https://example.com/other.git"]],
};

test.each(Object.entries(ADDRESSES))("origin is where git finds it: %s", async (_, entries) => {
  const { folder, git: run } = checkOut(makeOrigin());
  for (const entry of entries) run("config", ...entry);

  const how = { token: null, environment: process.env };
  const { remote } = await chooseAccess(await open(folder), how);

  expect(remote).toBe(git(folder, "ls-remote", "--get-url", "origin"));
});

test("a job that publishes with an old git is told its version", async () => {
  const refuse = '*--config-env*) echo "unknown option: --config-env" >&2; exit 129;;';
  const tell = "*version*) echo git version 2.30.2; exit;;";

  const published = await checkOut(makeOrigin()).step({
    ...wrapGit(`case "$*" in ${refuse} ${tell} esac`),
    INPUT_STEP: "publish",
  });

  expect(published.exitCode, published.printed).toBe(2);
  expect(published.printed).toMatch(/needs git 2\.31\.0 or later, and this is 2\.30\.2/);
});
