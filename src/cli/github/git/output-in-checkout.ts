import { lstat, realpath } from "node:fs/promises";
import { isAbsolute, join, relative, resolve, sep } from "node:path";
import { codeOf } from "../../../core/error-code.ts";
import { UsageError } from "../../../core/errors.ts";
import { showName } from "./git-words.ts";
import { pathsTo } from "./list-tree.ts";

/** Folders of git and GitHub: what is in them is run. Some file systems know them by other spellings. */
const RUN_FROM = /^\.git(?:hub|~\d+)?[. ]*$|^git~\d+$/i;

const CHOOSE = "Choose a folder of its own for the digests as `PAPERCARDS_OUTPUT_DIR`.";

/** Where the folders of a run are. */
type Folders = { cwd: string; output: string; cache: string };

/**
 * The output folder as a path from the top of the repository.
 *
 * @throws {UsageError} when it is the repository itself, lies outside, in the cache, or where git or GitHub run
 * what they find, or when a link or a file is on the way to it.
 */
export async function placeOutput(top: string, folders: Folders): Promise<string> {
  const [output, cache] = await Promise.all(
    [folders.output, folders.cache].map(async (folder) =>
      toPath(top, await place(folder, folders)),
    ),
  );
  if (output === undefined || cache === undefined) throw new Error("Two folders were placed.");
  const name = showName(folders.output);
  if (output === "" || output.split("/").some((part) => RUN_FROM.test(part))) {
    throw new UsageError(
      `Digests cannot be published in ${name}: it is the repository itself, or a folder of git or GitHub.`,
      CHOOSE,
    );
  }
  if (output.startsWith("../") || output === ".." || isAbsolute(output)) {
    throw new UsageError(`The output folder ${name} lies outside the repository.`, CHOOSE);
  }
  if (output === cache || output.startsWith(`${cache}/`)) {
    throw new UsageError(`The output folder ${name} lies in the cache folder.`, CHOOSE);
  }
  if (/\p{Cc}/u.test(output))
    throw new UsageError(`The output folder ${name} has a control sign.`, CHOOSE);
  await refuseLinks(top, pathsTo(output));
  return output;
}

/** A folder as the real path of the process's own folder leads to it. */
async function place(folder: string, { cwd }: Folders): Promise<string> {
  const here = await realpath(cwd);
  return resolve(here, isAbsolute(folder) ? relative(resolve(cwd), folder) : folder);
}

function toPath(top: string, folder: string): string {
  return relative(top, folder).split(sep).join("/");
}

/** @throws {UsageError} when one of these paths is there and is no folder. */
export async function refuseLinks(top: string, paths: readonly string[]): Promise<void> {
  for (const path of paths) {
    const found = await lstat(join(top, path)).catch((cause: unknown) => {
      if (codeOf(cause) === "ENOENT" || codeOf(cause) === "ENOTDIR") return null;
      throw new UsageError(`${showName(path)} cannot be read (${codeOf(cause)}).`, CHOOSE);
    });
    if (found === null || found.isDirectory()) continue;
    const kind = found.isSymbolicLink() ? "a link" : "no folder";
    throw new UsageError(`${showName(path)} is ${kind}, so no digest is written there.`, CHOOSE);
  }
}
