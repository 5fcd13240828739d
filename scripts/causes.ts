import { CAUSE_GROUPS } from "../src/core/causes/cause-table.ts";
import type { Words } from "../src/core/causes/explanation.ts";

const BLOCK = /(<!-- causes -->\n)[\s\S]*?(<!-- \/causes -->)/;

const HEAD = "| what happened | what to do |\n| --- | --- |";

/** The same page with every cause and what to do about it; a value's place is in italics. */
export function replaceCauses(page: string): string {
  const tables = Object.entries(CAUSE_GROUPS).map(([where, causes]) =>
    [`**${where}**\n`, HEAD, ...Object.values(causes).map(renderRow), ""].join("\n"),
  );
  return page.replace(BLOCK, (_, start: string, end: string) =>
    [start, tables.join("\n"), end].join("\n"),
  );
}

function renderRow({ happened, fix }: Words): string {
  const [what, next] = [happened, fix].map((text) => text.replaceAll(/\{(\w+)\}/g, "*$1*"));
  return `| ${what} | ${next} |`;
}
