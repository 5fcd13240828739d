import { execFileSync } from "node:child_process";
import { mkdtempSync, readdirSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import process from "node:process";
import { editionFolder } from "./edition.ts";

/** A stranger's environment: npm hands its own settings on to what it starts. */
export const strangersEnvironment = Object.fromEntries(
  Object.entries(process.env).filter(([name]) => !name.startsWith("npm_")),
);

let installed: string | undefined;

/** Path of the command as `npx papercards` starts it, packed and installed once for all benches. */
export function installPackage(): string {
  installed ??= packAndInstall();
  return installed;
}

function packAndInstall(): string {
  const folder = mkdtempSync(join(tmpdir(), "papercards-bench-"));
  process.once("exit", () => execFileSync("rm", ["-r", folder]));
  const run = (...args: string[]) =>
    execFileSync("npm", args, { cwd: folder, env: strangersEnvironment, stdio: "pipe" });
  execFileSync("npm", ["pack", "--pack-destination", folder], {
    cwd: editionFolder(),
    env: strangersEnvironment,
    stdio: "pipe",
  });
  const tarball = readdirSync(folder).find((name) => name.endsWith(".tgz")) ?? "";
  run("init", "--yes");
  run("install", "--prefer-offline", "--no-audit", "--no-fund", `./${tarball}`);
  return join(folder, "node_modules/papercards/dist/cli.js");
}
