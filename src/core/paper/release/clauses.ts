import { findAllWhere } from "../../find-all.ts";

/** What tells, in whatever words, that something is given or not: only such clauses are worth telling apart. */
const OF_GIVING =
  /\b(?:releas\w*|open[- ]?sourc\w*|available|accessible|public(?:ly)?|published?|shared?|hosted|download\w*|provided?)\b/i;

/** Between two clauses, unless what follows has no subject and verb of its own. */
const BETWEEN =
  /(?:;|,)\s+(?:(?:and|but|while|whereas|although|though|yet)\s+)?|\s+(?:and|but|while|whereas|although|though)\s+/g;

/** A clause by its beginning: a subject, and what is said of it. */
const CLAUSE =
  /^(?!(?:which|that|who|where)\b|(?:\w+ly )?(?:releas|open-?sourc|mak|provid|publish|shar)\w*\b)(?:we\b|(?:will|plan to) (?:soon |also )*(?:make|release|open-source|publish|be (?:mak|releas|open-sourc|publish)ing)\b|(?:(?!we\b|and (?:will|is|are|has|have|can)\b)[\w'’()/-]+,? ){1,10}?(?:is|are|was|were|has|have|had|will|would|shall|can|cannot|could|may|remains?|follows?)\b)/i;

/** What a list says behind a semicolon: `; code: https://…`. */
const LISTED =
  /^(?:[\w-]+ ){0,2}(?:code|data|datasets?|models?|weights|checkpoints|demo):? (?:at )?https:/i;

/** The clauses of a sentence, where the one before has told something of a release: each has a tense of its own. */
export function splitClauses(whole: string): string[] {
  const clauses = findAllWhere(whole, PERHAPS_ASIDE, ASIDE).map(([aside]) => aside);
  const sentence = clauses.length === 0 ? whole : whole.replaceAll(ASIDE, blank);
  let from = 0;
  for (const { 0: between, index } of sentence.matchAll(BETWEEN)) {
    const next = index + between.length;
    const behind = sentence.slice(next);
    const isNext = CLAUSE.test(behind) || (between.startsWith(";") && LISTED.test(behind));
    if (!isNext || !OF_GIVING.test(sentence.slice(from, index))) continue;
    clauses.push(sentence.slice(from, index));
    from = next;
  }
  return [...clauses, sentence.slice(from)];
}

/** What may be denied: what papers release. */
const THING =
  "(?:code|codes|codebase|source|implementations?|scripts?|models?|weights?|parameters|checkpoints?|data|datasets?|data sets?|corp(?:us|ora)|benchmarks?|annotations?|prompts|demos?|recipes?|pipelines?|tools?|api|images|videos?)";

const PHRASE = `(?:(?!(?:but|is|are|that|which|to)\\b)[\\w'’-]+ ){0,5}?${THING}\\b`;

/** `(weights to be released later)`: what is to come beside what is there. */
const ASIDE = new RegExp(
  String.raw`\((?=[^()]{0,60}\b${THING}\b)[^()]{0,60}\b(?:to be|will|coming|forthcoming|to (?:come|follow))\b[^()]{0,60}\)`,
  "gi",
);

/** Something that each such bracket has. */
const PERHAPS_ASIDE = /\([^()]*(?:to |will|coming)/i;

/** `but not the weights`, `except the data`, `(weights excluded)`, `while withholding the data`. */
const DENIED = new RegExp(
  String.raw`\b(?:not(?! (?:only|just|merely|simply)\b)|no|nor|neither|without|except(?:ing)?(?: for)?|exclud(?:es?|ing)|other than|apart from|aside from|with the exception of|minus|instead of|rather than|with(?:hold|held|holding|holds)|keep(?:s|ing)?) ${PHRASE}(?:,? (?:and|or|nor)(?: not)? ${PHRASE})?|\([^()]{0,60}\b(?:excluded|withheld|omitted|not (?:included|released|provided))\b[^()]{0,40}\)`,
  "gi",
);

/** Something that each denial has: few sentences of a release have anything of it. */
const PERHAPS_DENIED =
  /\b(?:no[tr]?|neither|without|except|exclu|other|apart|aside|minus|instead|rather|withh|keep|omitted)/i;

/** A clause without what it says is left out. */
export function hideDenied(clause: string): string {
  return PERHAPS_DENIED.test(clause) ? clause.replaceAll(DENIED, blank) : clause;
}

function blank(found: string): string {
  return " ".repeat(found.length);
}
