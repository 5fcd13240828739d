import { cpSync, existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { tipOf } from "./bare-repository.ts";

/**
 * Puts a clone of the newest commit of a branch into a folder. As long as that is the same, it is a copy, kept beside the
 * repository, of what `clone` has made there: cloning starts nine programs.
 */
export function cloneOrCopy(
  { origin, branch, folder }: { origin: string; branch: string; folder: string },
  clone: () => void,
): void {
  const kept = join(dirname(origin), `clone-${encodeURIComponent(branch)}`);
  const [copy, state] = [join(kept, "copy"), join(kept, "state")];
  const now = describe(origin, branch);
  if (existsSync(state) && readFileSync(state, "utf8") === now) {
    cpSync(copy, folder, { recursive: true });
    return;
  }
  clone();
  rmSync(kept, { recursive: true, force: true });
  cpSync(folder, copy, { recursive: true });
  writeFileSync(state, now);
}

/** What such a clone depends on: the branch, the default branch, and the tags. */
function describe(origin: string, branch: string): string {
  const tags = readdirSync(join(origin, "refs/tags"));
  const commits = tags.map((tag) => readFileSync(join(origin, "refs/tags", tag), "utf8"));
  const head = readFileSync(join(origin, "HEAD"), "utf8");
  return JSON.stringify([tipOf(origin, branch), head, tags, commits]);
}
