import { appendFileSync, chmodSync, mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { openGitServer } from "../../support/git-server.ts";
import { openGithubServer } from "../../support/github-server.ts";
import { hashTree } from "../../support/hash-tree.ts";
import {
  checkOut,
  commitAll,
  git,
  makeOrigin,
  type Runner,
  wrapGit,
} from "../../support/runner.ts";
import { makeFolder } from "../../support/temporary.ts";
import { DAY, openTwoDays, prepare } from "../../support/two-jobs.ts";

const TOKEN = "ghs-made-up";

/** A program that leaves a trace when anything starts it. */
function makeTrap(): { program: string; isSprung: () => boolean } {
  const folder = makeFolder();
  const program = join(folder, "trap");
  writeFileSync(program, `#!/bin/sh\ntouch ${folder}/sprung\ncat\n`);
  chmodSync(program, 0o755);
  return { program, isSprung: () => readdirSync(folder).includes("sprung") };
}

/** Has a checkout run a program wherever git's configuration can name one. */
function setTraps({ folder, git: run }: Runner, program: string): void {
  for (const name of ["pre-commit", "commit-msg", "post-commit", "pre-push", "post-checkout"]) {
    const hook = join(folder, ".git/hooks", name);
    mkdirSync(dirname(hook), { recursive: true });
    writeFileSync(hook, `#!/bin/sh\n${program}\n`);
    chmodSync(hook, 0o755);
  }
  const included = join(folder, ".git/included");
  writeFileSync(included, `[core]\n\tfsmonitor = ${program}\n\tpager = ${program}\n`);
  run("config", "includeIf.gitdir:**.path", included);
  for (const kind of ["clean", "smudge", "process"]) run("config", `filter.trap.${kind}`, program);
  run("config", "core.fsmonitor", program);
  run("config", "core.alternateRefsCommand", program);
  run("config", "credential.helper", `!${program}`);
  run("config", "diff.external", program);
  run("config", "gpg.program", program);
  run("config", "commit.gpgSign", "true");
  run("config", "push.gpgSign", "if-asked");
  writeFileSync(join(folder, ".git/info/attributes"), "* filter=trap\n");
}

/** Sets the same traps for the whole machine, and in the branch's own attributes. */
function trapMachine(program: string): Record<string, string> {
  const home = makeFolder();
  const hooks = join(home, "hooks");
  mkdirSync(hooks);
  for (const name of ["pre-push", "reference-transaction", "post-index-change"]) {
    writeFileSync(join(hooks, name), `#!/bin/sh\n${program}\n`);
    chmodSync(join(hooks, name), 0o755);
  }
  writeFileSync(join(home, "attributes"), "* filter=trap\n");
  const settings = `[core]
	hooksPath = ${hooks}
	fsmonitor = ${program}
	attributesFile = ${home}/attributes
[init]
	templateDir = ${home}
[filter "trap"]
	clean = ${program}
	smudge = ${program}
	required = true
[push]
	gpgSign = if-asked
	followTags = true
[include]
	path = ${home}/more
`;
  writeFileSync(join(home, "config"), settings);
  return { GIT_CONFIG_GLOBAL: join(home, "config") };
}

test.each([{}, { INPUT_REVIEW: "true" }])(
  "publishing leaves the caller's repository byte for byte and runs nothing of it (%o)",
  async (mode) => {
    const trap = makeTrap();
    const origin = makeOrigin();
    const author = checkOut(origin);
    writeFileSync(join(author.folder, ".gitattributes"), "* text=auto eol=crlf filter=trap\n");
    commitAll(author.folder, "Say how files are stored");
    author.git("push", "--quiet", "origin", "HEAD:main");
    const { publisher, publish } = await prepare(origin, {
      ...(await openTwoDays()),
      INPUT_DATE: DAY,
    });
    git(origin, "config", "http.receivepack", "true");
    const server = await openGitServer(dirname(origin), TOKEN); // with a configuration of its own
    onTestFinished(server.close);
    publisher.git("remote", "set-url", "origin", `${server.origin}/origin.git`);
    appendFileSync(join(publisher.folder, "README.md"), "Changed by an earlier step.\n");
    commitAll(publisher.folder, "A commit that was not pushed");
    appendFileSync(join(publisher.folder, "README.md"), "And once more.\n");
    writeFileSync(join(publisher.folder, "new.txt"), "untracked\n");
    setTraps(publisher, trap.program);
    const before = hashTree(publisher.folder);
    const elsewhere = checkOut(origin).folder;

    const { environment } = await openGithubServer(origin);
    const published = await publish({
      ...("INPUT_REVIEW" in mode ? environment : {}),
      ...mode,
      GITHUB_SERVER_URL: server.origin,
      ...trapMachine(trap.program),
      GIT_DIR: join(elsewhere, ".git"),
      GIT_WORK_TREE: elsewhere,
      GIT_INDEX_FILE: join(elsewhere, "index"),
      GIT_OBJECT_DIRECTORY: join(elsewhere, "objects"),
      GIT_EXTERNAL_DIFF: trap.program,
      GIT_ASKPASS: trap.program,
      GIT_TRACE: join(elsewhere, "trace"),
    });

    expect(published.exitCode, published.printed).toBe(0);
    expect(hashTree(publisher.folder)).toEqual(before);
    expect(trap.isSprung()).toBe(false);
    const branch = "INPUT_REVIEW" in mode ? `papercards/${DAY}` : "main";
    const changed = git(origin, "diff", "--name-only", "main~1", branch).split("\n");
    expect(changed).toContain(`output/daily/2026/${DAY}.md`);
    expect(git(origin, "show", `${branch}:output/daily/2026/${DAY}.md`)).not.toContain("\r");
    expect(git(origin, "log", "--format=%s", branch)).not.toContain("not pushed");
    expect(git(origin, "show", `${branch}:README.md`)).toBe("# Archive");
  },
);

/** Ways in which a checkout or a machine may already have been given credentials for the server. */
const CREDENTIALS: Readonly<
  Record<string, (runner: Runner, server: string) => Record<string, string>>
> = {
  "none, as actions/checkout leaves it with persist-credentials: false": () => ({}),
  "a header in .git/config, as actions/checkout left it up to its version 5": (runner, server) => {
    runner.git("config", `http.${server}/.extraheader`, "AUTHORIZATION: basic b2xk");
    return {};
  },
  "a header in an included file, as actions/checkout leaves it since its version 6": (
    runner,
    server,
  ) => {
    const file = join(makeFolder(), "git-credentials.config");
    writeFileSync(file, `[http "${server}/"]\n\textraheader = AUTHORIZATION: basic b2xk\n`);
    runner.git("config", `includeIf.gitdir:${runner.folder}/.git.path`, file);
    return {};
  },
  "headers for the whole machine, one of them for this very repository": (_, server) => {
    const file = join(makeFolder(), "gitconfig");
    const header = "\textraheader = AUTHORIZATION: basic b2xk\n";
    const urls = ["http", `http "${server}/"`, `http "${server}/origin.git"`];
    writeFileSync(file, urls.map((url) => `[${url}]\n${header}`).join(""));
    return { GIT_CONFIG_GLOBAL: file };
  },
  "a header and more in the job's variables": (_, server) => ({
    GIT_CONFIG_COUNT: "2",
    GIT_CONFIG_KEY_0: "safe.directory",
    GIT_CONFIG_VALUE_0: "*",
    GIT_CONFIG_KEY_1: `http.${server}/.extraheader`,
    GIT_CONFIG_VALUE_1: "AUTHORIZATION: basic b2xk",
  }),
  "another user's checkout, which the job's variables say is safe": () => ({
    ...wrapGit("export GIT_TEST_ASSUME_DIFFERENT_OWNER=1"),
    GIT_CONFIG_COUNT: "1",
    GIT_CONFIG_KEY_0: "safe.directory",
    GIT_CONFIG_VALUE_0: "*",
  }),
  "another token in the address": (runner, server) => {
    const address = new URL("/origin.git", server);
    address.username = "x-access-token";
    address.password = "old";
    runner.git("remote", "set-url", "origin", address.href);
    return {};
  },
};

test("the token replaces whatever is configured for the server", async () => {
  const origin = makeOrigin();
  git(origin, "config", "http.receivepack", "true");
  const server = await openGitServer(dirname(origin), TOKEN);
  onTestFinished(server.close);
  const temporary = makeFolder();
  const maker = checkOut(origin, temporary);
  await maker.step({ ...(await openTwoDays()), INPUT_DATE: DAY, INPUT_STEP: "generate" });
  const before = git(origin, "rev-parse", "main");

  for (const [name, configure] of Object.entries(CREDENTIALS)) {
    git(origin, "update-ref", "refs/heads/main", before);
    const publisher = checkOut(origin, temporary);
    publisher.git("remote", "set-url", "origin", `${server.origin}/origin.git`);
    const published = await publisher.step({
      ...configure(publisher, server.origin),
      INPUT_STEP: "publish",
      INPUT_TOKEN: TOKEN,
      GITHUB_SERVER_URL: server.origin,
    });

    expect(published.exitCode, `${name}: ${published.printed}`).toBe(0);
    expect(git(origin, "log", "-1", "--format=%s", "main"), name).toContain(`Digest ${DAY}`);
    expect(published.printed, name).not.toContain(TOKEN);
  }
  expect(server.seen.filter((headers) => headers.length !== 1)).toEqual([]);
});

test("without a token, the header that the checkout has kept is used", async () => {
  const origin = makeOrigin();
  git(origin, "config", "http.receivepack", "true");
  const server = await openGitServer(dirname(origin), TOKEN);
  onTestFinished(server.close);
  const { publisher, publish } = await prepare(origin, {
    ...(await openTwoDays()),
    INPUT_DATE: DAY,
  });
  publisher.git("remote", "set-url", "origin", `${server.origin}/origin.git`);
  const inputs = { GITHUB_SERVER_URL: server.origin, INPUT_TOKEN: "" };

  const refused = await publish(inputs);
  const kept = Buffer.from(`x-access-token:${TOKEN}`).toString("base64");
  publisher.git("config", `http.${server.origin}/.extraheader`, `AUTHORIZATION: basic ${kept}`);
  const published = await publish(inputs);

  expect(refused.exitCode).toBe(1);
  expect(refused.printed).toMatch(
    /GIT: .*without a token that it knows: .*[\s\S]*as the secret `PAPERCARDS_GITHUB_TOKEN`/,
  );
  expect(published.exitCode, published.printed).toBe(0);
});

test("without a token, the credential helper that the checkout is set up with is asked", async () => {
  const origin = makeOrigin();
  git(origin, "config", "http.receivepack", "true");
  const server = await openGitServer(dirname(origin), TOKEN);
  onTestFinished(server.close);
  const inputs = { ...(await openTwoDays()), INPUT_DATE: DAY };
  const { publisher, publish } = await prepare(origin, inputs);
  publisher.git("remote", "set-url", "origin", `${server.origin}/origin.git`);
  const other = "!f() { echo username=x; echo password=wrong; }; f";
  const helper = `!f() { echo username=x-access-token; echo password=${TOKEN}; }; f`;
  publisher.git("config", "credential.helper", other);
  publisher.git("config", "--add", "credential.helper", "");
  publisher.git("config", "--add", `credential.${server.origin}.helper`, helper);

  const published = await publish({ GITHUB_SERVER_URL: server.origin, INPUT_TOKEN: "" });

  expect(published.exitCode, published.printed).toBe(0);
  expect(published.printed).not.toContain(TOKEN);
});
