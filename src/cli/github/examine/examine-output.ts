import { lstat, readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { UsageError } from "../../../core/errors.ts";
import {
  DIGEST_KINDS,
  digestPath,
  INDEX_PATH,
  imagePath,
  OUTPUT_FOLDERS,
} from "../../../core/output-paths.ts";
import { isOurIndex } from "../../../store/documents/stored-index.ts";
import { foreignIndex } from "../commit/index-on-branch.ts";
import { type CallerCheckout, listCheckedOut } from "../git/caller-checkout.ts";
import { readBlob } from "../git/commit-files.ts";
import { GitError } from "../git/git.ts";
import { showName } from "../git/git-words.ts";
import { pathsTo, type Tree } from "../git/list-tree.ts";
import { refuseLinks } from "../git/output-in-checkout.ts";
import { refuseTaken } from "../git/refuse-taken.ts";

/**
 * Examines the output folder of a checkout: whether digests can be written to it, and published from its commit, which
 * a step before this one need not have left as it was in the work tree.
 *
 * @throws {UsageError} when one of the files would be kept off the branch, or is not ours, with the mend.
 */
export async function examineOutput(checkout: CallerCheckout): Promise<void> {
  const { git, output } = checkout;
  const folder = join(git.folder, output);
  const folders = [
    ...pathsTo(output),
    ...(await listFolders(folder)).map((one) => `${output}/${one}`),
  ];
  await refuseLinks(git.folder, folders);
  const tree = await listCheckedOut(checkout);
  await refuseNested(checkout, { tree, folders });
  refuseTaken(
    tree,
    [INDEX_PATH, ...OUTPUT_FOLDERS.map((one) => `${one}/x`)].map((name) => `${output}/${name}`),
  );
  await refuseForeign(checkout, tree);
  await refuseSparse(checkout, tree);
  await refuseIgnored(checkout);
}

/** The folders of digests and pictures that are there, relative to the output folder. */
async function listFolders(folder: string): Promise<string[]> {
  const years = DIGEST_KINDS.map(async (kind) => {
    const names = await readdir(join(folder, kind)).catch(() => []); // not there, or no folder
    return names.filter((name) => /^\d{4}$/.test(name)).map((name) => `${kind}/${name}`);
  });
  return [...OUTPUT_FOLDERS, ...(await Promise.all(years)).flat()];
}

async function refuseNested(
  { git }: CallerCheckout,
  { tree, folders }: { tree: Tree; folders: readonly string[] },
): Promise<void> {
  for (const path of folders) {
    const found = await lstat(join(git.folder, path, ".git")).catch(() => null); // as it should be
    if (found === null && tree.get(path)?.kind !== "submodule") continue;
    throw new UsageError(
      `${showName(path)} is a repository of its own, so its files are none of this one's.`,
      "Choose an output folder that lies in no submodule or nested checkout.",
    );
  }
}

/** Both in the commit, where publishing meets it, and in the work tree, where the index is written. */
async function refuseForeign(checkout: CallerCheckout, tree: Tree): Promise<void> {
  const path = `${checkout.output}/${INDEX_PATH}`;
  const committed = await readBlob(checkout, tree, path);
  const here = await readFile(join(checkout.git.folder, path), "utf8").catch(() => ""); // none yet; what is no file is met when it is read
  if (![committed ?? "", here].every(isOurIndex)) throw foreignIndex(path);
}

/** Files of the commit that git was told to leave out of the work tree would be taken for missing. */
async function refuseSparse({ git, output }: CallerCheckout, tree: Tree): Promise<void> {
  if (![...tree.keys()].some((path) => path.startsWith(`${output}/`))) return; // it has none
  const listed = await git.run("ls-files", "-t", "-z", "--", output);
  const left = listed.split("\0").filter((line) => line.startsWith("S "));
  if (left.length === 0) return;
  throw new UsageError(
    `The checkout is sparse and leaves out ${left.length} files below ${showName(output)}.`,
    "Add the output folder to `sparse-checkout` of actions/checkout, or leave that away.",
  );
}

/** One path for each type of file that is published. */
const SAMPLES = [
  INDEX_PATH,
  digestPath("daily", "2026-02-13", "json"),
  digestPath("daily", "2026-02-13", "md"),
  digestPath("weekly", "2026-W07", "json"),
  digestPath("weekly", "2026-W07", "md"),
  digestPath("weekly", "2026-W07", "svg"),
  imagePath("2602.12036"),
];

/** The command takes no literal paths; the dot keeps a path from being read as anything else. */
async function refuseIgnored({ git, output }: CallerCheckout): Promise<void> {
  const paths = SAMPLES.map((path) => `./${output}/${path}`);
  const command = ["--no-literal-pathspecs", "check-ignore", "--no-index", "--verbose", "--"];
  const asked = await git.attempt(...command, ...paths);
  if (asked.exitCode > 1) throw new GitError(`git check-ignore failed: ${git.quote(asked)}`);
  const [first] = asked.stdout.split("\n").filter((line) => !/^[^\t]*:\d+:!/.test(line));
  if (!first) return;
  const [source = "", path = ""] = first.split("\t");
  throw new UsageError(
    `git is told to ignore ${showName(path.replace("./", ""))}, by the line ${showName(source)}.`,
    "Take that line away, or choose another folder as `PAPERCARDS_OUTPUT_DIR`.",
  );
}
