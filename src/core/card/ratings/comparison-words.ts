/** Joins alternatives of a pattern. */
function oneOf(...alternatives: readonly string[]): string {
  return `(?:${alternatives.join("|")})`;
}

/** Verbs of a comparison that take the other side as their object. */
const BEATS = oneOf(
  String.raw`outperform\w*`,
  String.raw`outpac\w*`,
  String.raw`surpass\w*`,
  "exceed(?:s|ed|ing)?",
  "beat(?:s|ing)?",
  "rival(?:s|ing|ed)?",
  "match(?:es|ing|ed)?",
  String.raw`underperform\w*`,
  "(?:trail|lag)(?:s|ged|ging|ed|ing)?(?: far)?(?: behind)?",
  "(?:lose|loses|losing|lost) (?:out )?to",
  "(?:falls?|fell|falling|remains?|stays?) (?:far |well |slightly |significantly |substantially )?(?:behind|short of)(?! (?:its|their)\\b)",
  "(?:preferred|favou?red) (?:over|to)",
);

/** `compared to`, `on par with`, `comparable performance to`. */
const BESIDE = oneOf(
  "(?:[Cc]ompared|comparisons?|[Rr]elative|superior|superiority|inferior|equivalent|close|proximate|competitive|par|parity) (?:to|with)",
  "gaps? (?:to|with|between)",
  String.raw`[Cc]ompar(?:able|ing|es) (?:[\w-]+ ){0,3}?(?:to|with)`,
);

/** What is better, and then over or upon whom: `an improvement of 3 % over`. */
const GAIN = String.raw`(?:improv\w+|gains?|advantages?|speed-?ups?|increases?|boosts?|reductions?|superiority|faster|better|progress|\d%|\dx|×|times|points|\bpp)[^.;]{0,60}? (?:over|(?:up)?on)`;

/** What was taken, and then over whom: `prefer X over`, `chosen by 71% of users over`, `rated above`. */
const PREFERRED = oneOf(
  String.raw`(?:(?:prefer|favou?r)(?:s|red|ed)?|cho(?:oses?|sen?)|(?:pick|select|rank)(?:ed)?|voted?|rated|rate(?= (?:it|them|its|their|our|ours)\b)) (?:[^\s.;]+ ){0,8}?(?:over|above|ahead of|instead of|rather than)`,
  String.raw`(?:prefer|favou?r)(?:s|red|ed)? (?:[^\s.;]+ ){0,4}?to`,
);

/** Others, and then which: `baselines such as`, `models (e.g.,`. */
const OTHERS = String.raw`(?:baseline|method|model|LLM|VLM|MLLM|LMM|VLA|approach|system|agent|algorithm|optimizer|competitor|alternative|framework)s?(?: \([^)]{0,20})?,? ?\(?(?:like|such as|e\.g\.,?|i\.e\.,?|namely|including)`;

/** What was there before, and is better now: `integrating it into`, `improves the performance of`. */
const BETTERED = oneOf(
  String.raw`integrat\w+ [^.;:]{0,40}? into`,
  "performance of",
  "capabilit(?:y|ies) of",
  "(?:doubl|tripl|halv)(?:es|ed|ing) (?:the )?(?:[\\w-]+ ){1,3}of",
);

/** Words behind which the other side of a comparison stands. */
export const AGAINST = new RegExp(
  String.raw`\b${oneOf(BEATS, "than", "versus", String.raw`vs\.?`, "against", BESIDE, GAIN, PREFERRED, OTHERS, BETTERED)}\b`,
  "g",
);

/** Here begins what is no side of the comparison any more: what the side is used for, where, or when. */
export const NEXT_CLAUSE =
  /;|\b(?:while|whereas|using|with our|under|when|by|via|thanks to|on|across|demonstrating|and (?:achiev|improv|reduc|demonstrat)\w*)\b|(?<=[\w)] )(?:for|in|to)\b/;

