import { tellsOfWork } from "./tells-of-work.ts";

/** A notice that names nobody is short: the shortest recorded abstract has 29 words, and few have under 60. */
const SHORT_TEXT_WORDS = 60;

const DOCUMENT =
  "(?:paper|article|manuscript|submission|pre-?print|e-?print|work|version|report|note|document|draft|study|thesis|publication|contribution|entry|letter|chapter)";
const IS = "(?:has been|have been|has|had to be|was|were|is|must be|will be)";
const ADVERBS = "(?:(?:[a-z]+ly|now|since|being|hereby) )*";
const GONE = "(?:withdrawn|retracted)";
/** Where documents stand. */
const PLACE =
  "(?:arxiv|submission|publication|consideration|review|print|proceedings|(?:\\w+ )?(?:site|website|server|archive|repository|platform|journal|conference|workshop|hub))";

/** Authors of something else than this document. */
const OTHER_AUTHORS = "(?! (?:the |its |their )?authors of (?!this\\b|our\\b))";

/** The sentence ends, or gives the reason; it does not say that the document came back, or left something else. */
const STAYS_GONE = `(?=\\W*$|[.;:!,)\\]]| (?:by${OTHER_AUTHORS}|due|because|since|for|as|at|until|upon|pending|after|on|following|owing|while|temporarily|and (?:should|must|is|was|has)|from (?:the |this )?${PLACE})\\b)`;
const GONE_OTHERWISE = `(?:(?:withdrawn|retracted|removed|rescinded|deleted|taken down|pulled|cancelled)\\b${STAYS_GONE}|superseded|merged (?:with|into)|replaced by|no longer (?:available|valid))`;

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
const IN_ASIAN_LANGUAGES =
  /철회(?:되었|됐|됨|하였|했|함|합니다|한다|되어|하기로|된 논문입니다)|^\W*철회\W*$|(?:撤稿|撤回|撤销|取り下げ(?:られ|まし|た))/u;

/** One in a language with an alphabet: what the document is called, and then what has become of it. */
const IN_EUROPEAN_LANGUAGES = new RegExp(
  [
    "(?:arbeit|artikel|beitrag|manuskript|fassung|publikation|papier|paper|preprint)\\P{L}.*(?:zurückgezogen|zurueckgezogen|widerrufen|teruggetrokken|ingetrokken|(?:dragits|trukket) tillbaka)",
    "(?:articles?|papier|manuscrit|prépublication|travail|étude|publication|version)\\P{L}.*(?:retirée?s?|rétractée?s?)",
    "(?:artículo|articulo|artigo|manuscrito|trabajo|trabalho|estudio|estudo|preprint|publicaci[oó]n|versi[oó]n)\\P{L}.*(?:retir(?:ad[oa]s?|ou)|retractad[oa]s?|retratad[oa]s?)",
    "(?:articolo|lavoro|manoscritto|studio|preprint|versione)\\P{L}.*(?:ritirat[oa]|ritrattat[oa])",
    "(?:стать[яи]|работа|препринт|рукопись)\\P{L}.*(?:отозван|отозвана|отозвано|снят[ао]?)",
    "(?:artykuł|praca|preprint)\\P{L}.*(?:wycofan[yae])|(?:makale|bildiri|çalışma)\\P{L}.*geri çekil",
  ].join("|"),
  "iu",
);

/** Characters of a notice in a script of many letters a character. */
const SHORT_TEXT_CHARS = 100;

/** Why a document is gone, up to the end of the sentence. */
const REASON = "(?: (?:due to|because|since|owing to|until|pending) [^.;!?]*)?";

const BY_WHOM =
  "(?: (?:by|from) (?:the )?arxiv(?: \\w+)?| by (?:(?:the|its|all|both|first|corresponding|sole|submitting) )*authors?)?";

/** A whole sentence that says nothing but that this very document is gone. */
const WHOLE_SENTENCE = new RegExp(
  `(?:^|[.!?;] )\\W*(?:(?:[a-z]+ ){0,2}(?:note|notice|update|comment): )?(?:this (?:arxiv )?${DOCUMENT} ${IS} ${ADVERBS}(?:${GONE}${BY_WHOM}|removed (?:from|by) (?:the )?arxiv(?: \\w+)?)|${AUTHORS} ${DECIDE}${WITHDRAW} (?:this|our|my) ${DOCUMENT})${REASON}(?=\\W*$|[.;!?])`,
  "i",
);

