import { execFile } from "node:child_process";
import { resolve } from "node:path";
import { promisify } from "node:util";
import { expect, onTestFinished, test } from "vitest";
import { readDay } from "../support/recorded.ts";
import { openRecordedWorld } from "../support/recorded-world.ts";
import { makeFolder } from "../support/temporary.ts";

/** Prints in their order the package of each module that is loaded, `own` for ours, the names of those that only a day needs that is made, and `question` when the first goes out. */
const TELL_MODULES = `data:text/javascript,${encodeURIComponent(`
import { registerHooks } from "node:module";
import { subscribe } from "node:diagnostics_channel";
const seen = new Set();
registerHooks({
  load(url, context, next) {
    seen.add(/node_modules\\/((?:@[^/]+\\/)?[^/]+)/.exec(url)?.[1] ?? (url.startsWith("node:") ? url : "own"));
    const [, own] = /\\/(make-day|check-draft|open-sources|digests|stored-review)\\.ts$/.exec(url) ?? [];
    if (own) seen.add(own);
    return next(url, context);
  },
});
subscribe("undici:request:create", ({ request }) => {
  if (request.method === "POST") seen.add("question");
});
process.on("exit", () => process.stderr.write("loaded " + [...seen].join(" ")));
`)}`;

/** Where a program runs. */
type Place = { cwd?: string; env?: NodeJS.ProcessEnv };

async function listLoaded(args: readonly string[], place: Place = {}): Promise<readonly string[]> {
  const argv = ["--import", TELL_MODULES, resolve("src/cli.ts"), ...args];
  const options = { timeout: 120_000, ...place };
  const ended = promisify(execFile)(process.execPath, argv, options);
  const { stderr } = await ended.catch((error) => error); // 3 for a card with an error
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
  const loaded = await listLoaded(args.split(" "), {
    env: { PATH: process.env.PATH, ...variables },
  });

  expect(loaded).toContain("zod");
  expect(loaded.filter((name) => /^(?:sharp|@img\/.*|vega.*)$/.test(name))).toEqual([]);
});

const DAY = "2026-02-13";
const RUN = ["run", DAY, "--top", "2"];

test("a run in which everything is known loads neither a client nor what reaches the network, nor what makes, checks or reads a day", async () => {
  const world = await openRecordedWorld(new Map([[DAY, readDay(DAY)]]), { delayMs: 0 });
  onTestFinished(world.close);
  const place = { cwd: makeFolder(), env: { PATH: process.env.PATH, ...world.environment } };

  const first = await listLoaded(RUN, place);
  const second = await listLoaded(RUN, place);

  const ofDays = ["make-day", "check-draft", "open-sources", "digests"];
  const unneeded = ["openai", "undici", "node:http", "stored-review", ...ofDays];
  expect(first).toEqual(expect.arrayContaining(["openai", "undici", ...ofDays]));
  expect(second).toContain("own");
  expect(second.filter((name) => unneeded.includes(name))).toEqual([]);
  expect(world.asked).toHaveLength(2);
});

test("what judges answers is loaded when the first question has gone out", async () => {
  const world = await openRecordedWorld(new Map([[DAY, readDay(DAY)]]), { delayMs: 0 });
  onTestFinished(world.close);
  const place = { cwd: makeFolder(), env: { PATH: process.env.PATH, ...world.environment } };

  const loaded = await listLoaded(RUN, place);

  expect(loaded).toEqual(expect.arrayContaining(["question", "check-draft"]));
  expect(loaded.indexOf("check-draft")).toBeGreaterThan(loaded.indexOf("question"));
});

test("the client is loaded while the Hub is asked for a day that no run has seen, before there is a question", async () => {
  const world = await openRecordedWorld(new Map(), { delayMs: 0 });
  onTestFinished(world.close);
  const place = { cwd: makeFolder(), env: { PATH: process.env.PATH, ...world.environment } };

  const loaded = await listLoaded(RUN, place);

  expect(world.listed).toContain(DAY);
  expect(world.asked).toEqual([]);
  expect(loaded).toContain("openai");
});
