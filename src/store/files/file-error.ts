import { codeOf, isSystemError } from "../../core/error-code.ts";
import { StoreError } from "../../core/errors.ts";

/** What was tried with a file or folder. */
type Act = "read" | "made" | "written" | "written to" | "moved";

/** What a code of the system means, and what to do, as the beginning of a sentence. */
type Cause = { words: string; step: string };

const TOO_MANY_OPEN: Cause = {
  words: "too many open files",
  step: "Raise the limit of open files, such as with `ulimit -n 1024`",
};
const NOT_ALLOWED: Cause = {
  words: "this user may not",
  step: "Give this user the right to it",
};
const MAKE_ROOM = "Make room on the disk";

const CAUSES: ReadonlyMap<string, Cause> = new Map([
  ["EROFS", { words: "the disk is read-only", step: "Mount it so that it can be written" }],
  ["ENOSPC", { words: "the disk is full", step: MAKE_ROOM }],
  ["EDQUOT", { words: "this user's share of the disk is used up", step: MAKE_ROOM }],
  ["EMFILE", TOO_MANY_OPEN],
  ["ENFILE", TOO_MANY_OPEN],
  ["EACCES", NOT_ALLOWED],
  ["EPERM", NOT_ALLOWED],
  ["ENOENT", { words: "nothing can be made there", step: "Make its folder" }],
  ["ENOTDIR", { words: "a file stands where a folder should be", step: "Move that file away" }],
  [
    "EEXIST",
    { words: "a file, or a link that leads nowhere, has that name", step: "Move that away" },
  ],
  ["EISDIR", { words: "a folder stands where a file should be", step: "Move that folder away" }],
  [
    "ELOOP",
    { words: "its links lead in a circle", step: "Put a file or folder in the link's place" },
  ],
  ["ENAMETOOLONG", { words: "the name is too long", step: "Shorten it" }],
  ["EIO", { words: "the disk reports a fault", step: "Look at the disk" }],
]);

/**
 * The error of a file or folder that the system refused, with the true cause and the step that fits it. Any
 * error that does not come from the system is returned as it is.
 */
export function toFileError(path: string, act: Act, cause: unknown): unknown {
  if (!isSystemError(cause)) return cause;
  const code = codeOf(cause);
  const known = CAUSES.get(code);
  const why = known === undefined ? code : `${code}: ${known.words}`;
  const step = known?.step ?? "Look at it and at its folder";
  const other =
    act === "read" ? "name another one" : "name another folder, such as with --output or --cache";
  return new StoreError(path, `cannot be ${act} (${why}).`, `${step}, or ${other}.`, { cause });
}
