import type { Draft } from "../draft/draft.ts";
import { type Artefacts, NOT_LOOKED_UP, nameOwn } from "../paper/artefacts.ts";
import type { Paper } from "../paper/paper.ts";
import { checkReleases } from "./claims.ts";
import { checkContent } from "./content.ts";
import { checkEvidence } from "./evidence.ts";
import { fieldsOf } from "./fields.ts";
import { checkActions, checkFiller } from "./filler.ts";
import { CHECKS, type Finding } from "./finding.ts";
import { checkLength, checkQuoteLength } from "./length.ts";
import { findOversized } from "./oversize.ts";
import { readPassage } from "./passage.ts";
import { checkRegister } from "./register.ts";
import { checkFrames, checkRepetition, checkRepetitionAcross } from "./repetition.ts";
import { checkResultsTold } from "./results.ts";
import { prepareSource } from "./source.ts";
import { checkMixedTerms, checkTags, checkWording } from "./wording.ts";

/** What is checked: a draft, the paper that it is about, and what is known of it besides. */
type Checkable = {
  paper: Paper;
  draft: Draft;
  /** @default nothing was looked up */
  artefacts?: Artefacts | undefined;
};

/** A paper's draft with the findings of {@link checkDraft}. */
type Checked = { paper: Paper; draft: Draft; findings: readonly Finding[] };

/** Checks a draft against its paper, without a model. What is oversized is not looked at any closer. */
export function checkDraft(
  paper: Paper,
  draft: Draft,
  artefacts: Artefacts = NOT_LOOKED_UP,
): Finding[] {
  const oversized = findOversized(draft);
  if (oversized.length > 0) return oversized;
  const { codeUrl, projectUrl, organization } = paper;
  const facts = [codeUrl, projectUrl, organization, ...nameOwn(artefacts)];
  const source = prepareSource(paper, facts);
  const fields = fieldsOf(draft).map((field) => ({ field, passage: readPassage(field) }));
  const evidence = checkEvidence(paper, draft);
  const findings = [
    ...evidence,
    ...checkQuoteLength(draft),
    ...checkRepetition(draft),
    ...checkResultsTold(fields.map(({ passage }) => passage)),
    ...checkActions(source, draft),
    ...checkMixedTerms(draft),
    ...checkTags(draft),
    ...fields.flatMap(({ field, passage }) => [
      ...checkContent(source, passage),
      ...checkReleases(paper, artefacts, passage),
      ...checkRegister(field),
      ...checkLength(field, paper),
      ...checkFiller(field),
      ...checkWording(field),
    ]),
  ];
  return sortFindings(findings.filter((finding) => !isHeldAgainstRefused(finding, evidence)));
}

/** Whether a point is held against a quote that is refused, and changes anyway. */
function isHeldAgainstRefused({ check, field }: Finding, evidence: readonly Finding[]): boolean {
  const quote = field.replace(/\.text$/, ".evidence");
  return check === "meaning" && evidence.some((refused) => refused.field === quote);
}

/**
 * Checks the drafts of a digest: each by itself, and for sentences that more than one paper has. Returns
 * the findings of each entry in the order of the entries; what is found does not depend on that order.
 */
export function checkDrafts(entries: readonly Checkable[]): Finding[][] {
  return addFindingsAcross(
    entries.map(({ paper, draft, artefacts }) => ({
      ...{ paper, draft },
      findings: checkDraft(paper, draft, artefacts),
    })),
  ).map(({ findings }) => [...findings]);
}

/** Adds to each draft's findings those that come from the other drafts of its digest. */
export function addFindingsAcross<Entry extends Checked>(entries: readonly Entry[]): Entry[] {
  const across = checkRepetitionAcross(entries);
  const frames = checkFrames(entries);
  return entries.map((entry, index) => ({
    ...entry,
    findings: sortFindings([...entry.findings, ...(across[index] ?? []), ...(frames[index] ?? [])]),
  }));
}

/** By check; findings of one check keep their order. */
export function sortFindings(findings: readonly Finding[]): Finding[] {
  return findings.toSorted((a, b) => CHECKS.indexOf(a.check) - CHECKS.indexOf(b.check));
}
