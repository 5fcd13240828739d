import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { expect, test } from "vitest";
import { openCallerCheckout } from "../../../src/cli/github/git/caller-checkout.ts";
import {
  fetchNewest,
  openPublishingRepository,
} from "../../../src/cli/github/git/publishing-repository.ts";
import { pushOnNewest } from "../../../src/cli/github/git/push.ts";
import { DigestDate } from "../../../src/core/paper/date.ts";
import { renderStoredIndex } from "../../../src/store/documents/stored-index.ts";
import { toJson } from "../../../src/store/to-json.ts";
import { openGithubServer } from "../../support/github-server.ts";
import { HANDED_JSON, makeHanded, makeHandedDay, writeHanded } from "../../support/hand-over.ts";
import {
  checkOut,
  commitAll,
  git,
  type Inputs,
  makeOrigin,
  refusePushes,
  wrapGit,
} from "../../support/runner.ts";
import { makeFolder } from "../../support/temporary.ts";

const DAY = HANDED_JSON.replace(".json", "");

/** A runner with something to publish. */
async function prepareHanded(origin: string) {
  const temporary = makeFolder();
  writeHanded(await makeHanded(), join(temporary, "papercards"));
  const publisher = checkOut(origin, temporary);
  return (more: Inputs = {}) =>
    publisher.step({ INPUT_STEP: "publish", INPUT_TOKEN: "ghs-made-up", ...more });
}

