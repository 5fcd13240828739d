/** Work whose code is itself what is used: a benchmark to run, or a tool. */
type PresentedWork = "benchmark" | "tool";

/** Words of what comes before the noun: `a comprehensive, multilingual`. */
const MODIFIER =
  "(?!(?:of|for|in|on|to|with|from|by|at|that|which|using|based|as|via|where|whose|and then)\\b)[\\w/.()’'+-]{1,40},?";

/** What a paper says first that it presents: `we introduce X, a benchmark`, `this paper presents the first toolkit`. */
const PRESENTS =
  /\b(?:we|(?:this|the|our) (?:paper|work|report|article|study))\b (?:\w{1,20}ly |also |then |first |thus |here )?(?:present|introduce|propose|develop|release|create|build|construct|contribute|curate|design|establish|describe)s? (?<what>[^.;]{1,240})/i;

/** Behind the noun, what makes it part of another one, or a method that is only called so: `a software agent framework`. */
const OF_ANOTHER =
  "(?! (?:agents?|engineers?|engineering|developers?|frameworks?|methods?|models?|modules?|strateg(?:y|ies)|approach(?:es)?|algorithms?|paradigms?|design)\\b| (?:that|which) (?:replaces|improves|enhances|boosts)\\b)";

/** What only looks like a tool: a model that others build upon, or a part of one. */
const NO_TOOL =
  /^(?:an?|the|our) (?:[\w-]+,? ){0,6}?(?:foundation platform|(?:training-free|lightweight|parameter-efficient) plug-?in (?:that|which|for|to)\b)/i;

/** The same behind a name: `X, a benchmark`, `X (Long Name), an open toolkit`, `X: a platform`. */
const NAMED = /^[^,:—–]{1,60}(?:,|:| —| –|--)["”’']* ?(?=(?:an?|the|our)\b)/;

const NOUNS: readonly (readonly [PresentedWork, RegExp])[] = [
  [
    "benchmark",
    opensWith("[\\w-]{0,40}bench(?:mark)?|benchmark suite|test suite|testbed|leaderboard"),
  ],
  [
    "tool",
    opensWith(
      `(?:library|toolkit|toolbox|package|platform|harness|environment|gym|software|plug-?in|cli)${OF_ANOTHER}`,
    ),
  ],
];

/** A phrase that opens with one of these nouns, behind its article and words that describe it. */
function opensWith(nouns: string): RegExp {
  return new RegExp(
    `^(?:an?|the|our) (?:${MODIFIER} ){0,7}?(?:${nouns})(?:s\\b)?(?= |[,.;:)]|$)`,
    "i",
  );
}

/**
 * What a paper presents first, where that is a benchmark or a tool, by its abstract; null for a model, a method,
 * a data set or a study, whose code has to be trained, built in or filled first.
 */
export function readPresentedWork(abstract: string): PresentedWork | null {
  const what = PRESENTS.exec(abstract)?.groups?.what;
  if (what === undefined) return null;
  const phrase = what.replace(NAMED, "");
  const found = NOUNS.find(([, noun]) => noun.test(phrase));
  return found === undefined || NO_TOOL.test(phrase) ? null : found[0];
}
