import { HIDDEN_ADDRESS } from "./addresses.ts";

/** Words between the verb of a release and what stands around it. */
const ADVERBS =
  "(?:now |currently |all |both |also |fully |publicly |freely |openly |officially |further |actively |completely |made |being |been |hereby |here |pleased to |happy to |excited to |the |everything )*";

/** What tells that the authors' own work is given, of words that are also said of others' models. */
const OWN = "(?:our|the|all|both|these|this|its|it|them|everything|code|data|key|complete|full)\\b";

/** What is given together, as `we provide` is also said of what only the text has. */
const THINGS =
  "(?:code|codebase|code ?base|weights|checkpoints|demo|implementations?|toolkit|library|datasets?|repository)";

const MODIFIERS =
  "(?:(?:an?|the|our|all|full|open|open-source|open-sourced|public|publicly|available|accessible|complete|official|reference|source|efficient|training|evaluation|inference|model|models|data|pre-?trained|trained|easy-to-use|python|pytorch|cuda|github|live|online|interactive|[\\w.-]*\\d[\\w.-]*)[ ,]+(?:and )?)*";

/** To whom it is given. */
const TO_ALL =
  "(?:(?:publicly|openly|freely|fully) (?:available|accessible)|available(?= (?:to|for|at|on|via|under|in|here|online|as)\\b|[.,;:]|$)|public|open-sourced?)\\b";

/** `we release …`, `and open-source our …`: what is released stands behind it. */
export const GIVES = new RegExp(
  String.raw`\b(?:${[
    `(?:we|authors|team) ${ADVERBS}(?:(?:will|shall|(?:plan|intend|aim|hope) to|are going to|are committed to) )?${ADVERBS}(?:(?:are |have )?${ADVERBS}(?:releas(?:e|ed|ing)|open[- ]?sourc(?:e|ed|ing))|publish|open up)`,
    `(?:and|but|to|by|also|,) ${ADVERBS}(?:(?<!the )releas(?:e|ing)|open-?sourc(?:e|ing))(?= ${OWN}(?! (?:potential|power|capabilit|capacit|constraint|pressure|burden)))`,
    `we (?:[\\w-]+ ){1,9}?and ${ADVERBS}(?:release|open-source(?= (?:${OWN}|an? |[\\w-]+, an? )))`,
    String.raw`we have (?:\w+ ){1,3}and ${ADVERBS}(?:released|open-sourced)`,
    `by ${ADVERBS}(?:releasing|open-sourcing)(?= [^.;]{1,160}(?:, we |$))`,
    String.raw`(?<=(?:,|\)|\bwhile) )(?:releasing|open-sourcing)(?= (?:${OWN}|an? ))`,
    String.raw`we (?:will |have )?${ADVERBS}ma[dk]e(?= (?:[^.;]|\.(?=\w)){0,160}\b${TO_ALL})`,
    String.raw`(?:and|to|by|,) ${ADVERBS}mak(?:e|ing)(?= ${OWN}[^.;]{0,160}\b${TO_ALL})`,
    String.raw`[\w-]{1,40} releases (?=${OWN})`,
    String.raw`we ${ADVERBS}(?:provide|share)(?= ${MODIFIERS}${THINGS}\b| [^.;]{0,60}(?:\bpublicly available|${HIDDEN_ADDRESS}))`,
  ].join("|")})\b`,
  "i",
);

/** Where releases are kept. */
const PLACE = `(?:(?:our|the|an?) )?(?:[\\w-]{1,40} )?(?:${HIDDEN_ADDRESS}|github|gitlab|hugging ?face|zenodo|pypi)`;

/** `… are available at`, `can be downloaded`, `are on Hugging Face`, `… is open-sourced`: what is released stands before it. */
export const IS_GIVEN = new RegExp(
  String.raw`\b(?:is|are|was|were|be|been|being)\b ${ADVERBS}(?:available|accessible|releas(?:ed|ing)|open[- ]?sourced?|public|published|hosted|provided (?:at|in|on|here|for)|found (?:at|in|on|here|via)|downloadable|shared (?:at|on)|coming(?= soon)|(?<=\bcan be )(?:downloaded|accessed|obtained)|publicly(?= ${HIDDEN_ADDRESS})|(?:included )?(?:in|at|on)(?=:? ?\(?${PLACE}))\b`,
  "i",
);

/** `with all code, data, and models open-sourced`: what is released stands between. */
export const WITH_ALL =
  /\b(?:all|with|our) [\w ,-]{0,60}\b(?:code|data|datasets?|models?|weights|artifacts|resources) (?:fully |all |publicly |openly )?(?:open-sourced|released|made public|(?:publicly|openly|freely) (?:available|accessible))\b/i;

