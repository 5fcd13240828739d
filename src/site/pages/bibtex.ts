import type { Paper } from "../../core/paper/paper.ts";
import { cleanLine } from "../../core/text.ts";

/** A paper's entry for a bibliography, as arXiv writes it. */
export function renderBibtex({
  id,
  title,
  authors,
}: Pick<Paper, "id" | "title" | "authors">): string {
  const fields = [
    ["title", `{${escapeBibtex(cleanLine(title))}}`],
    ["author", escapeBibtex(authors.map(cleanLine).join(" and "))],
    ["year", `20${id.slice(0, 2)}`],
    ["eprint", id],
    ["archivePrefix", "arXiv"],
    ["url", `https://arxiv.org/abs/${id}`],
  ];
  const lines = fields.map(([name, value]) => `  ${name} = {${value}}`);
  return `@misc{arxiv:${id},\n${lines.join(",\n")}\n}`;
}

const SIGNS: Readonly<Record<string, string>> = {
  "\\": "\\textbackslash{}",
  "{": "\\{",
  "}": "\\}",
};

/** Signs that TeX reads as its own. */
function escapeBibtex(text: string): string {
  return text.replaceAll(/[\\{}$&%#_^~]/g, (sign) => SIGNS[sign] ?? `\\${sign}`);
}
