import type { Git } from "./git.ts";

/** One entry of a commit: a file, a folder, a link or a submodule. */
type TreeEntry = { kind: "file" | "folder" | "link" | "submodule"; id: string };

/** What a commit has, by path from the top of the repository. */
export type Tree = ReadonlyMap<string, TreeEntry>;

const KINDS: Readonly<Record<string, TreeEntry["kind"]>> = {
  "040000": "folder",
  "120000": "link",
  "160000": "submodule",
};

/**
 * Lists what a commit has at and below a folder, and what lies on the way to it.
 *
 * @throws {GitError} when there is no such commit.
 */
export async function listTree(git: Git, commit: string, folder: string): Promise<Tree> {
  const list = (...args: string[]) => git.run("ls-tree", "-t", "-z", "--full-tree", ...args);
  const below = readEntries(await list("-r", commit, "--", folder));
  const way = pathsTo(folder);
  if (below.length > 0 || way.length === 1) return new Map(below);
  return new Map(readEntries(await list(commit, "--", ...way))); // something else may be on the way
}

/** The names on the way to a path, from the top: `a`, `a/b` and `a/b/c` for `a/b/c`. */
export function pathsTo(path: string): string[] {
  const parts = path.split("/");
  return parts.map((_, index) => parts.slice(0, index + 1).join("/"));
}

/** What stands at a path where something else belongs, such as `a link`; null when nothing or the right thing does. */
export function describeStray(
  tree: Tree,
  path: string,
  expected: "file" | "folder",
): string | null {
  const found = tree.get(path)?.kind;
  return found === undefined || found === expected ? null : `a ${found}`;
}

/** Each line is `<mode> <type> <id>`, a tab, and the path. */
function readEntries(listed: string): [string, TreeEntry][] {
  return listed.split("\0").flatMap((line): [string, TreeEntry][] => {
    const [head = "", path] = [line.split("\t")[0], line.slice(line.indexOf("\t") + 1)];
    const [mode = "", , id = ""] = head.split(" ");
    return id === "" ? [] : [[path, { kind: KINDS[mode] ?? "file", id }]];
  });
}
