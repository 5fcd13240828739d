/** Words that hold a sentence together, and those of politeness. */
const CONNECTING =
  "a|an|the|this|that|these|those|it|its|itself|he|him|his|she|her|they|them|their|we|us|our|i|me|my|you|your|one|ones|there|here|which|who|whom|whose|what|everybody|everyone|anyone|" +
  "and|or|but|nor|if|as|than|then|so|because|since|due|while|when|until|till|once|also|only|just|still|yet|again|now|soon|later|not|no|none|without|neither|please|sorry|unfortunately|apolog(?:y|ies|i[sz]e)|thank|thanks|oops|" +
  "of|to|in|on|at|by|for|from|with|within|into|through|under|upon|after|before|between|during|about|out|up|off|back|via|instead|rather|further|below|above|behind|" +
  "is|are|was|were|be|been|being|am|has|have|had|do|does|did|can|cannot|could|will|would|shall|should|may|might|must|need|needs|n|t|s|m|ll|re|ve|don|didn|doesn|isn|wasn|couldn|wouldn|won|" +
  "some|any|all|both|each|every|other|others|another|else|more|most|few|such|same|own|very|first|second|third|two|three|next|last|moment|seconds?|minutes?|hours?|days?|weeks?|time|date";

/** Beginnings of the words for a document, its parts, its people and its places. */
const DOCUMENT =
  "abstract|summar|descri|placeholder|dummy|filler|lorem|ipsum|dolor|amet|paper|article|manuscript|submi|pre-?print|e-?print|document|version|draft|text|content|pdf|full|complete|entire|title|page|item|entry|entries|record|file|note|notice|statement|arxiv|admin|doi|https?|www|html|author|editor|publish|publication|journal|conference|proceeding|camera|deadline|copyright|licen[cs]|permission|polic|institution|librar|website|site|online|server|system|database|mirror|gateway|nginx|apache|cloudflare|browser|javascript|cookie|settings|captcha|human|network|connection|session|account|user|subscri|member|reader";

/** Beginnings of the words for what happens to a document, and for what a program says that could not show one. */
const EVENT =
  "withdr|retract|remov|delet|supersed|replac|upload|posted|posting|release|announc|updat|add|provid|suppl|populat|generat|prepar|embargo|withh|forthcoming|pending|coming|come|follow|tbd|tba|tbc|request|review|revis|correct|accept|reject|error|mistake|accident|disregard|ignor|overlap|substantial|duplicat|test|temporar|current|permanent|available|unavailable|availab|missing|empty|blank|unknown|null|undefined|previous|earlier|original|final|" +
  "fail|unable|able|couldn|display|show|load|find|found|retriev|fetch|get|access|open|locat|extract|read|view|see|refer|check|download|visit|click|tap|log|login|sign|register|purchas|buy|bought|continu|enabl|verif|wait|try|retry|slow|busy|exceed|limit|rate|denied|forbidden|unauthori[sz]|authori[sz]|restrict|internal|service|bad|gone|exist|ask|written|ready|public|free|went|wrong|something|internet|support|contact|improv|experience|use|using|go|take|translat|summari[sz]|given|giv|made|mak|work|ai|language|assistant|chatbot|appear|process|overload|comment|figure|rights|reserved|quota|plan|billing|intention|left|region|omit";

const VOCABULARY = new RegExp(`^(?:(?:${CONNECTING})|(?:${DOCUMENT}|${EVENT})\\p{L}*)$`, "iu");

/**
 * The share of a text's letters in words about something else than the document that it stands in and how that
 * came there; 1 when there are no letters.
 */
export function shareOnSubject(words: readonly string[]): number {
  const letters = countLetters(words);
  return letters === 0 ? 1 : countLetters(words.filter((word) => !VOCABULARY.test(word))) / letters;
}

function countLetters(words: readonly string[]): number {
  return words.join("").replaceAll(/\P{L}/gu, "").length;
}
