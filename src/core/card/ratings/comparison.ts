import {
  AGAINST,
  NAMES_BEHIND,
  NEXT_CLAUSE,
  OWN_CONTROL,
  WITH_TECHNIQUE,
} from "./comparison-words.ts";
import { MODEL_FAMILY } from "./general-names.ts";
import { isMeasured } from "./measured-names.ts";
import { isOwn } from "./own-names.ts";
import { isShortForm, KNOWN_METHODS, type ProperName, readNames } from "./proper-names.ts";
import { hasMeasuredQuality } from "./result-numbers.ts";

/** What a result is compared with: somebody by name, a public benchmark, or a control of the paper's own. */
export type Comparison = "named" | "benchmark" | "control";

/** The names that an abstract gives, by what they are to it. */
export type KnownNames = {
  /** Its own, in lower case. */
  own: readonly string[];
  /** Short forms of common nouns, in lower case. */
  shortForms: readonly string[];
  /** Phrases for others of whom it names some: `traditional ML models`. */
  groups: readonly string[];
};

/** How far behind its word the other side is looked for, in characters: a list of names has room. */
const REACH = 110;

/** Behind a name, what makes it one of a benchmark. */
const BENCHMARK_BEHIND =
  /^(?:[\s-]?\d+)?(?: \([^)]{1,24}\))?(?: [\w-]+){0,2}? (?:benchmarks?|datasets?|data sets?|leaderboards?|arena|challenge|suites?|test sets?)\b/i;

/** Before a name, what makes it one of a benchmark: `benchmarks including`, `on the`. */
const BENCHMARKS_BEFORE =
  /\b(?:benchmarks|datasets|leaderboards)(?:,| \(|:| -+)? ?(?:including|such as|like|e\.g\.,|i\.e\.,|namely)?[^.;()]{0,60}$/i;
const ON = /\b(?:on|across) (?:the )?(?:[\w-]+ ){0,2}$/i;

/** Before a name, what makes it one of the data that something learns from. */
const LEARNED_FROM =
  /\b(?:(?:pre-?|post-?)?train(?:ed|ing)?|fine-?tun(?:ed?|ing)|distill(?:ed|ing))(?: (?!on\b)[\w-]+){0,4} on (?:(?:the|our|resulting|new|synthetic|proposed) ){0,3}$/i;

/** Behind a name, what tells its result: `BM25 significantly outperforms`. */
const HAS_RESULT =
  /^(?: [\w-]+){0,2}? (?:outperform|surpass|exceed|beat|match|achiev|reach|attain|scor)/;

/** Names that are benchmarks by their form. */
const BENCHMARK_NAME = /bench|eval|arena|QA$|^(?:MMLU|GSM|MATH$|AIME|ImageNet|COCO|LIBERO|SWE-)/i;

/** Before a model, what makes it an example of those that were tested. */
const EXAMPLES =
  /(?:\((?:e\.g\.|i\.e\.|such as|including|like)|such as|including|like|even|except)[^();]*$/;
const TRAINED = /\b(?:backbones?|base models?|famil(?:y|ies)|metrics|across|using|with)\b/i;

/** Before others, what makes them a tool and no other side: `Using models like`. */
const USED = /\busing (?:[\w-]+ ){0,3}$/i;

/** Phrases for others, and one of them: `traditional ML models such as SVM`. */
const GROUP = /((?:[\w-]{1,30} ){2}[\w-]{1,30}s),? \(?(?:such as|like|e\.g\.,|including) ([\w-]+)/g;

/** The phrases by which an abstract speaks of others of whom it names one. */
export function readGroups(abstract: string): string[] {
  return [...abstract.matchAll(GROUP)]
    .filter(([, , name = ""]) => readNames(`, ${name}`).length > 0)
    .map(([, group = ""]) => group);
}

/** The other side that a sentence gives for its result; null when it gives none. */
export function readComparison(
  sentence: string,
  { own, shortForms, groups }: KnownNames,
): Comparison | null {
  const names = readNames(sentence).filter(
    ({ text }) => !isOwn(text, own) && !isShortForm(text, shortForms),
  );
  if (names.some((name) => isExample(sentence, name))) return "named";
  if (hasOtherSide(sentence, names, groups) || WITH_TECHNIQUE.test(sentence)) return "named";
  const others = names.filter((name) => !isBuiltUpon(sentence, name));
  if (others.some((name) => isBenchmark(sentence, name))) return "benchmark";
  if (hasMeasuredQuality(sentence) && others.some((name) => isMeasured(sentence, name))) {
    return "named";
  }
  return OWN_CONTROL.test(sentence) ? "control" : null;
}

function hasOtherSide(
  sentence: string,
  names: readonly ProperName[],
  groups: readonly string[],
): boolean {
  return [...sentence.matchAll(AGAINST)].some(({ 0: found, index }) => {
    if (USED.test(sentence.slice(0, index))) return false;
    const from = index + found.length;
    const behind = sentence.slice(from, from + REACH);
    const clause = behind.slice(0, NEXT_CLAUSE.exec(behind)?.index ?? behind.length);
    const named = NAMES_BEHIND.exec(behind)?.index ?? behind.length;
    const isSide = (at: number) => at < clause.length || (at > named && at < behind.length);
    const isNamed = names.some(({ start }) => start >= from && isSide(start - from));
    return isNamed || groups.some((group) => clause.includes(group));
  });
}

/** Whether a name is that of a method or of data that a result is built with: `gains with the GRPO objective`. */
function isBuiltUpon(sentence: string, { text, start, end }: ProperName): boolean {
  if (MODEL_FAMILY.test(text)) return false;
  if (KNOWN_METHODS.has(text)) return !HAS_RESULT.test(sentence.slice(end));
  return LEARNED_FROM.test(textBefore(sentence, start));
}

function isExample(sentence: string, { text, start }: ProperName): boolean {
  const before = sentence.slice(Math.max(0, start - 80), start);
  return MODEL_FAMILY.test(text) && EXAMPLES.test(before) && !TRAINED.test(before);
}

function isBenchmark(sentence: string, { text, start, end, isMarked }: ProperName): boolean {
  if (MODEL_FAMILY.test(text)) return false;
  if (BENCHMARK_NAME.test(text)) return true;
  if (BENCHMARK_BEHIND.test(sentence.slice(end, end + 60))) return true;
  const before = textBefore(sentence, start);
  return isMarked && (ON.test(before) || BENCHMARKS_BEFORE.test(before));
}

function textBefore(sentence: string, start: number): string {
  return sentence.slice(Math.max(0, start - 120), start);
}
