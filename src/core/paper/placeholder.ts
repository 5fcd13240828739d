import { tellsOfWork } from "./tells-of-work.ts";

/** Letters and digits that an abstract has at least, its title taken out; the shortest recorded has 137. */
const LEAST_LETTERS = 20;

/** A text that only says that there is no abstract has no more; the shortest recorded abstract has 29. */
const SHORT_TEXT_WORDS = 15;

const SUBJECT = "(?:abstract|summary|description)";
const TEXT =
  "(?:abstracts?|summary|summaries|description|(?:full )?text|paper|article|content|document|page|pdf|manuscript)";
const STILL =
  "(?:(?:currently|yet|still|soon|be|is|was|are|has|been|will|to|this|for|paper|of|text|the) )*";

const THERE = "(?:available|provided|given|found|public|ready|written|here|there|added|supplied)";

/** Ways to say that the abstract is not there, in words without punctuation. */
const SAYINGS: readonly RegExp[] = [
  new RegExp(
    `^(?:(?:there|this) is )?(?:no|missing|without|an? placeholder) (?:\\w+ )?${SUBJECT}(?:$| (?:${THERE}|text|yet|for|was|is|has|due|at|could|exists?)\\b)`,
    "i",
  ),
  new RegExp(
    `^(?:the |this |an? )?${SUBJECT} ${STILL}(?:not (?:yet )?${THERE}|unavailable|missing|empty|pending|coming|tb[acd]|n a$|none$|forthcoming|withheld|placeholder|available (?:in|on|at|upon|from|later|soon)|added|in preparation|follows?$)`,
    "i",
  ),
  /^(?:to be|will be|coming|not yet|currently un|not) ?(?:added|announced|determined|provided|updated|completed|soon|available|written)\b/i,
  /^(?:please )?(?:see|refer to|check|read|download) (?:the |our )?(?:attached |full |original |main )?(?:pdf|paper|full text|text|article|document|publication|publisher|arxiv|link|website)\b/i,
];

/** What stands in an abstract's place and says more than that it is missing. */
const STAND_INS: readonly RegExp[] = [
  // a filler that calls itself one
  /^(?:this|here|the following|below) (?:is|text is|abstract is) (?:just |only |merely |still )?(?:an? |the )?(?:placeholder|dummy|temporary|sample|filler|test) ?(?:abstract|text|summary|description|entry|content)?\b(?! (?:token|model|method|based|free|set|data))/i,
  // a program that could not show it
  new RegExp(
    `^(?:(?:sorry|oops|unfortunately|apologies) )?(?:but )?(?:we|i|it|the (?:server|site|page|system|publisher)) ?(?:(?:are |were |is |was |am )?(?:currently )?(?:unable|not able) to|can ?not|can t|could not|couldn t|did not|failed to) (?:currently )?(?:display|show|load|find|retrieve|fetch|provide|get|access|open|locate|extract) (?:the |this |an |any |your |its )?(?:\\w+ ){0,2}${TEXT}\\b`,
    "i",
  ),
  new RegExp(
    `^(?:(?:sorry|oops|unfortunately|error) )?(?:failed to|unable to|cannot|could not) (?:display|show|load|find|retrieve|fetch|get|access|open|extract) (?:the |this |an )?(?:\\w+ )?${TEXT}\\b`,
    "i",
  ),
  // a door
  /^(?:please )?(?:(?:you (?:must|need to|have to|should) )?(?:log|sign) ?in|(?:subscribe|register|purchase|click|tap|buy) (?:here|on|the|this|below|to|now|or|for))\b.*\b(?:to|for|here|read|view|see|access|continue|more)\b/i,
  new RegExp(
    `^(?:access to )?(?:the |this )?(?:full |complete |entire )?${TEXT} (?:is |are )?(?:only |currently |freely |also )*(?:available|accessible|restricted|behind|can be (?:found|accessed|downloaded|obtained|read))\\b`,
    "i",
  ),
  /\b(?:registered users?|subscribers?|members|authori[sz]ed users?|institutions) only\b|\byou do(?: not|n t) have (?:access|permission)\b/i,
];

