import { readFileSync } from "node:fs";
import type { Figure } from "./figure.ts";
import { type Kept, readFigures } from "./kept-figures.ts";
import { renderComparison } from "./peers/comparison.ts";

/** The figures that are kept as a page: one table a bench, and where the time goes. */
export function renderPage(): string {
  const tables = Object.entries(readFigures()).flatMap(([name, { now, before }]) =>
    now === undefined
      ? []
      : [`## ${name}\n\n${renderRun(now, before)}\n\n${renderTable(now, before)}`],
  );
  return `# Performance

Measured by \`npm run bench -- --write\`, which wrote this page. Figures are medians; servers are on the same machine. A ratio is to the least that is
possible, taken in the same rounds: a bare \`node -e 0\` for start-up, and for a day the waits for its answers alone. Machines differ, so only ratios compare.
"Before" is a commit that had none of these goals yet; its seconds are of a machine of the same kind that was half as fast, its ratios compare.

${tables.join("\n")}
${readFileSync(new URL("where-time-goes.md", import.meta.url), "utf8")}`;
}

function renderRun({ commit, machine, node }: Kept, before: Kept | undefined): string {
  const earlier = before === undefined ? "" : `; before: commit ${before.commit}`;
  return `Commit ${commit}, Node ${node}, ${machine}${earlier}.`;
}

function renderTable({ measured }: Kept, before: Kept | undefined): string {
  if (!Array.isArray(measured)) return renderComparison(measured);
  const earlier = before !== undefined && Array.isArray(before.measured) ? before.measured : null;
  const [head, line] = earlier === null ? ["", ""] : ["| before ", "| --- "];
  const rows = measured.map((figure) => renderRow(figure, earlier));
  return `| what | seen ${head}| goal |\n| --- | --- ${line}| --- |\n${rows.join("\n")}\n`;
}

function renderRow(
  { name, value, goal, isReached }: Figure,
  earlier: readonly Figure[] | null,
): string {
  const was = earlier?.find((one) => one.name === name)?.value ?? "";
  const before = earlier === null ? "" : ` ${was} |`;
  return `| ${name} | ${isReached ? value : `**${value}**`} |${before} ${goal} |`;
}
