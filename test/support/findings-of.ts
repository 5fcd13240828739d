import { checkContent } from "../../src/core/checks/content.ts";
import type { Finding } from "../../src/core/checks/finding.ts";
import { readPassage } from "../../src/core/checks/passage.ts";
import { prepareSource } from "../../src/core/checks/source.ts";

/** What one check says about a text under an abstract. */
export function findingsOf(
  check: Finding["check"],
  abstract: string,
  text: string,
  { role = "report", quote = null }: { role?: "report" | "advise"; quote?: string | null } = {},
): Finding[] {
  const source = prepareSource({ title: "A Paper", abstract });
  return checkContent(source, readPassage({ path: "text", text, role, quote })).filter(
    (finding) => finding.check === check,
  );
}

/** Of the ways in which a card tells a number, parted by `|`, those that an abstract holds. */
export function findNumbersHeld(abstract: string, forms: string): string {
  return forms
    .split("|")
    .filter((form) => findingsOf("numbers", abstract, form).length === 0)
    .join("|");
}