/** The same in languages with an alphabet of their own signs, and in three others. */
const IN_OTHER_LANGUAGES =
  /^(?:kein(?:e)? (?:abstract|zusammenfassung|kurzfassung)|(?:abstract|zusammenfassung|kurzfassung|résumé|resume|resumen|resumo|sommario|riassunto|samenvatting) (?:ist |est |no |non |não |is |niet |nicht |wird |sera |à |a )+(?:\p{L}+ ?){0,4}|pas de résumé|aucun résumé|(?:no hay|sin) resumen|sem resumo|nessun (?:sommario|riassunto|abstract)|аннотация (?:отсутствует|недоступна|не)|нет аннотации|(?:초록|요약)(?:이|은|을)? ?(?:없|제공되지|준비 ?중|아직|추후)|(?:摘要|抄録|要旨)(?:暂无|缺失|未提供|不可用|はありません|なし))/iu;

/** How a document or an error in a form for programs begins. */
const DOCUMENT = /^<(?:!doctype|html|\?xml|head|body)\b|^[{[] ?["{]|^%PDF\b/i;

/** What servers, and those who guard them, show in place of a page. */
const ERROR_PAGE = new RegExp(
  [
    "^(?:error|http(?: error)?|status)?\\W*[45]\\d\\d\\b\\W*(?:error|bad|not|forbidden|unauthorized|internal|gateway|service|too many|request|$)",
    "^(?:error\\W+)?(?:bad gateway|gateway time-?out|internal server error|service (?:temporarily )?unavailable|too many requests|rate limit exceeded|access denied|permission denied|page not found|request timed out)\\b",
    "^(?:error\\W+)?(?:not found|forbidden|unauthorized|under (?:construction|maintenance)|loading|please wait)(?:\\W*$|[.:;!…])",
    "^(?:just a moment|attention required|one moment,? please|checking your browser|checking if the site|please enable|verify(?:ing)? you are)\\b",
    "\\benable javascript\\b.*\\bcookies\\b|\\bverif(?:y|ying) (?:that )?you are (?:a )?human\\b",
    "^error\\W+(?:\\d|an?\\b|occurred|loading|fetching|while)",
  ].join("|"),
  "i",
);

/** An error page says little; an abstract may be about such pages. */
const ERROR_PAGE_WORDS = 40;

/** An address, or the name of a document elsewhere. */
const ADDRESS =
  /(?:https?:\/\/|www\.|doi: ?|arxiv: ?)\S+|\b(?:[a-z0-9-]+\.)+(?:org|com|net|io|ai|edu|gov|co|dev|info|de|uk|fr|jp|cn|kr|eu)(?:\/\S*)?(?=[\s),.;]|$)|\b10\.\d{4,}\/\S+/gi;

/**
 * Whether a text stands where an abstract should but is none: too little beside the title and addresses, a
 * document or an error of a server, or a filler.
 */
export function isPlaceholder(line: string, title: string): boolean {
  if (/^\W*lorem ipsum\b/i.test(line) || DOCUMENT.test(line)) return true;
  const ownTitle = toLetters(title);
  const letters = toLetters(line.replaceAll(ADDRESS, " "));
  const rest = ownTitle === "" ? letters : letters.replaceAll(ownTitle, "");
  if (rest.length < LEAST_LETTERS) return true;
  const words = line.split(" ").length;
  if (words > ERROR_PAGE_WORDS || tellsOfWork(line)) return false;
  const plain = line.replaceAll(/[^\p{L}\p{N}]+/gu, " ").trim();
  if (ERROR_PAGE.test(line) || STAND_INS.some((one) => one.test(plain))) return true;
  if (words > SHORT_TEXT_WORDS) return false;
  return IN_OTHER_LANGUAGES.test(plain) || SAYINGS.some((saying) => saying.test(plain));
}

function toLetters(text: string): string {
  return text.toLowerCase().replaceAll(/[^\p{L}\p{N}]+/gu, "");
}
