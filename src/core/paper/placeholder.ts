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

/** Whether a text stands where an abstract should but is none: too little, the title again, or a filler. */
export function isPlaceholder(line: string, title: string): boolean {
  if (/^\W*lorem ipsum\b/i.test(line)) return true;
  const ownTitle = toLetters(title);
  const letters = toLetters(line);
  const rest = ownTitle === "" ? letters : letters.replaceAll(ownTitle, "");
  if (rest.length < LEAST_LETTERS) return true;
  if (line.split(" ").length > SHORT_TEXT_WORDS) return false;
  const words = line.replaceAll(/[^\p{L}\p{N}]+/gu, " ").trim();
  return SAYINGS.some((saying) => saying.test(words));
}

function toLetters(text: string): string {
  return text.toLowerCase().replaceAll(/[^\p{L}\p{N}]+/gu, "");
}
