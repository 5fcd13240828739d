import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { cpus } from "node:os";
import process from "node:process";
import type { Figure } from "./figure.ts";
import { type Comparison, renderComparison } from "./peers/comparison.ts";

/** What a bench has measured. */
export type Measurement = readonly Figure[] | Comparison;

/** The figures as a page: on which machine, Node and commit, and one table a bench. */
export function renderPage(measured: ReadonlyMap<string, Measurement>): string {
  const commit = execFileSync("git", ["rev-parse", "--short", "HEAD"], { encoding: "utf8" }).trim();
  const [cpu] = cpus();
  const tables = [...measured].map(([name, one]) => `## ${name}\n\n${renderMeasurement(one)}`);
  return `# Performance

Measured by \`npm run bench -- --write\`, which wrote this page: ${cpus().length} cores (${cpu?.model.trim()}), Node ${process.versions.node}, commit ${commit}.
Figures are medians; servers are on the same machine. A ratio is to the least that is possible, taken in the same rounds: a bare \`node -e 0\` for
start-up, and for a day the waits for its answers alone. Machines differ, so only ratios compare.

${tables.join("\n")}
${readFileSync(new URL("where-time-goes.md", import.meta.url), "utf8")}`;
}

function renderMeasurement(one: Measurement): string {
  if ("rows" in one) return renderComparison(one);
  return `| what | seen | goal |\n| --- | --- | --- |\n${one.map(renderRow).join("\n")}\n`;
}

function renderRow({ name, value, goal, isReached }: Figure): string {
  return `| ${name} | ${isReached ? value : `**${value}**`} | ${goal} |`;
}
