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

async function listLoaded(args: readonly string[], variables = {}): Promise<readonly string[]> {
  const argv = ["--import", TELL_MODULES, resolve("src/cli.ts"), ...args];
  const options = { timeout: 30_000, env: { PATH: process.env.PATH, ...variables } };
  const { stderr } = await promisify(execFile)(process.execPath, argv, options);
  return (/loaded (.*)$/.exec(stderr)?.[1] ?? "").split(" ");
}

test.each(["--help", "run --help", "--version"])(
  "`papercards %s` loads no package at all",
  async (args) => {
    const loaded = await listLoaded(args.split(" "));

    expect(loaded).toContain("own");
    expect(loaded.filter((name) => name !== "own" && !name.startsWith("node:"))).toEqual([]);
  },
);

test.each([
  ["a check", "check examples/2026-02-13/output/daily/2026/2026-02-13.json", {}],
  [
    "a list of what is to be reviewed",
    "review --list --output examples/2026-02-13/output --cache none",
    {},
  ],
  ["the step that reports", "github", { INPUT_STEP: "report", INPUT_NEEDS: "{}" }],
])("%s loads neither what converts pictures nor what draws charts", async (_, args, variables) => {
  const loaded = await listLoaded(args.split(" "), variables);

  expect(loaded).toContain("zod");
  expect(loaded.filter((name) => /^(?:sharp|@img\/.*|vega.*)$/.test(name))).toEqual([]);
});
