import { checkNumbers } from "./check-numbers.ts";
import { checkClaims } from "./claims.ts";
import type { Finding } from "./finding.ts";
import { checkLanguage } from "./language.ts";
import { checkMarkup } from "./markup.ts";
import type { Passage } from "./passage.ts";
import type { Source } from "./source.ts";
import { checkTerms } from "./terms.ts";

/**
 * The checks that fit any Korean text about one source: numbers, terms, language, markup, claims. Equal
 * findings are reported once.
 */
export function checkContent(source: Source, passage: Passage): Finding[] {
  const findings = [
    ...checkNumbers(source, passage),
    ...checkTerms(source, passage),
    ...checkLanguage(source, passage),
    ...checkMarkup(source, passage),
    ...checkClaims(source, passage),
  ];
  return [...new Map(findings.map((finding) => [finding.message, finding])).values()];
}
