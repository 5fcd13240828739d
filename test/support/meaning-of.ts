import { checkContent } from "../../src/core/checks/content.ts";
import type { Finding } from "../../src/core/checks/finding.ts";
import { readPassage } from "../../src/core/checks/passage.ts";
import { prepareSource } from "../../src/core/checks/source.ts";

/** Findings of meaning of a key point, held against its quote; the abstract is that quote alone where none is given. */
export function meaningOfPoint(text: string, quote: string, abstract = `${quote}.`): Finding[] {
  return findingsOfMeaning({ text, quote, abstract });
}

/** Findings of meaning of prose about an abstract. */
export function meaningOfProse(text: string, abstract: string): Finding[] {
  return findingsOfMeaning({ text, quote: null, abstract });
}

/** What is said to be wrong, each without its words. */
export function kindsOf(findings: readonly Finding[]): string[] {
  return findings.map(({ message }) => message.split(":")[0] ?? "");
}

function findingsOfMeaning({
  text,
  quote,
  abstract,
}: {
  text: string;
  quote: string | null;
  abstract: string;
}): Finding[] {
  const passage = readPassage({ path: "text", text, role: "report", quote });
  const source = prepareSource({ title: "A Study", abstract });
  return checkContent(source, passage).filter(({ check }) => check === "meaning");
}
