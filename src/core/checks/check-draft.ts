import type { Draft } from "../draft.ts";
import { CHECKS, type Finding } from "../finding.ts";
import type { Paper } from "../paper.ts";
import { checkEvidence } from "./evidence.ts";
import { type Field, fieldsOf } from "./fields.ts";
import { checkLanguage } from "./language.ts";
import { checkMarkup } from "./markup.ts";
import { checkNumbers } from "./numbers.ts";
import { readPassage } from "./passage.ts";
import { checkRegister } from "./register.ts";
import { prepareSource, type Source } from "./source.ts";
import { checkTerms } from "./terms.ts";

/** Looks at a draft and its source without a model, and says what is wrong with it. */
export function checkDraft(paper: Paper, draft: Draft): Finding[] {
  const source = prepareSource(paper, [paper.codeUrl, paper.organization]);
  const findings = [
    ...checkEvidence(paper, draft),
    ...fieldsOf(draft).flatMap((field) => checkField(source, field)),
  ];
  return findings.toSorted((a, b) => CHECKS.indexOf(a.check) - CHECKS.indexOf(b.check));
}

function checkField(source: Source, field: Field): Finding[] {
  const passage = readPassage(field);
  return [
    ...checkNumbers(source, passage),
    ...checkTerms(source, passage),
    ...checkLanguage(source, passage),
    ...checkRegister(field),
    ...checkMarkup(field),
  ];
}