/** Which of the other side are meant, however far behind it: `all methods in speed, including X`. */
export const NAMES_BEHIND =
  /[,(] ?(?:including|such as|like|especially|notably|e\.g\.,?|i\.e\.,?|namely)\b/;

/** Techniques that a short form names, and no method of anybody: a side of a comparison only where it takes that place. */
const TECHNIQUES = oneOf(
  "CoT",
  "chain[- ]of[- ]thought",
  "RAG",
  "ICL",
  "in-context learning",
  "RLHF",
  "RLVR",
  "self-consistency",
  "3DGS",
  "NeRF",
);

/** Words before the other side that say nothing about whose it is. */
const FILLERS =
  "(?:(?:the|its|their|our|a|an|RL|using|training|trained(?: on)?|models?|those|fully|corresponding|same|direct|either|applying) ){0,4}";

/** One word that may stand before it; not one by which it is anybody's. */
const QUALIFIER = String.raw`(?:(?!(?:prior|previous|existing|other|all|strong|stronger|recent|several|leading|larger|many|most) )[\w-]+ )?`;

/** Controls that a paper sets up itself, and techniques that a common noun names. */
const CONTROL = oneOf(
  "base(?:line)? (?:models?|policy|LLMs?)",
  "vanilla",
  "original",
  "full[- ](?:precision|attention|parameter|fine-?tuning|cache|rank)",
  "matched",
  "unmodified",
  "teachers?",
  "in-domain",
  "either",
  "alone",
  "(?:standard|conventional) (?:fine-?tuning|RLHF|full-tuning|RL|attention|training|decoding|SFT|GRPO)",
  "softmax attention",
  "dense (?:attention|models?|baselines?)",
  "greedy decoding",
  "majority voting",
  "random (?:selection|sampling|search)",
  "supervised fine-?tuning",
  "SFT",
  "single-agent",
  "human annotations?",
  "brute-force",
);

/** Words by which a variant is that of others, or of nobody. */
const OF_OTHERS = oneOf(
  "prior",
  "previous",
  "earlier",
  "existing",
  "other",
  "recent",
  "competing",
  "strong(?:er)?",
  "(?:much|far|significantly|substantially)",
  "larger",
  "bigger",
  "leading",
  "popular",
  "speciali[sz]ed",
  "proprietary",
  "commercial",
  "human",
  "image",
  "(?:closed|open|state|well)-[\\w-]+",
  "SOTA",
);

/** `its text-only counterpart`, `the encoder-based variant`: what a paper proposes, but for one thing. */
const VARIANT = oneOf(
  `(?:its|their|our) (?:(?!${OF_OTHERS}\\b)[\\w-]+ ){1,3}(?:variants?|counterparts?|versions?)`,
  `(?:the|an?|our) (?:(?!${OF_OTHERS}\\b)[\\w-]+ ){1,2}(?:variants?|counterparts?)`,
  `(?:(?!${OF_OTHERS}\\b)[\\w-]+ ){0,3}(?:models?|variants?|versions?|agents?|baselines?|architecture|pipeline|training) without`,
);

/** A comparison with a technique by its name: `outperforms CoT prompting`, not `outperforms existing RAG systems`. */
export const WITH_TECHNIQUE = new RegExp(
  String.raw`\b${oneOf(BEATS, "than", "over", "against", "versus", String.raw`vs\.?`, BESIDE)} (?:(?:the|a|an|both|standard|conventional|plain|vanilla|naive|traditional|direct|regular|simple|zero-shot|few-shot|original) ){0,3}${TECHNIQUES}(?![\w+])(?!-(?!based\b|style\b))`,
);

/** What is worse when a part is taken out of it. */
const WORSE =
  "(?:drop|degrad|declin|fall|fell|collaps|worsen|suffer|deteriorat|lower|hurt|reduc|decreas|cost|weaken|rais|increas)";

/** A comparison with a control of the paper's own: `over the base model`, `with and without it`. */
export const OWN_CONTROL = new RegExp(
  String.raw`\b${oneOf(
    String.raw`(?:with and|(?:than|to|over|against|versus) (?:models? |those |ones? |training )?) ?without\b(?! (?:the )?need\w*\b)`,
    `${oneOf("than", "over", "beyond", BEATS, String.raw`(?:compared|comparable|relative|superior|competitive|par)(?: [\w-]+){0,2}? (?:to|with)`)} ${FILLERS}${QUALIFIER}${CONTROL}`,
    `${oneOf("than", "over", "beyond", "against", "versus", String.raw`vs\.?`, BEATS, BESIDE)} ${VARIANT}\\b`,
    String.raw`${WORSE}\w* (?:[\w-]+ ){0,4}?without (?:the|its|our|this|these)\b`,
    String.raw`(?:removing|ablating|disabling|dropping) (?:[\w-]+ ){1,6}?(?:[\w-]+ly )?(?:${WORSE}(?:s|es)|drops)\b`,
    String.raw`in isolation\b`,
    String.raw`[\w-]{1,30} (?:or \w+ )?(?:alone|exclusively)\b`,
    String.raw`(?:while|whereas) (?:brute-force|naive|vanilla|standard)\b`,
    String.raw`(?:fully )?matched [\w-]+(?: [\w-]+)? baselines?`,
    "paired (?:images|comparison|evaluation)",
  )}`,
  "i",
);

/** The set-up of a control, wherever an abstract tells it. */
export const CONTROLLED =
  /\b(?:with (?:and|or|versus|vs\.?) without\b|paired (?:evaluation|comparison)|controlled (?:paired |ablation )?(?:evaluation|comparison|experiment)s?\b)/i;
