import { explain } from "../../core/causes/explanation.ts";
import { FILE_CAUSES } from "../../core/causes/file-causes.ts";
import { codeOf, isSystemError } from "../../core/error-code.ts";
import { StoreError } from "../../core/errors.ts";

/** What was tried with a file or folder. */
type Act = "read" | "made" | "written" | "written to" | "moved" | "removed";

/** Codes that mean the same as another one. */
const ALIKE: ReadonlyMap<string, string> = new Map([
  ["ENFILE", "EMFILE"],
  ["EPERM", "EACCES"],
]);

/**
 * The error of a file or folder that the system refused, with the true cause and the step that fits it. Any
 * error that does not come from the system is returned as it is.
 */
export function toFileError(path: string, act: Act, cause: unknown): unknown {
  if (!isSystemError(cause)) return cause;
  const code = codeOf(cause);
  const place = act === "read" ? "one" : "folder, such as with --output or --cache";
  const explanation = explain(nameCause(ALIKE.get(code) ?? code), { place });
  const problem = `cannot be ${act} (${code}). ${explanation.happened}`;
  return new StoreError(path, problem, explanation, { cause });
}

function nameCause(code: string): keyof typeof FILE_CAUSES {
  const isKnown = (name: string): name is keyof typeof FILE_CAUSES => name in FILE_CAUSES;
  return isKnown(code) ? code : "fileUnusable";
}
