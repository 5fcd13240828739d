import { createHash } from "node:crypto";
import type { CommitChange } from "../git/commit-files.ts";
import type { PublishingRepository } from "../git/publishing-repository.ts";

/** The line of a commit's message that names the digest it was made for. */
const NAME_KEY = "Papercards-Digest";

/** The line that holds a hash of what the commit changes, by which an amended one is known. */
const CONTENT_KEY = "Papercards-Content";

/** A commit of a branch. */
export type BranchCommit = {
  id: string;
  /** Whether the program has made it as it is, whoever is called its committer. */
  isOwn: boolean;
  /** Whether it only takes in what the branch it is for has, such as by "Update branch". */
  isUpdate: boolean;
};

/** The message of a commit of ours, with the lines by which it is known again. */
export async function signMessage(
  message: string,
  name: string,
  { repository, ...change }: CommitChange & { repository: PublishingRepository },
): Promise<string> {
  const { parent, written } = change;
  const listed =
    change.listed ?? (await repository.git.run(...compare(repository, parent, written)));
  const content = hashChange(listed);
  return `${message}\n\n${NAME_KEY}: ${name}\n${CONTENT_KEY}: ${content}`;
}

/**
 * Reads the commits of a branch from its tip on, as far as they were made for its digest and are not on the
 * branch it is for.
 */
export async function readCommits(
  repository: PublishingRepository,
  name: string,
  { tip, target }: { tip: string; target: string },
): Promise<BranchCommit[]> {
  const { git } = repository;
  const key = (one: string) => `%(trailers:key=${one},valueonly,separator=%x2C)`;
  const format = `--format=%H%x1f%P%x1f${key(NAME_KEY)}%x1f${key(CONTENT_KEY)}%x1e`;
  const listed = await git.run("log", "--first-parent", format, tip, "--not", target, "--");
  const lines = listed
    .split("\x1e")
    .map((line) => line.trim())
    .filter((line) => line !== "");
  const commits: (BranchCommit & { isNamed: boolean })[] = [];
  for (const line of lines) {
    const [id = "", parents = "", named = "", content = ""] = line.split("\x1f");
    const [first = "", ...others] = parents.split(" ");
    const isNamed = named.trim() === name;
    const isKnown = isNamed && first !== "";
    const isOwn = isKnown && content.trim() === (await hashKnown(repository, first, id));
    const isUpdate = !isOwn && others.length > 0 && (await isMergeOf(git, id, { others, target }));
    commits.push({ id, isOwn, isNamed, isUpdate });
  }
  // below the first one that was made for it lies what the branch was made on
  const end = commits.findLastIndex(({ isNamed }) => isNamed);
  return end === -1 ? commits : commits.slice(0, end + 1);
}

/** Whether a merge brings in what is on the target alone, and nothing that no parent has so. */
async function isMergeOf(
  git: PublishingRepository["git"],
  id: string,
  { others, target }: { others: readonly string[]; target: string },
): Promise<boolean> {
  const flags = ["-c", "-r", "--no-commit-id", "--name-only"];
  if ((await git.run("diff-tree", ...flags, id, "--")) !== "") return false;
  return (await git.run("rev-list", "--max-count=1", ...others, "--not", target, "--")) === "";
}

/** A hash of what a commit changes; null when what it was made on lies below the commits that were fetched. */
async function hashKnown(
  repository: PublishingRepository,
  from: string,
  to: string,
): Promise<string | null> {
  const listed = await repository.git.attempt(...compare(repository, from, to));
  return listed.exitCode === 0 ? hashChange(listed.stdout) : null;
}

/** The command that lists what differs below the output folder. */
function compare({ output }: PublishingRepository, from: string, to: string): string[] {
  return ["diff-tree", "-r", "-z", "--no-renames", from, to, "--", output];
}

/** A hash of what git lists as different. */
function hashChange(listed: string): string {
  const fields = listed.trimEnd().split("\0");
  // of each pair, `:<mode> <mode> <id> <id> <status>` and the path, only what it is afterwards
  const after = fields.map((field) => (field.startsWith(":") ? field.split(" ")[3] : field));
  return createHash("sha256").update(after.join("\0")).digest("hex").slice(0, 32);
}
