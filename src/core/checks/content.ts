import { checkNumbers } from "./check-numbers.ts";
import { checkClaims } from "./claims.ts";
import type { Finding } from "./finding.ts";
import { checkLanguage } from "./language.ts";
import { checkMarkup } from "./markup.ts";
import { findPointSlips, findProseSlips } from "./meaning/find-slips.ts";
import type { Passage } from "./passage.ts";
import type { Source } from "./source.ts";
import { checkTerms } from "./terms.ts";

/**
 * The checks that fit any Korean text about one source: numbers, terms, language, markup, claims, meaning.
 * Equal findings are reported once.
 */
export function checkContent(source: Source, passage: Passage): Finding[] {
  const findings = [
    ...checkNumbers(source, passage),
    ...checkTerms(source, passage),
    ...checkLanguage(source, passage),
    ...checkMarkup(source, passage),
    ...checkClaims(source, passage),
    ...checkMeaning(source, passage),
  ];
  return [...new Map(findings.map((finding) => [finding.message, finding])).values()];
}

/**
 * Finds errors of meaning: a key point is held against its own quote, other reports against the sentences of the abstract
 * that they retell, by the rules that hardly ever err there. Advice retells nothing.
 */
function checkMeaning({ text: abstract }: Source, passage: Passage): Finding[] {
  const { path, role, quote } = passage;
  if (role === "advise") return [];
  const slips =
    quote === null ? findProseSlips(abstract, passage) : findPointSlips(abstract, passage, quote);
  const severity = quote === null ? "warning" : "error";
  return slips.map(({ excerpt, message }) => ({
    ...{ check: "meaning", field: path, severity, excerpt, message },
  }));
}
