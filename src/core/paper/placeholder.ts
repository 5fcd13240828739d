/** Letters and digits that an abstract has at least, its title taken out; the shortest recorded has 137. */
const LEAST_LETTERS = 20;

/** A text that only says that there is no abstract has no more; the shortest recorded abstract has 29. */
const SHORT_TEXT_WORDS = 15;

const SUBJECT = "(?:abstract|summary|description)";
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
const ADDRESS = /(?:https?:\/\/|www\.|doi: ?|arxiv: ?)\S+/gi;

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
  if (words <= ERROR_PAGE_WORDS && ERROR_PAGE.test(line)) return true;
  if (words > SHORT_TEXT_WORDS) return false;
  const plain = line.replaceAll(/[^\p{L}\p{N}]+/gu, " ").trim();
  return SAYINGS.some((saying) => saying.test(plain));
}

function toLetters(text: string): string {
  return text.toLowerCase().replaceAll(/[^\p{L}\p{N}]+/gu, "");
}
