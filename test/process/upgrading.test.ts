import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import process from "node:process";
import { expect, test } from "vitest";
import { buildDailyDigest } from "../../src/core/digest/digest.ts";
import { addDays, DigestDate } from "../../src/core/paper/date.ts";
import { openStore } from "../../src/store/open-store.ts";
import { makeDraftedCard } from "../support/make.ts";
import { commitAll, git } from "../support/runner.ts";
import { makeFolder } from "../support/temporary.ts";

/** The commands of a README's section on upgrading: those of every merge, and those against a conflict. */
function readCommands(readme: string, heading: string): { merge: string; mend: string } {
  const section = readFileSync(readme, "utf8").split(`## ${heading}\n`)[1]?.split("\n## ")[0] ?? "";
  const [merge = "", mend = ""] = [...section.matchAll(/```sh\n([\s\S]*?)```/g)].map(
    ([, commands = ""]) => commands,
  );
  return { merge, mend };
}

/** Writes files below a folder, and commits everything there. */
function commit(folder: string, files: Readonly<Record<string, string>>): void {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  commitAll(folder, "Change");
}

/** Adds days to the archive of a folder, as a run leaves them. */
async function addDigests(folder: string, first: string, count: number): Promise<void> {
  const store = openStore({
    outputFolder: join(folder, "output"),
    cacheFolder: join(makeFolder(), "cache"),
    writer: { processId: 1, isRunning: () => true },
  });
  for (let index = 0; index < count; index += 1) {
    const date = addDays(DigestDate.parse(first), index);
    const cards = [makeDraftedCard({ image: null })];
    const digest = buildDailyDigest({ date, status: "settled", listed: 39, cards });
    await store.digests.updateDay(date, () => digest);
  }
  await store.writeIndex();
}

/** This repository as others have forked it, with the sample below `output/` or without. */
async function makeUpstream({ hasSample }: { hasSample: boolean }): Promise<string> {
  const folder = join(makeFolder(), "papercards");
  git(".", "init", "--quiet", "--initial-branch=main", folder);
  git(folder, "config", "receive.denyCurrentBranch", "ignore");
  if (hasSample) await addDigests(folder, "2026-02-13", 1);
  else commit(folder, { "output/.gitkeep": "" });
  commit(folder, { "README.md": "# papercards\n", "src/cli.ts": "1\n" });
  return folder;
}

/** A fork of it, with a month of digests. */
async function makeFork(upstream: string): Promise<string> {
  const [server, fork] = [join(makeFolder(), "fork.git"), join(makeFolder(), "fork")];
  git(".", "clone", "--quiet", "--bare", upstream, server);
  git(".", "clone", "--quiet", server, fork);
  await addDigests(fork, "2026-03-01", 30);
  commitAll(fork, "A month");
  return fork;
}

/** Runs commands as their reader does, with another address of upstream. */
function run(commands: string, fork: string, upstream: string): string {
  const address = commands.replace(/https:\/\/github\.com\/OWNER\/papercards\S*/, upstream);
  const name = "Someone";
  const env = {
    ...process.env,
    ...{ GIT_AUTHOR_NAME: name, GIT_AUTHOR_EMAIL: "a@example.com" },
    ...{ GIT_COMMITTER_NAME: name, GIT_COMMITTER_EMAIL: "a@example.com" },
  };
  try {
    return execFileSync("sh", ["-ec", address], {
      cwd: fork,
      env,
      encoding: "utf8",
      stdio: "pipe",
    });
  } catch (error) {
    return error instanceof Error && "stdout" in error ? String(error.stdout) : String(error);
  }
}

const listConflicts = (fork: string) =>
  git(fork, "diff", "--name-only", "--diff-filter=U").split("\n");

const listOutput = (fork: string) =>
  git(fork, "ls-tree", "-r", "HEAD", "output")
    .split("\n")
    .filter((line) => !line.endsWith("/.gitkeep"));

test.each([
  ["README.md", "Upgrading"],
  ["README.ko.md", "업그레이드"],
])(
  "by the commands of %s, a fork takes changes over without a conflict and keeps its archive",
  async (...section) => {
    const { merge } = readCommands(...section);
    const upstream = await makeUpstream({ hasSample: false });
    const fork = await makeFork(upstream);
    const before = listOutput(fork);
    commit(upstream, { "src/cli.ts": "2\n", "examples/2026-02-13/output/README.md": "# Sample\n" });

    const said = run(merge, fork, upstream);

    expect(said).not.toMatch(/CONFLICT|rror/);
    expect(git(fork, "status", "--porcelain")).toBe("");
    expect(readFileSync(join(fork, "src/cli.ts"), "utf8")).toBe("2\n");
    expect(listOutput(fork)).toEqual(before);
    expect(before.filter((line) => line.endsWith(".json"))).toHaveLength(30);
    expect(git(fork, "rev-parse", "origin/main")).toBe(git(fork, "rev-parse", "HEAD"));
  },
);

test.each([
  ["README.md", "Upgrading"],
  ["README.ko.md", "업그레이드"],
])(
  "by the commands of %s, a fork that still has the sample mends the one conflict there can be",
  async (...section) => {
    const { merge, mend } = readCommands(...section);
    const upstream = await makeUpstream({ hasSample: true });
    const fork = await makeFork(upstream);
    const before = listOutput(fork);

    await addDigests(upstream, "2026-02-12", 2); // the sample and its index come out differently
    commit(upstream, { "src/cli.ts": "2\n" });
    run(merge, fork, upstream);
    const changed = listConflicts(fork);
    run(mend, fork, upstream);
    const afterChange = listOutput(fork);

    const sample = "examples/2026-02-13/output"; // and moves away, file by file
    mkdirSync(join(upstream, sample), { recursive: true });
    git(upstream, "mv", "output/README.md", "output/daily", sample);
    commit(upstream, { "output/.gitkeep": "", "src/cli.ts": "3\n" });
    run(merge.replace(/^git remote add.*\n/m, ""), fork, upstream);
    const moved = listConflicts(fork);
    run(mend, fork, upstream);

    const conflict = ["output/README.md", "output/daily/2026/2026-02-13.md"]; // it links to the next day
    expect([changed, moved]).toEqual([conflict, conflict]);
    expect(git(fork, "rev-parse", `HEAD:${sample}`)).toBe(
      git(upstream, "rev-parse", `HEAD:${sample}`),
    );
    expect(afterChange.map((line) => line.split("\t")[1])).toEqual(
      expect.arrayContaining(before.map((line) => line.split("\t")[1])),
    );
    expect(git(fork, "status", "--porcelain")).toBe("");
    expect(readFileSync(join(fork, "src/cli.ts"), "utf8")).toBe("3\n");
    expect(before.filter((line) => !listOutput(fork).includes(line))).toEqual([]);
    expect(existsSync(join(fork, ".git/MERGE_HEAD"))).toBe(false);
  },
);
