import { execFile } from "node:child_process";
import { resolve } from "node:path";
import { promisify } from "node:util";
import { expect, test } from "vitest";

/** Prints the package of each module that is loaded, and `own` for ours. */
const TELL_MODULES = `data:text/javascript,${encodeURIComponent(`
import { registerHooks } from "node:module";
const seen = new Set();
registerHooks({
  load(url, context, next) {
    seen.add(/node_modules\\/((?:@[^/]+\\/)?[^/]+)/.exec(url)?.[1] ?? (url.startsWith("node:") ? url : "own"));
    return next(url, context);
  },
});
process.on("exit", () => process.stderr.write("loaded " + [...seen].join(" ")));
`)}`;

async function listLoaded(...args: string[]): Promise<readonly string[]> {
  const argv = ["--import", TELL_MODULES, resolve("src/cli.ts"), ...args];
  const { stderr } = await promisify(execFile)(process.execPath, argv, { timeout: 30_000 });
  return (/loaded (.*)$/.exec(stderr)?.[1] ?? "").split(" ");
}

test.each(["--help", "run --help", "--version"])(
  "`papercards %s` loads no package at all",
  async (args) => {
    const loaded = await listLoaded(...args.split(" "));

    expect(loaded).toContain("own");
    expect(loaded.filter((name) => name !== "own" && !name.startsWith("node:"))).toEqual([]);
  },
);
