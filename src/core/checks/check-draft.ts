import type { Draft } from "../draft/draft.ts";
import type { Paper } from "../paper/paper.ts";
import { checkArtefact } from "./claims.ts";
import { checkContent } from "./content.ts";
import { checkEvidence } from "./evidence.ts";
import { fieldsOf } from "./fields.ts";
import { checkFiller } from "./filler.ts";
import { CHECKS, type Finding } from "./finding.ts";
import { checkLength, checkQuoteLength } from "./length.ts";
import { checkRegister } from "./register.ts";
import { checkRepetition, checkRepetitionAcross } from "./repetition.ts";
import { prepareSource } from "./source.ts";

/** A paper's draft that has been looked at by itself. */
type Checked = { paper: Paper; draft: Draft; findings: readonly Finding[] };

/** Looks at a draft and its source without a model, and says what is wrong with it. */
export function checkDraft(paper: Paper, draft: Draft): Finding[] {
  const source = prepareSource(paper, [paper.codeUrl, paper.organization]);
  return sortFindings([
    ...checkEvidence(paper, draft),
    ...checkQuoteLength(draft),
    ...checkRepetition(draft),
    ...checkArtefact(paper, draft),
    ...fieldsOf(draft).flatMap((field) => [
      ...checkContent(source, field),
      ...checkRegister(field),
      ...checkLength(field, paper),
      ...checkFiller(field),
    ]),
  ]);
}

/**
 * Looks at the drafts of a digest together: each by itself, and for sentences that stand under more than
 * one paper. Answers the findings of each entry in the order of the entries; what is found does not
 * depend on that order.
 */
export function checkDrafts(entries: readonly { paper: Paper; draft: Draft }[]): Finding[][] {
  return addFindingsAcross(
    entries.map(({ paper, draft }) => ({ paper, draft, findings: checkDraft(paper, draft) })),
  ).map(({ findings }) => [...findings]);
}

/** The same drafts with what the others in their digest add to their findings. */
export function addFindingsAcross<Entry extends Checked>(entries: readonly Entry[]): Entry[] {
  const across = checkRepetitionAcross(entries);
  return entries.map((entry, index) => ({
    ...entry,
    findings: sortFindings([...entry.findings, ...(across[index] ?? [])]),
  }));
}

/** By check, and within a check by field as the checks came upon them. */
function sortFindings(findings: readonly Finding[]): Finding[] {
  return findings.toSorted((a, b) => CHECKS.indexOf(a.check) - CHECKS.indexOf(b.check));
}