/** Something that each such sentence has: few abstracts have anything of it. */
const PERHAPS_GONE = /withdr|retract|removed/i;

/** What was said before of this document: another version, in whose place this one stands. */
const EARLIER_VERSION = new RegExp(
  `\\b(?:earlier|previous|prior|first|original|old(?:er)?|initial|preliminary|former|preceding) (?:arxiv )?(?:(?:version|revision|submission|draft|pre-?print|manuscript)(?: (?:of|to) (?:this|the|our) ${DOCUMENT})?|${DOCUMENT} (?:of|to) (?:this|the|our) ${DOCUMENT})\\b`,
  "gi",
);

/** The document came back. */
const CAME_BACK =
  /\b(?:present|current|new(?:er)?|revised|corrected|updated|improved|expanded|extended) (?:version|revision|draft|manuscript)\b|\bre-?(?:submi(?:tted|ssion)|written|instated|worked|uploaded|posted)\b|\bthis (?:version|revision) (?:now )?(?:corrects|fixes|mends|replaces|repairs|resolves|addresses|contains)\b|\bis now (?:at|in|under|part|published|accepted|available)\b/i;

/** A sentence that only announces. */
const TO_COME = /(?<![^.;!?])[^.;!?]*\b(?:will|shall|to be)\b[^.;!?]*/gi;

/** A text that is too short to be about anything else. */
const IN_SHORT_TEXT = new RegExp(
  [
    `\\b(?:this|the(?: present| current)?|our|my) (?:arxiv )?${DOCUMENT} (?:[^.;]{0,60} and )?${IS} ${ADVERBS}${GONE_OTHERWISE}`,
    `\\b(?:this(?: one)?|it|which) ${IS} ${ADVERBS}${GONE}${STAYS_GONE}`,
    "\\bsuperseded by (?:arxiv|doi|https?:|(?:a|the|our|its) (?:new|newer|later|revised|published|journal|extended|final)\\b)",
    `\\b${AUTHORS} ${DECIDE}${WITHDRAW} (?:this|the|our|my|their) ${DOCUMENT}\\b(?!['’])`,
    `^\\W*(?:(?:this )?${DOCUMENT} )?${GONE} (?:by|due|because|for|from|since|as|pending|at|on|in)\\b`,
    `\\bthis ${DOCUMENT} ${IS} ${ADVERBS}removed (?:from|by) (?:the )?arxiv|\\b${GONE} by (?:the )?arxiv`,
  ].join("|"),
  "i",
);

/**
 * Whether a text in place of an abstract is a notice that the paper was withdrawn. A text that tells of work is
 * none, whatever it says of other documents and of earlier versions, unless a whole sentence of it says that
 * this very paper is gone, and none that it came back: of 6,557 recorded abstracts, none is.
 */
export function isWithdrawalNotice(line: string): boolean {
  if (PERHAPS_GONE.test(line) && saysItIsGone(line)) return true;
  const isShort = line.length <= SHORT_TEXT_CHARS;
  if (isShort && [IN_ASIAN_LANGUAGES, IN_EUROPEAN_LANGUAGES].some((one) => one.test(line))) {
    return true;
  }
  if (line.split(" ").length > SHORT_TEXT_WORDS || tellsOfWork(line)) return false;
  const text = hideEarlierVersions(line);
  return [MARK, IN_SHORT_TEXT, NOTE, DUPLICATE].some((notice) => notice.test(text));
}

/** Whether a whole sentence says so, and nothing tells of an earlier version or that it came back. */
function saysItIsGone(line: string): boolean {
  return WHOLE_SENTENCE.test(line) && hideEarlierVersions(line) === line && !hasComeBack(line);
}

function hideEarlierVersions(line: string): string {
  return line.replaceAll(EARLIER_VERSION, "another");
}

function hasComeBack(line: string): boolean {
  return CAME_BACK.test(line.replaceAll(TO_COME, ""));
}
