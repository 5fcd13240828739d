import { execFileSync } from "node:child_process";
import { cpus } from "node:os";
import process from "node:process";
import type { Figure } from "./figure.ts";

/** The figures as a page: on which machine, Node and commit, and one table a bench. */
export function renderPage(measured: ReadonlyMap<string, readonly Figure[]>): string {
  const commit = execFileSync("git", ["rev-parse", "--short", "HEAD"], { encoding: "utf8" }).trim();
  const [cpu] = cpus();
  const tables = [...measured].map(
    ([name, figures]) =>
      `## ${name}\n\n| what | seen | goal |\n| --- | --- | --- |\n${figures.map(renderRow).join("\n")}\n`,
  );
  return `# Performance

Measured by \`npm run bench -- --write\`, which wrote this page: ${cpus().length} cores (${cpu?.model.trim()}), Node ${process.versions.node}, commit ${commit}.
Figures are medians; servers are on the same machine. A ratio is to the least that is possible, taken in the same rounds: a bare \`node -e 0\` for
start-up, and for a day the waits for its answers alone. Machines differ, so only ratios compare.

${tables.join("\n")}`;
}

function renderRow({ name, value, goal, isReached }: Figure): string {
  return `| ${name} | ${isReached ? value : `**${value}**`} | ${goal} |`;
}
