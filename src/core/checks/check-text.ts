import type { Paper } from "../paper/paper.ts";
import { checkContent } from "./content.ts";
import type { Finding } from "./finding.ts";
import { readPassage } from "./passage.ts";
import { prepareSource } from "./source.ts";

/**
 * Checks any Korean text about one paper: its numbers, terms, language, markup and claims. The text is
 * taken as a report, so a number or a name that title and abstract lack is an error. The field of every
 * finding is `text`.
 */
export function checkText(source: Pick<Paper, "title" | "abstract">, text: string): Finding[] {
  const passage = readPassage({ path: "text", text, role: "report", quote: null });
  return checkContent(prepareSource(source), passage);
}