/** `Code: https://…`, `(available at https://…)`, `Open-sourced here: https://…`. */
export const LISTED = new RegExp(
  String.raw`^(?:[\w ,&-]{0,50})?\b(?:code|codes|github|weights|models?|data|datasets?|demo|benchmark)\b[\w ,&-]{0,30}(?::| at:?| \(|,) ?(?:\[?${HIDDEN_ADDRESS}|here\b)|\b(?:repository|package|library|toolkit|scripts)(?::| at:?) ?${HIDDEN_ADDRESS}|\bavailable (?:at|on|via|in|here):? ?\(?${HIDDEN_ADDRESS}|\breleased (?:at|here|on|under)\b|^(?:fully |publicly )?(?:open-?sourced|released|available)\b[^.;]{0,80}${HIDDEN_ADDRESS}`,
  "i",
);

/** Ends what is presented by a name: what follows is of something else. */
const FUNCTION_WORD =
  "(?:of|for|in|on|to|with|from|by|at|than|over|using|based|that|which|among|against|via|as|built|trained|fine-?tuned)\\b";

const KINDS =
  "(?:code|codes|codebase|scripts?|implementations?|repository|framework|pipelines?|recipes?|artifacts?|components|resources|assets|materials?|infrastructure|models?|variants|weights|checkpoints?|encoders?|tokenizers?|adapters?|data|datasets?|corp(?:us|ora)|benchmarks?|annotations?|tasks|questions|prompts|test suite|suite|trajectories|traces|environments?|games|[\\w-]{1,40}bench|demos?|demonstrations?|api|tools|service|web ?app|system|library|toolkits?|toolbox|package|platform|software|simulators?|logs)";

/** The name of what is presented, before it is said what it is. */
const NAMED = String.raw`(?: [^\s,;]{1,40}(?: (?!${FUNCTION_WORD})[^\s,;]{1,40}){0,3}(?: \([^)]{0,60}\))?,["”']*)?`;

/** Where a noun is the last of its phrase: an `open-source LLM fine-tuning method` is no model. */
const PHRASE_END =
  "(?= (?:for|that|which|with|to|of|in|on|by|at|and|as|using|capable|containing|comprising|covering|spanning|\\(|[\\w-]{1,20}(?:ed|ly)\\b|built\\b)| ?[.,;:()–—]|$)";

/** `We introduce X, the first open-source model`: what is presented is open by its adjective. */
export const PRESENTS_OPEN = new RegExp(
  String.raw`\b(?:(?:(?:we|paper|work|report|article)\b(?: (?:\w{1,20}ly|also|first|then|now|here|thus))* (?:present|introduce|propose|develop|create|build|construct|curate|contribute|provide|deliver|train|offer)s?|resulting in|yielding|contributing|presenting|introducing|into)${NAMED} (?:both )?(?:an?|the|our)|(?:producing|releasing)(?:${NAMED} (?:an?|the|our))?|(?=our (?:publicly|openly|freely|released)\b)our)` +
    String.raw`(?: (?!${FUNCTION_WORD})[\w./-]{1,40},?){0,5}? (?:open[- ](?:source|weights?)d?|(?:publicly|openly|freely) (?:available|released)|(?<=single |our )released)(?<what>(?:,? (?!${FUNCTION_WORD})[\w./()-]{1,40}){0,7}? (?:${KINDS}|[\w-]{0,20}(?:lm|llm|vlm|lmm)s?|agents?|family|series))${PHRASE_END}`,
  "i",
);

/** What comes: `will be released`, `upon acceptance`, `soon`. */
export const COMING =
  /\b(?:will|would|shall|to be|(?:plan|intend|aim|hope|promise|pledge|expect|want|wish|prepar(?:e|ing)|commit\w*|going|forward) to|soon|upon (?:acceptance|publication|release)|after (?:acceptance|publication)|once (?:accepted|published)|forthcoming)\b/i;

/** Of others, or of what is needed: no release of this paper. */
const OF_OTHERS =
  /\b(?:existing|prior|previous|other|most|many|recent|readily|commonly|widely|already|only(?! (?:the|our)\b)|not|never|few|limited|unavailable|neither|although|though|unlike|maintain|(?:evaluated|tested|examined|studied|analy[sz]ed|surveyed|considered|compared|off-the-shelf|third-party)(?= (?:[\w-]+ ){0,2}(?:models?|[LV]LMs|MLLMs|systems?|data ?sets?|benchmarks|methods)\b)|(?<=\b(?:models|[LV]LMs|MLLMs) )(?:evaluated|tested|examined|studied|compared|considered))\b/i;

/** Said of a case, not of what there is: `whenever a verifier is available`. */
const CONDITION =
  /\b(?:when(?:ever)?|if|unless|whether|where|wherever|while|until|assuming|provided that|because|since|no|without|how)\b/i;

