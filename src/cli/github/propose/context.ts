import type { PapercardsError } from "../../../core/errors.ts";
import type { Writer } from "../../../store/files/temporary-name.ts";
import { openStore, type Store } from "../../../store/open-store.ts";
import type { Github } from "../api/open-github.ts";
import type { Hit } from "../causes.ts";
import type { Tree } from "../git/list-tree.ts";
import type { PublishingRepository } from "../git/publishing-repository.ts";
import type { ChangeSet } from "../hand-over/read-hand-over.ts";

/** What all pull requests of a run have in common. */
export type ProposeContext = {
  repository: PublishingRepository;
  github: Github;
  writer: Writer;
  /** The branch that digests are for, and its newest commit. */
  base: string;
  target: string;
  /** Pictures that were handed over, by path below the output folder. */
  pictures: ChangeSet["pictures"];
  /** Pictures of all open branches, by path from the top: two of them never bring one in two forms. */
  pool: Map<string, string>;
  /** What kept one of them from being made; the others are. */
  problems: Hit<PapercardsError>[];
  /** Tells what was done, or what a person has to know. */
  say: (line: string) => void;
  warn: (title: string, message: string) => void;
};

/** The store of what is checked out in the publishing repository. */
export function openTreeStore({
  repository: { folder, output },
  writer,
}: Pick<ProposeContext, "repository" | "writer">): Store {
  return openStore({ outputFolder: output, cacheFolder: ".git/cache", writer, cwd: folder });
}

/** Remembers the pictures of a branch. */
export function poolPictures({ pool, repository: { output } }: ProposeContext, tree: Tree): void {
  for (const [path, { kind, id }] of tree) {
    if (kind === "file" && path.startsWith(`${output}/images/`) && !pool.has(path))
      pool.set(path, id);
  }
}
