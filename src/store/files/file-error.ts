import { codeOf, isSystemError } from "../../core/error-code.ts";
import { StoreError } from "../../core/errors.ts";

/** What a code of the system means, and the next step that fits. */
type Cause = { words: string; fix: string };

const OTHER_FOLDER = "or choose another folder with --output or --cache";

const TOO_MANY_OPEN: Cause = {
  words: "too many open files",
  fix: "Raise the limit of open files, such as with `ulimit -n 1024`, and run again.",
};
const NOT_ALLOWED: Cause = {
  words: "this user may not",
  fix: `Give this user the right to it, ${OTHER_FOLDER}.`,
};
const FULL: Cause = {
  words: "the disk is full",
  fix: `Make room on the disk and run again, ${OTHER_FOLDER}.`,
};

const CAUSES: ReadonlyMap<string, Cause> = new Map([
  ["EROFS", { words: "the disk is read-only", fix: `Mount it for writing, ${OTHER_FOLDER}.` }],
  ["ENOSPC", FULL],
  ["EDQUOT", { ...FULL, words: "the disk quota is used up" }],
  ["EMFILE", TOO_MANY_OPEN],
  ["ENFILE", TOO_MANY_OPEN],
  ["EACCES", NOT_ALLOWED],
  ["EPERM", NOT_ALLOWED],
  [
    "ENOENT",
    {
      words: "its folder is not there and cannot be made",
      fix: `Make the folder, ${OTHER_FOLDER}.`,
    },
  ],
  [
    "ENOTDIR",
    {
      words: "a file stands where a folder should be",
      fix: `Move that file away, ${OTHER_FOLDER}.`,
    },
  ],
  [
    "EEXIST",
    {
      words: "a file, or a link that leads nowhere, stands in its place",
      fix: `Move that away, ${OTHER_FOLDER}.`,
    },
  ],
  [
    "EISDIR",
    {
      words: "a folder stands where a file should be",
      fix: `Move that folder away, ${OTHER_FOLDER}.`,
    },
  ],
  [
    "ELOOP",
    {
      words: "a symbolic link in the path leads in a circle, or is not followed here",
      fix: `Put a real folder in the link's place, ${OTHER_FOLDER}.`,
    },
  ],
  ["ENAMETOOLONG", { words: "the path is too long", fix: `Shorten it, ${OTHER_FOLDER}.` }],
  [
    "EIO",
    {
      words: "the disk reports a fault",
      fix: `Look at the disk, ${OTHER_FOLDER}.`,
    },
  ],
]);

/**
 * The error of a file that the system did not read or write, with the true cause and the step that fits it.
 * Any error that does not come from the system is returned as it is.
 */
export function toFileError(
  path: string,
  act: "read" | "made" | "written" | "written to" | "moved",
  cause: unknown,
): unknown {
  if (!isSystemError(cause)) return cause;
  const code = codeOf(cause);
  const known = CAUSES.get(code);
  const why = known === undefined ? code : `${code}: ${known.words}`;
  const fix = known?.fix ?? `Look at the file and its folder, ${OTHER_FOLDER}.`;
  return new StoreError(path, `cannot be ${act} (${why}).`, fix, { cause });
}