/** Of what is not given to everybody: none at all, only to who asks or signs, or what ought to be. */
export const NOT_GIVEN =
  /\bcannot\b|\bcan't\b|\b(?:up)?on (?:reasonable )?request\b|\bby request\b|\bto (?:approved|qualified|verified|accredited|trusted|selected|internal) |\bthrough partnerships?\b|\bgated\b|\bsign(?:s|ed|ing)?\b[^.;]{0,30}\b(?:agreements?|forms?|nda|licen[cs]es?)\b|\b(?:data[- ](?:use|sharing|transfer)|non-?disclosure) agreements?\b|\b(?:should|must|ought to|need to) be\b/i;

/** `our new models`, `all the training data`: by the word before it, what is named is this paper's own. */
const OWN_THING = `(?:our|all|both|this|these|the)(?: (?:of )?(?:our|the|these))?(?: (?!(?:of|for|in|on|to|with|that|which|by|as|from|than)\\b)[\\w./'’+-]+,?){0,6}? ${KINDS}`;

/** `source code`, `pre-trained models`: what stands without such a word is own at the beginning of a sentence. */
const BARE_THING = `(?:(?:source|training|evaluation|inference|model|models|pre-?trained|trained|demo|full|complete|associated|accompanying|related|project|benchmark|dataset|data|new|code|and) )*${KINDS}`;

/** What the words before `is available` have to end in, or to begin a clause with. */
const OWN_SUBJECT = new RegExp(
  String.raw`^\W*(?:\w+(?: \w+){0,2}, )?(?:only )?(?:${OWN_THING}|${BARE_THING})\b(?! (?:such as|like|from)\b)[^;]*$|(?:[,;:(–—] ?|\b(?:and|with|but|which|so)\s)(?:with )?${OWN_THING}\b[^;]{0,90}$`,
  "i",
);

const NAME = String.raw`([\p{L}\d][\p{L}\d.+-]*\p{Lu}[\p{L}\d.+-]*|\p{Lu}[\p{L}\d.+-]+)(?: \d[\d.]*\p{Lu}?(?!\w))?`;

/** `X is open-source`, `both X and Y are`: the names of what is given. */
const NAMED_SUBJECT = new RegExp(
  String.raw`(?:^|[\s(])(?:${NAME} and )?${NAME}(?: (?:will|has|have|now))*\s*$`,
  "u",
);

/** `the weights of X`: whose it is that is given. */
const OF_NAME = new RegExp(String.raw`\bof (?:the )?${NAME}\s*$`, "u");

/** Behind `is available`, what is no place to take it from, or only in some case: `in three sizes`, `when asked`. */
const NOWHERE = new RegExp(
  `^ (?:${[
    "in (?:\\w+ ){0,2}(?:sizes?|versions?|variants?|languages?|english|formats?|forms?|scales?)\\b",
    "to (?:the |an? |all )?(?:attacker|model|agent|user|verifier|learner|system)s?\\b",
    "to (?:search|train|test|evaluate|be)\\b",
    "at (?:test|training|inference|run)\\b",
    "through an?\\b",
    "as (?:an )?input",
    "(?:by|within|during|per|only)\\b",
    "[^.;,]{0,40}\\b(?:when(?:ever)?|unless|if|until|only)\\b",
  ].join("|")})`,
  "i",
);

/** How a name is presented: `we introduce X`, `X, a library`. */
const PRESENTS =
  /\b(?:introduc|present|propos|releas|develop|construct|curat|creat|build|built|contribut|open-sourc|unveil|announc|call|nam|dub|term)\w*\b[^.;]{0,90}$/i;

/**
 * Whether what is said to be available is the authors' own, by the words before it, and can be taken by everybody,
 * by the words behind it.
 */
export function isOwnRelease(before: string, behind: string, abstract: string): boolean {
  if (NOWHERE.test(behind)) return false;
  if (isOfAnother(before, abstract)) return false;
  if (nameOwner(before) !== null) return true;
  const names = NAMED_SUBJECT.exec(before)?.slice(1) ?? [];
  return names.some((name) => name && isOwnName(name, abstract)) || OWN_SUBJECT.test(before);
}

function isOwnName(name: string, abstract: string): boolean {
  const at = abstract.indexOf(name);
  const behind = abstract.slice(at + name.length, at + name.length + 12);
  return (
    PRESENTS.test(abstract.slice(Math.max(0, at - 120), at)) ||
    /^(?: \([^)]*\))?(?:,| is| —|:) (?:an?|our|the first) /.test(behind)
  );
}

/** Whether the words before `is available` name another whose it is, whatever address stands there: `the code of X`. */
export function isOfAnother(before: string, abstract: string): boolean {
  const owner = nameOwner(before);
  return owner !== null && !isOwnName(owner, abstract);
}

/** Whose it is by the last words: `the weights of X`. */
function nameOwner(before: string): string | null {
  return before.includes("of ") ? (OF_NAME.exec(before)?.[1] ?? null) : null;
}

/** Whether it is said of others' work, or of a case. */
export function isElsewhere(before: string): boolean {
  return OF_OTHERS.test(before) || CONDITION.test(before);
}
