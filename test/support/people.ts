import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setRef, storeObject, tipOf } from "./bare-repository.ts";
import type { GithubServer, Kept } from "./github-server.ts";
import { git } from "./runner.ts";

/** What people do on GitHub's pages with pull requests of a bare repository. */
export type People = {
  /** Merges a pull request; throws when there is a conflict, as the button is then gone. */
  merge: (request: Kept, how?: "merge" | "squash" | "rebase") => void;
  /** The button "Update branch". */
  updateBranch: (request: Pick<Kept, "head" | "base">) => void;
  /** Commits a change of one file to a branch. */
  edit: (branch: string, path: string, change: (text: string) => string, message?: string) => void;
  /** Commits a file that is new. */
  add: (branch: string, path: string, text: string, message: string) => void;
  /** Commits that a file is gone. */
  remove: (branch: string, path: string) => void;
  /** Changes the newest commit of a branch instead. */
  amend: (branch: string, path: string, change: (text: string) => string) => void;
  read: (branch: string, path: string) => string;
};

const WHO = ["-c", "user.name=A Reviewer", "-c", "user.email=reviewer@example.com"];

/** People who work with the requests of a server. */
export function openPeople(origin: string): People {
  const read = (branch: string, path: string) =>
    execFileSync("git", ["cat-file", "blob", `${branch}:${path}`], {
      cwd: origin,
      encoding: "utf8",
    });
  const join2 = (onto: string, from: string, parents: readonly string[], message: string) => {
    const tree = git(origin, "merge-tree", "--write-tree", onto, from).split("\n")[0] ?? "";
    const args = parents.flatMap((parent) => ["-p", parent]);
    const commit = git(origin, ...WHO, "commit-tree", tree, ...args, "-m", message);
    setRef(origin, `refs/heads/${onto}`, commit);
  };
  /** The tree of a branch with a file in it, or without. */
  const write = (branch: string, path: string, text: string | null) => {
    const folder = mkdtempSync(join(tmpdir(), "papercards-index-"));
    const env = { ...process.env, GIT_INDEX_FILE: join(folder, "index") };
    const run = (input: string, ...args: string[]) =>
      execFileSync("git", args, { cwd: origin, env, input, encoding: "utf8" }).trim();
    run("", "read-tree", branch);
    if (text === null) run(`0 ${"0".repeat(40)}\t${path}\n`, "update-index", "--index-info");
    else {
      const blob = storeObject(origin, "blob", Buffer.from(text));
      run("", "update-index", "--add", "--cacheinfo", `100644,${blob},${path}`);
    }
    const tree = run("", "write-tree");
    rmSync(folder, { recursive: true, force: true });
    return tree;
  };
  const commit = (branch: string, parent: string, tree: string, message: string) => {
    const made = git(origin, ...WHO, "commit-tree", tree, "-p", parent, "-m", message);
    setRef(origin, `refs/heads/${branch}`, made);
  };
  const addCommit = (branch: string, path: string, text: string | null, message: string) =>
    commit(branch, branch, write(branch, path, text), message);
  // each commit but merges, one after the other
  const rebase = ({ base, head }: Kept) => {
    const listed = git(origin, "rev-list", "--reverse", "--no-merges", head, "--not", base);
    for (const one of listed.split("\n")) {
      // what the base has, as if it were made of the commit's parent
      const onto = git(origin, ...WHO, "commit-tree", `${base}^{tree}`, "-p", `${one}^`, "-m", "-");
      const message = git(origin, "log", "-1", "--format=%B", one);
      commit(base, base, git(origin, "merge-tree", "--write-tree", onto, one), message);
    }
  };
  return {
    read,
    merge: (request, how = "merge") => {
      const parents = how === "merge" ? [request.base, request.head] : [request.base];
      const message = git(origin, "log", "-1", "--format=%B", request.head);
      request.sha = tipOf(origin, request.head) ?? "";
      setRef(origin, `refs/pull/${request.number}/head`, request.sha);
      const title = how === "merge" ? `Merge #${request.number}` : message;
      if (how === "rebase") rebase(request);
      else join2(request.base, request.head, parents, title);
      Object.assign(request, { state: "closed", mergedAt: "2026-02-20T00:00:00Z" });
    },
    updateBranch: ({ head, base }) =>
      join2(head, base, [head, base], `Merge branch '${base}' into ${head}`),
    edit: (branch, path, change, message = "Edit") =>
      addCommit(branch, path, change(read(branch, path)), message),
    add: addCommit,
    remove: (branch, path) => addCommit(branch, path, null, "Remove"),
    amend: (branch, path, change) => {
      const tree = write(branch, path, change(read(branch, path)));
      const message = git(origin, "log", "-1", "--format=%B", branch);
      commit(branch, `${branch}^`, tree, message);
    },
  };
}

/** The pull requests that are open. */
export function openRequests({ kept }: GithubServer): Kept[] {
  return kept.filter((one) => one.kind === "pull" && one.state === "open");
}
