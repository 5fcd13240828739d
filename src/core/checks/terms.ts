import type { Finding } from "../finding.ts";
import { excerptOf } from "./excerpt.ts";
import type { Passage } from "./passage.ts";
import type { Source } from "./source.ts";
import { groupRuns, holdsTerm, isGeneral, type Term, type WordIndex } from "./words.ts";

/** No short form has more words behind it. */
const RUN_AT_MOST = 12;

/** Finds Latin names and words that the source does not hold: models, data sets, methods, short forms. */
export function checkTerms(source: Source, passage: Passage): Finding[] {
  const isReport = passage.role === "report";
  const foreign = passage.terms.filter(
    ({ text }) =>
      !isGeneral(text) &&
      text.replaceAll(/\P{L}/gu, "").length > 1 &&
      !holdsTerm(source.words, text),
  );
  if (foreign.length === 0) return [];
  const spelledOut = findSpelledOut(source.words, passage);
  return foreign
    .filter(({ text }) => isReport || !holdsTerm(source.facts, text))
    .filter((term) => !spelledOut.has(term))
    .map((term) => ({
      check: "terms",
      field: passage.path,
      severity: isReport ? "error" : "warning",
      message: `초록에 없는 이름이나 용어: ${excerptOf(term.text)}. 초록에 나오는 이름만 원문 그대로 쓰거나 우리말로 푸세요.`,
      excerpt: term.text,
    }));
}

/** Short forms of the source, written out: `Mixture of Experts` where the abstract says MoE. */
function findSpelledOut({ acronyms }: WordIndex, { text, terms }: Passage): ReadonlySet<Term> {
  const runs = groupRuns(text, terms, /^\s$/);
  return new Set(
    runs
      .filter((run) => {
        const parts = run.slice(0, RUN_AT_MOST).flatMap((term) => term.text.split("-"));
        const initials = parts.map((part) => part.slice(0, 1).toLowerCase()).join("");
        return [...acronyms].some((acronym) => acronym.length >= 2 && initials.includes(acronym));
      })
      .flat(),
  );
}
