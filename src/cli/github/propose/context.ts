import type { PapercardsError } from "../../../core/errors.ts";
import {
  type DigestKind,
  INDEX_PATH,
  isDigestData,
  isDigestFile,
  nameInFile,
} from "../../../core/output-paths.ts";
import type { Writer } from "../../../store/files/temporary-name.ts";
import { openStore, type Store } from "../../../store/open-store.ts";
import type { Github } from "../api/open-github.ts";
import type { Hit } from "../causes.ts";
import { checkOutCommit } from "../git/commit-files.ts";
import type { Tree } from "../git/list-tree.ts";
import type { PublishingRepository } from "../git/publishing-repository.ts";
import type { ChangeSet } from "../hand-over/read-hand-over.ts";

/** What all pull requests of a run have in common. */
export type ProposeContext = {
  repository: PublishingRepository;
  github: Github;
  writer: Writer;
  now: Date;
  /** The branch that digests are for, and its newest commit. */
  base: string;
  target: string;
  /** Pictures that were handed over, by path below the output folder. */
  pictures: ChangeSet["pictures"];
  /** Whether a person has asked for published cards to be drafted anew. */
  redrafts: boolean;
  /** Pictures of all open branches, by path from the top: two of them never bring one in two forms. */
  pool: Map<string, string>;
  /** What kept one of them from being made; the others are. */
  problems: Hit<PapercardsError>[];
  /** Days and weeks with a request of their own, which renews their documents: no other request changes these. */
  busy: Set<string>;
  /** Tells what was done, or what a person has to know. */
  say: (line: string) => void;
  warn: (title: string, message: string) => void;
  /** Tells that the request of a day or week is for another branch, and was not touched. */
  tellElsewhere: (name: string, base: string) => void;
};

/**
 * The store of what is checked out in the publishing repository.
 *
 * @param tree All that the commit has, of which only a part may be checked out.
 */
export function openTreeStore(
  { repository: { folder, output }, writer }: Pick<ProposeContext, "repository" | "writer">,
  tree: Tree,
): Store {
  const below = [...tree.keys()].flatMap((path) =>
    path.startsWith(`${output}/`) ? [path.slice(output.length + 1)] : [],
  );
  const known = { daily: namesOfKind(below, "daily"), weekly: namesOfKind(below, "weekly") };
  const [outputFolder, cacheFolder] = [output, ".git/cache"];
  return openStore({ outputFolder, cacheFolder, writer, cwd: folder, known: () => known });
}

function namesOfKind(paths: readonly string[], kind: DigestKind): string[] {
  const data = paths.filter((path) => isDigestData(path) && path.startsWith(`${kind}/`));
  return data.flatMap((path) => nameInFile(path) ?? []);
}

/** Checks the branch that digests are for out, with all files of digests. */
export async function checkOutTarget({ repository, target }: ProposeContext): Promise<Tree> {
  const wanted = (path: string) => path === INDEX_PATH || isDigestFile(path);
  return checkOutCommit(repository, { commit: target, wanted });
}

/** Remembers the pictures of a branch. */
export function poolPictures({ pool, repository: { output } }: ProposeContext, tree: Tree): void {
  for (const [path, { kind, id }] of tree) {
    if (kind === "file" && path.startsWith(`${output}/images/`) && !pool.has(path))
      pool.set(path, id);
  }
}
