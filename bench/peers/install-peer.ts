import { execFileSync } from "node:child_process";
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import process from "node:process";
import { strangersEnvironment } from "../installed-package.ts";

/** Longer than npm takes on any machine that measures something. */
const TIMEOUT_MS = 600_000;

const installed = new Map<string, string>();

/** The temporary folder into which these packages were installed, once for all who want the same. Throws when npm does. */
export function installPeer(packages: readonly string[]): string {
  const key = packages.join(" ");
  const folder = installed.get(key) ?? install(packages);
  installed.set(key, folder);
  return folder;
}

function install(packages: readonly string[]): string {
  const folder = mkdtempSync(join(tmpdir(), "papercards-bench-"));
  process.once("exit", () => execFileSync("rm", ["-r", folder]));
  if (packages.length === 0) return folder;
  const run = (...args: string[]) =>
    execFileSync("npm", args, {
      cwd: folder,
      env: strangersEnvironment,
      stdio: "pipe",
      timeout: TIMEOUT_MS,
    });
  run("init", "--yes");
  const quietly = ["--save-exact", "--ignore-scripts", "--no-audit", "--no-fund"];
  run("install", "--prefer-offline", ...quietly, ...packages);
  return folder;
}
