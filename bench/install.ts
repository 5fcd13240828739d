import { execFileSync } from "node:child_process";
import { copyFileSync, existsSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { amountBelow, type Figure, median, secondsBelow, told } from "./figure.ts";
import { weighFolder } from "./weigh.ts";

const ROUNDS = 3;
const LARGEST = 5;

/** Times what the Action installs before anything else, with npm's cache filled, and weighs it. */
export async function benchInstall(): Promise<Figure[]> {
  const folder = mkdtempSync(join(tmpdir(), "papercards-bench-"));
  for (const name of ["package.json", "package-lock.json", ".npmrc"]) {
    if (existsSync(name)) copyFileSync(name, join(folder, name));
  }
  const args = ["ci", "--omit=dev", "--prefer-offline", "--no-audit", "--no-fund"];
  const seconds = Array.from({ length: ROUNDS + 1 }, () => {
    const startedAt = performance.now();
    execFileSync("npm", args, { cwd: folder, stdio: "pipe" });
    return (performance.now() - startedAt) / 1000;
  });
  const packages = listPackages(join(folder, "node_modules")).toSorted((a, b) => b.bytes - a.bytes);
  rmSync(folder, { recursive: true });
  const files = packages.reduce((total, one) => total + one.files, 0);
  const bytes = packages.reduce((total, one) => total + one.bytes, 0);
  return [
    secondsBelow("`npm ci --omit=dev`, npm's cache filled", median(seconds.slice(1)), 6),
    amountBelow("its size", bytes / 1e6, "MB", 96),
    told("its files and packages", `${files} files, ${packages.length} packages`),
    ...packages
      .slice(0, LARGEST)
      .map(({ name, ...one }) =>
        told(`\`${name}\``, `${(one.bytes / 1e6).toFixed(1)} MB, ${one.files} files`),
      ),
  ];
}

type Weighed = { name: string; files: number; bytes: number };

/** Each package by itself; those of a scope that come together, such as `@img`, are one. */
function listPackages(modules: string): Weighed[] {
  return readdirSync(modules)
    .filter((name) => !name.startsWith("."))
    .map((name) => ({ name, ...weighFolder(join(modules, name)) }));
}
