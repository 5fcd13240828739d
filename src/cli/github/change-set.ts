import { copyFile, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { dirname, join, relative, resolve, sep } from "node:path";
import { makeFolder } from "../../store/files/make-folder.ts";
import type { Git } from "./git.ts";

/** Below the folder that goes from job to job as an artifact: the files, and the commit they change. */
const FILES = "files";
const BASE = "base";

/** What one job has made and another may push. */
export type ChangeSet = {
  /** The commit that the files were made on. */
  base: string;
  /** Paths of the files that were added or changed, from the top of the repository. */
  paths: string[];
};

/** Copies what has changed below `output` into the artifact's folder, and returns how many files that is. */
export async function packChanges(git: Git, output: string, artifact: string): Promise<number> {
  await rm(artifact, { recursive: true, force: true });
  const listed = await git.run(
    ...["ls-files", "-z", "--modified", "--others", "--exclude-standard", "--", output],
  );
  const paths = [...new Set(listed.split("\0"))].filter((path) => path !== "");
  for (const path of paths) await copy(join(git.folder, path), join(artifact, FILES, path));
  if (paths.length > 0) {
    await writeFile(join(artifact, BASE), `${await git.run("rev-parse", "HEAD")}\n`);
  }
  return paths.length;
}

/** Reads which changes an artifact holds; paths outside `output` are left out. */
export async function readChangeSet(
  git: Git,
  output: string,
  artifact: string,
): Promise<ChangeSet> {
  const base = (await readFile(join(artifact, BASE), "utf8")).trim();
  const root = join(artifact, FILES);
  const entries = await readdir(root, { recursive: true, withFileTypes: true });
  const below = resolve(git.folder, output) + sep;
  const paths = entries
    .filter((entry) => entry.isFile())
    .map((entry) => relative(root, join(entry.parentPath, entry.name)))
    .filter((path) => resolve(git.folder, path).startsWith(below))
    .toSorted();
  return { base, paths };
}

/** Copies files of an artifact into the work tree. */
export async function unpackChanges(
  git: Git,
  artifact: string,
  paths: readonly string[],
): Promise<void> {
  for (const path of paths) await copy(join(artifact, FILES, path), join(git.folder, path));
}

async function copy(from: string, to: string): Promise<void> {
  await makeFolder(dirname(to));
  await copyFile(from, to);
}
