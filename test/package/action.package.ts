import { execFileSync, spawnSync } from "node:child_process";
import { chmodSync, cpSync, existsSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import process from "node:process";
import { expect, test } from "vitest";
import { fillIn, holds } from "../support/expressions.ts";
import { makeFolder } from "../support/temporary.ts";
import { readAction } from "../support/workflow-file.ts";

/** The machine's own, by which npm finds its registry; npm hands its settings on to what it starts. */
const environment = Object.fromEntries(
  Object.entries(process.env).filter(([name]) => !/^(?:npm_|GITHUB_|INPUT_)/.test(name)),
);

/** What the runner keeps for later steps. */
type Kept = { path: string; env: string; node: string; own: boolean; printed: string };

/** The files of the action as a runner has downloaded them. */
function downloadAction(): string {
  const folder = makeFolder();
  const files = execFileSync("git", ["ls-files", "-z"], { encoding: "utf8" }).split("\0");
  for (const file of files) {
    if (file !== "" && existsSync(file)) cpSync(file, join(folder, file));
  }
  return folder;
}

/** A folder with a `node` of the caller's, which says of itself that it is this version. */
function installNode(version: string): string {
  const folder = makeFolder();
  const preload = join(folder, "version.cjs");
  writeFileSync(
    preload,
    `Object.defineProperty(process.versions, "node", { value: "${version}" });`,
  );
  writeFileSync(
    join(folder, "node"),
    `#!/bin/sh\nif [ "$1" = --version ]; then echo v${version}; exit; fi\nexec "${process.execPath}" --require "${preload}" "$@"\n`,
  );
  chmodSync(join(folder, "node"), 0o755);
  return folder;
}

/** Runs the action's steps one after the other as a runner does, then a step of the caller's. */
function runAction(inputs: Record<string, string>, path: string): Kept {
  const [action, home] = [downloadAction(), makeFolder()];
  const file = (name: string) => join(home, name);
  for (const name of ["path", "env", "output", "summary"]) writeFileSync(file(name), "");
  const machine = {
    ...environment,
    npm_config_prefer_offline: "true",
    PATH: path,
    RUNNER_TEMP: home,
    GITHUB_ACTION_PATH: action,
    GITHUB_PATH: file("path"),
    GITHUB_ENV: file("env"),
    GITHUB_STEP_SUMMARY: file("summary"),
  };
  const steps: Record<string, { outputs: Record<string, string> }> = {};
  let printed = "";
  for (const [index, step] of readAction().runs.steps.entries()) {
    const id = step.id ?? `step-${index}`;
    steps[id] ??= { outputs: {} };
    if (!holds(step.if, { inputs, steps })) continue;
    if (step.run === undefined) throw new Error(`${step.uses} would run.`);
    const output = file(`output-${index}`);
    writeFileSync(output, "");
    const own = Object.entries(step.env ?? {}).map(([name, text]) => [
      name,
      fillIn(text, { inputs, steps }),
    ]);
    const ran = spawnSync("bash", ["-e", "-o", "pipefail", "-c", step.run], {
      cwd: home,
      encoding: "utf8",
      env: { ...machine, GITHUB_OUTPUT: output, ...Object.fromEntries(own) },
    });
    printed += ran.stdout + ran.stderr;
    const lines = readFileSync(output, "utf8").split("\n").filter(Boolean);
    steps[id] = { outputs: Object.fromEntries(lines.map((line) => line.split("=", 2))) };
    if (ran.status !== 0) break;
  }
  const later = spawnSync("bash", ["-c", "node --version"], { env: machine, encoding: "utf8" });
  return {
    path: readFileSync(file("path"), "utf8"),
    env: readFileSync(file("env"), "utf8"),
    node: later.stdout.trim(),
    own: existsSync(join(action, ".github/node/node_modules")),
    printed,
  };
}

const npm = dirname(execFileSync("sh", ["-c", "command -v npm"], { encoding: "utf8" }).trim());

test.each([
  ["too old", "22.18.9", true],
  ["new enough", "24.1.0", false],
])(
  "a caller's Node that is %s is the Node of the caller's later steps, and PATH stays",
  (_, version, needsOwn) => {
    const path = `${installNode(version)}:${npm}:${process.env.PATH}`;

    const kept = runAction({ step: "generate", date: "2026-02-30" }, path);

    expect(kept.printed).toContain(
      'USAGE: "2026-02-30" is no calendar day: February 2026 has 28 days.',
    );
    expect(kept).toMatchObject({ path: "", env: "", node: `v${version}`, own: needsOwn });
  },
  240_000,
);
