/** Commands that print what objects hold. */
const READERS: ReadonlySet<string> = new Set(["ls-tree", "cat-file", "rev-parse"]);

/** An object by its full id, or what it has at a path. */
const OBJECT = /^[0-9a-f]{40}(?:[0-9a-f]{24})?(?:$|:|\^\{)/;

/** Runs a command of git. */
type Run<Result> = (args: readonly string[]) => Promise<Result>;

/**
 * Runs a command that reads objects by their ids once, since they never change. One that has failed is run again: the
 * object may have been fetched since.
 */
export function rememberObjects<Result extends { exitCode: number }>(
  run: Run<Result>,
): Run<Result> {
  const known = new Map<string, Result>();
  return async (args) => {
    if (!readsObjects(args)) return run(args);
    const key = args.join("\0");
    const result = known.get(key) ?? (await run(args));
    if (result.exitCode === 0) known.set(key, result);
    return result;
  };
}

/** Whether all that a command reads is named by full ids; what stands behind `--` are paths. */
function readsObjects([command = "", ...others]: readonly string[]): boolean {
  const end = others.indexOf("--");
  const named = others.slice(0, end === -1 ? others.length : end);
  const objects = named.filter((one) => !one.startsWith("-") && one !== "blob");
  return READERS.has(command) && objects.length > 0 && objects.every((one) => OBJECT.test(one));
}
