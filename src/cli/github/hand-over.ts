import { copyFile, mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { dirname, join, relative, resolve, sep } from "node:path";
import type { Git } from "./git.ts";

/** Below the folder that goes from job to job: what was made, and from which commit. */
const FILES = "files";
const BASE = "base";

/** Digests on their way from the job that makes them to the one that may push. */
export type HandOver = {
  /** The commit that they were made on. */
  base: string;
  /** Paths from the top of the repository. */
  paths: string[];
};

/** Copies what has changed below the output folder, and answers how many files that is. */
export async function packChanges(git: Git, output: string, folder: string): Promise<number> {
  await rm(folder, { recursive: true, force: true });
  const listed = await git.run(
    ...["ls-files", "-z", "--modified", "--others", "--exclude-standard", "--", output],
  );
  const paths = [...new Set(listed.split("\0"))].filter((path) => path !== "");
  for (const path of paths) await copy(path, join(folder, FILES, path));
  if (paths.length > 0) {
    await writeFile(join(folder, BASE), `${await git.run("rev-parse", "HEAD")}\n`);
  }
  return paths.length;
}

/** Reads what was handed over; paths outside the output folder are left out. */
export async function readHandOver(folder: string, output: string): Promise<HandOver> {
  const base = (await readFile(join(folder, BASE), "utf8")).trim();
  const root = join(folder, FILES);
  const entries = await readdir(root, { recursive: true, withFileTypes: true });
  const paths = entries
    .filter((entry) => entry.isFile())
    .map((entry) => relative(root, join(entry.parentPath, entry.name)))
    .filter((path) => resolve(path).startsWith(resolve(output) + sep))
    .toSorted();
  return { base, paths };
}

/** Puts handed over files into the work tree. */
export async function unpack(folder: string, paths: readonly string[]): Promise<void> {
  for (const path of paths) await copy(join(folder, FILES, path), path);
}

async function copy(from: string, to: string): Promise<void> {
  await mkdir(dirname(to), { recursive: true });
  await copyFile(from, to);
}
