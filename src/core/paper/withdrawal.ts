/** A notice that names nobody is short: the shortest recorded abstract has 29 words, and few have under 60. */
const SHORT_TEXT_WORDS = 60;

const DOCUMENT =
  "(?:paper|article|manuscript|submission|pre-?print|e-?print|work|version|report|note|document|draft|study|thesis|publication|contribution|entry|letter|chapter)";
const IS = "(?:has been|have been|has|had to be|was|were|is|must be|will be)";
const ADVERBS = "(?:(?:[a-z]+ly|now|since|being|hereby) )*";
const GONE = "(?:withdrawn|retracted)";
const GONE_OTHERWISE =
  "(?:withdrawn|retracted|removed|superseded|rescinded|deleted|merged (?:with|into)|replaced by|taken down|pulled|cancelled|no longer (?:available|valid))";
const AUTHORS = "(?:we|i|(?:the |all )?(?:first |corresponding |sole )?authors?)";
const DECIDE =
  "(?:(?:have|has|had|are|am|is|be|hereby|decided|chose|choose|wish|want|would|like|must|to) )*";
const WITHDRAW = "(?:withdr[ae]ws?|withdrawn|withdrew|withdrawing|retract(?:s|ed|ing)?)";

/** A mark before a text, or in its place: `WITHDRAWN`, `[Retracted]`, `Withdrawn: …`. */
const MARK = new RegExp(
  `^\\W*(?:(?:this )?${DOCUMENT} )?${GONE}(?:\\W*$|[\\])}.:!;]| [–—-] )`,
  "i",
);

/** A mark that calls itself one. */
const NOTE =
  /^\W*(?:(?:notice|note|statement|announcement) of )?(?:withdrawal|retraction) ?(?:notice|note|statement|announcement)?\W*(?:[:.–—]|$)/i;

/** A submission that should not be there, and says nothing else. */
const DUPLICATE = new RegExp(
  `^\\W*this (?:${DOCUMENT} )?(?:is|was) (?:an? )?(?:(?:accidental|erroneous|mistaken) )?(?:duplicate|double|test)(?: ${DOCUMENT})?\\b(?: of\\b|\\W*$|[.;:])`,
  "i",
);

/** A short notice in Korean, Chinese or Japanese. */
const IN_OTHER_LANGUAGES =
  /철회(?:되었|됐|됨|하였|했|함|합니다|한다|되어|하기로|된 논문입니다)|^\W*철회\W*$|(?:撤稿|撤回|撤销)/u;

/** Characters of a notice in a script of many letters a character. */
const SHORT_TEXT_CHARS = 100;

/** arXiv's own words, wherever they stand. */
const BY_ARXIV = new RegExp(
  `\\bthis ${DOCUMENT} ${IS} ${ADVERBS}(?:withdrawn|retracted|removed) (?:from|by) (?:the )?arxiv|\\b${GONE} by (?:the )?arxiv`,
  "i",
);

/** What the authors say of this very document, wherever it stands. */
const BY_AUTHORS = new RegExp(
  `\\bthis ${DOCUMENT} ${IS} ${ADVERBS}${GONE} by (?:(?:the|its|all|both|first|corresponding|sole|submitting) )*authors?\\b`,
  "i",
);

/** The sentence ends, or gives the reason; it does not say that the document came back, or left something else. */
const STAYS_GONE =
  "(?=\\W*$|[.;:!,)\\]]| (?:by|due|because|since|for|as|at|until|pending|after|on|following|owing|temporarily|from arxiv|from the arxiv)\\b)";

/** The first sentence of a text of any length. */
const BEGINS = new RegExp(
  `^\\W*(?:this (?:arxiv )?${DOCUMENT} ${IS} ${ADVERBS}${GONE}${STAYS_GONE}|${AUTHORS} ${DECIDE}${WITHDRAW} (?:this|our|my) ${DOCUMENT}\\b)`,
  "i",
);

/** What abstracts say and notices do not. */
const ABOUT_WORK =
  /\b(?:we|this (?:paper|work)|here,? we) (?:then |also |further )?(?:present|propose|introduce|measure|study|show|find|develop|describe|release|evaluate|train|investigate)\b/i;

/** A text that is too short to be about anything else. */
const IN_SHORT_TEXT = new RegExp(
  [
    `\\b(?:this|the(?: present| current)?|our|my) (?:arxiv )?${DOCUMENT} ${IS} ${ADVERBS}${GONE_OTHERWISE}\\b`,
    `\\b${AUTHORS} ${DECIDE}${WITHDRAW} (?:this|the|our|my|their) ${DOCUMENT}\\b`,
    `^\\W*(?:(?:this )?${DOCUMENT} )?${GONE} (?:by|due|because|for|from|since|as|pending|at|on|in)\\b`,
  ].join("|"),
  "i",
);

/**
 * Whether a text in place of an abstract is a notice that the paper was withdrawn, or begins or ends with
 * one. A text that merely speaks of withdrawing something is none: of 12,856 recorded abstracts, none is.
 */
export function isWithdrawalNotice(line: string): boolean {
  if ([MARK, BY_ARXIV, BY_AUTHORS, BEGINS].some((notice) => notice.test(line))) return true;
  if (line.length <= SHORT_TEXT_CHARS && IN_OTHER_LANGUAGES.test(line)) return true;
  const isNotice = [IN_SHORT_TEXT, NOTE, DUPLICATE].some((notice) => notice.test(line));
  return isNotice && line.split(" ").length <= SHORT_TEXT_WORDS && !ABOUT_WORK.test(line);
}