test.each([
  [
    "error: GH006: Protected branch update failed for refs/heads/main.\nerror: Changes must be made through a pull request.",
    /The branch main is protected by a rule: .*GH006.*review mode/s,
  ],
  [
    "error: GH013: Repository rule violations found for refs/heads/main.\n- Commits must have verified signatures.",
    /takes signed commits only: .*verified signatures/s,
  ],
  [
    "No. ##[error]x\n::add-mask::y",
    /by a check of its server's own: .*No\. # #\[error\]x ::add-mask::y/,
  ],
  [
    "error: policy: reference already exists in the deny list",
    /by a check of its server's own: .*in the deny list/,
  ],
])(
  "a push that a rule refuses is not repeated, and told in the server's own words: %s",
  async (words, said) => {
    const origin = makeOrigin();
    refusePushes(origin, words);
    const publish = await prepareHanded(origin);

    const published = await publish();

    expect(published.exitCode, published.printed).toBe(1);
    expect(published.printed).toMatch(said);
    expect(published.printed).toMatch(/^::error title=GIT::/m);
    expect(published.printed).not.toMatch(/##\[|^\s+at /m);
    expect(readFileSync(join(origin, "pushes"), "utf8")).toBe("pushed\n");
  },
);

test("a lock that lasts on the server is no race, and is told in git's own words", async () => {
  const origin = makeOrigin();
  const publish = await prepareHanded(origin);
  writeFileSync(join(origin, "refs/heads/main.lock"), "");
  const log = join(makeFolder(), "pushes");

  const published = await publish(wrapGit(`case "$*" in *" push "*) echo pushed >> ${log};; esac`));

  expect(published.exitCode, published.printed).toBe(1);
  expect(published.printed).toMatch(
    /could not be written by the server.*main\.lock': File exists.*failed to update ref/s,
  );
  expect(readFileSync(log, "utf8")).toBe("pushed\n");
});

test("a lost push is repeated five times at most", async () => {
  const origin = makeOrigin();
  const settings = { PAPERCARDS_OUTPUT_DIR: "output", PAPERCARDS_CACHE_DIR: "cache" };
  const world = { cwd: checkOut(origin).folder, environment: process.env };
  const checkout = await openCallerCheckout(world, { settings, branch: null });
  const options = { environment: process.env, temporaryFolder: makeFolder(), token: null };
  const repository = await openPublishingRepository(checkout, options);
  const rival = checkOut(origin);
  let commits = 0;

  const pushing = pushOnNewest(repository, "main", {
    maxWaitMs: 1,
    commitOn: async (newest) => {
      commits += 1;
      writeFileSync(join(rival.folder, "rival.txt"), `${commits}`);
      commitAll(rival.folder, "Come first");
      rival.git("push", "--quiet", "origin", "HEAD:main");
      const { git: own } = repository;
      const tree = await own.run("rev-parse", `${newest}^{tree}`);
      return { commit: await own.run("commit-tree", tree, "-p", newest, "-m", "Ours") };
    },
  });

  await expect(pushing).rejects.toThrow(/Other pushes to main came first 5 times: .*fetch first/);
  expect(commits).toBe(5);
  await expect(fetchNewest(repository, "none")).rejects.toThrow(/The branch none is not there/);
  await repository.close();
});

test.each<[string, (folder: string) => void, RegExp]>([
  [
    "somebody else's README",
    (folder) => put(folder, "output/README.md", "# Ours\n"),
    /no index that papercards has written/,
  ],
  [
    "a link for the output folder",
    (folder) => symlinkSync(".github/workflows", join(folder, "output")),
    /"output" is a link/,
  ],
  [
    "a link for a folder of digests",
    (folder) => {
      put(folder, "output/x", "");
      symlinkSync("../.github/workflows", join(folder, "output/daily"));
    },
    /"output\/daily" is a link/,
  ],
  [
    "a file for a folder",
    (folder) => put(folder, "output/daily", "text"),
    /"output\/daily" is a file/,
  ],
  [
    "a torn digest of the same day",
    (folder) => put(folder, `output/daily/2026/2026-02-13.json`, "<<<<<<< HEAD"),
    /output\/daily\/2026\/2026-02-13\.json holds the marks of a merge/,
  ],
])(
  "what is not ours on the newest state of the branch is not written over: %s",
  async (_, change, problem) => {
    const origin = makeOrigin();
    const publish = await prepareHanded(origin);
    const author = checkOut(origin);
    change(author.folder);
    commitAll(author.folder, "Change the branch");
    author.git("push", "--quiet", "origin", "HEAD:main");
    const before = git(origin, "rev-parse", "main");

    const published = await publish();

    expect(published.exitCode, published.printed).not.toBe(0);
    expect(published.printed).toMatch(problem);
    expect(published.printed).not.toMatch(/^\s+at /m);
    expect(git(origin, "rev-parse", "main")).toBe(before);
  },
);

test.each([
  ["torn", '{"formatVersion":1,', /is truncated/],
  ["not merged", "<<<<<<< HEAD\n{}\n=======\n{}\n>>>>>>> x\n", /marks of a merge/],
  ["somebody else's", '{"a":1}', /is not a file that papercards wrote/],
  ["of a later version", '{"formatVersion":99,"kind":"daily"}', /has format version 99/],
])("another digest that is %s keeps back the index alone", async (_, text, problem) => {
  const origin = makeOrigin();
  const publish = await prepareHanded(origin);
  const author = checkOut(origin);
  put(author.folder, "output/daily/2025/2025-03-03.json", text);
  commitAll(author.folder, "Change the branch");
  author.git("push", "--quiet", "origin", "HEAD:main");

  const published = await publish();

  expect(published.exitCode, published.printed).toBe(3);
  expect(published.printed).toMatch(
    /^::error title=2025-03-03%2C index::output\/daily\/2025\/2025-03-03\.json /m,
  );
  expect(published.printed.match(/^::.*2025-03-03/gm)).toHaveLength(1);
  expect(published.printed).toMatch(problem);
  expect(published.outputs).toMatchObject({
    "exit-code": "3",
    problems: expect.stringContaining("2025-03-03.json"),
  });
  expect(git(origin, "show", "--name-only", "--format=%s", "main").split("\n")).toEqual([
    "Digest 2026-02-13",
    "",
    "output/daily/2026/2026-02-13.json",
    "output/daily/2026/2026-02-13.md",
    "output/images/2602.12036.webp",
  ]);
  expect(git(origin, "show", "main:output/daily/2025/2025-03-03.json")).toBe(text.trimEnd());
});

test.each<[string, string, [string, string], Record<string, string>]>([
  [
    "in a push",
    "index",
    ["# Daily", "# 우리 팀의 Daily"],
    { INPUT_REVIEW: "false", PAPERCARDS_REVIEW: "" },
  ],
  [
    "in review mode",
    "The index is left",
    ["# Daily", "# 우리 팀의 Daily"],
    { INPUT_REVIEW: "true" },
  ],
  [
    "below its heading",
    "The index is left",
    ["Hugging Face", "우리 팀이 고른 Hugging Face"],
    { INPUT_REVIEW: "true" },
  ],
])(
  "%s, an index that a person has edited is left, named as a warning, and keeps nothing back",
  async (_, title, edit, mode) => {
    const origin = makeOrigin();
    const { environment } = await openGithubServer(origin);
    const author = checkOut(origin);
    const edited = `${renderStoredIndex([])}\n`.replace(...edit);
    put(author.folder, "output/README.md", edited);
    commitAll(author.folder, "Write into the index");
    author.git("push", "--quiet", "origin", "HEAD:main");
    const publish = await prepareHanded(origin);

    const published = await publish({ ...environment, ...mode });

    expect(published.exitCode, published.printed).toBe(0);
    expect(published.printed).toContain(
      `::warning title=${title}::output/README.md was edited by hand`,
    );
    expect(published.printed).not.toContain("::error");
    const heads = git(origin, "for-each-ref", "--format=%(refname:short)", "refs/heads").split(
      "\n",
    );
    for (const head of heads)
      expect(git(origin, "show", `${head}:output/README.md`)).toBe(edited.trimEnd());
    const files = heads.map((head) => git(origin, "ls-tree", "-r", "--name-only", head)).join();
    expect(files).toContain(`output/${HANDED_JSON}`);
  },
);

test("in review mode, too, a torn digest keeps back nothing but the weeks and the index that need it", async () => {
  const origin = makeOrigin();
  const { environment } = await openGithubServer(origin);
  const publish = await prepareHanded(origin);
  const author = checkOut(origin);
  put(author.folder, "output/daily/2026/2026-01-30.json", '{"formatVersion":1,');
  put(
    author.folder,
    "output/daily/2026/2026-02-12.json",
    toJson(makeHandedDay({ date: DigestDate.parse("2026-02-12") })),
  );
  commitAll(author.folder, "Change the branch");
  author.git("push", "--quiet", "origin", "HEAD:main");

  const proposed = await publish({ ...environment, INPUT_REVIEW: "true" });

  expect(proposed.exitCode, proposed.printed).toBe(3);
  expect(proposed.printed).toMatch(
    /^::error title=2026-01-30%2C 2026-W05 to 2026-W07 \(2 weeks\)%2C index::.*2026-01-30\.json is truncated/m,
  );
  expect(proposed.printed.match(/^::.*2026-01-30/gm)).toHaveLength(1);
  const branches = git(
    origin,
    "for-each-ref",
    "--format=%(refname:short)",
    "refs/heads/papercards",
  );
  expect(branches.split("\n")).toEqual(["papercards/2026-02-13"]);
});

test("a digest is not written through a link that the checkout has in its place", async () => {
  const origin = makeOrigin();
  const author = checkOut(origin);
  put(author.folder, "output/daily/2026/x", "");
  symlinkSync("../../../README.md", join(author.folder, "output", HANDED_JSON));
  commitAll(author.folder, "Link a digest");
  author.git("push", "--quiet", "origin", "HEAD:main");
  const before = git(origin, "rev-parse", "main");

  const published = await (await prepareHanded(origin))();

  expect(published.exitCode, published.printed).toBe(2);
  expect(published.printed).toMatch(/2026-02-13\.json" is a link/);
  expect(git(origin, "rev-parse", "main")).toBe(before);
});

test.each([
  ["published", "main", DAY],
  ["proposed", "papercards/2026-W07", "weekly/2026/2026-W07"],
])(
  "a link in the place of a neighbour's document stays, and keeps no digest from being %s",
  async (how, branch, made) => {
    const origin = makeOrigin();
    const { environment } = await openGithubServer(origin);
    const author = checkOut(origin);
    const neighbour = makeHandedDay({ date: DigestDate.parse("2026-02-12") });
    put(author.folder, "output/daily/2026/2026-02-12.json", toJson(neighbour));
    symlinkSync("../../../README.md", join(author.folder, "output/daily/2026/2026-02-12.md"));
    commitAll(author.folder, "Link a document");
    author.git("push", "--quiet", "origin", "HEAD:main");

    const published = await (await prepareHanded(origin))(how === "proposed" ? environment : {});

    expect(published.exitCode, published.printed).toBe(0);
    const files = git(origin, "ls-tree", "-r", branch, "--", "output").split("\n");
    expect(files).toContainEqual(expect.stringContaining(`output/${made}.md`));
    expect(files).toContainEqual(expect.stringMatching(/^120000 .*2026-02-12\.md$/));
  },
);

test("a picture is published with its digest, and files beside the digests stay", async () => {
  const origin = makeOrigin();
  const author = checkOut(origin);
  put(author.folder, "output/notes.txt", "mine\n");
  symlinkSync("../.github/workflows", join(author.folder, "output/w"));
  commitAll(author.folder, "Keep notes");
  author.git("push", "--quiet", "origin", "HEAD:main");
  const publish = await prepareHanded(origin);

  const published = await publish();

  expect(published.exitCode, published.printed).toBe(0);
  const files = git(origin, "ls-tree", "-r", "--name-only", "main", "--", "output").split("\n");
  expect(files).toEqual([
    "output/README.md",
    "output/daily/2026/2026-02-13.json",
    "output/daily/2026/2026-02-13.md",
    "output/images/2602.12036.webp",
    "output/notes.txt",
    "output/w",
  ]);
});

function put(folder: string, path: string, text: string): void {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), text);
}
