import { rememberLast } from "../../remember-last.ts";
import { dropOthersAddresses, hasAddress, hideAddresses, placesIn } from "./addresses.ts";
import { hideDenied, splitClauses } from "./clauses.ts";
import {
  COMING,
  GIVES,
  IS_GIVEN,
  isElsewhere,
  isOfAnother,
  isOwnRelease,
  LISTED,
  NOT_GIVEN,
  PRESENTS_OPEN,
  WITH_ALL,
} from "./release-words.ts";

/** What an abstract says is released. A tool is software that is used as it is, unlike code that is built upon. */
export type ReleaseKind = "code" | "model" | "data" | "demo" | "tool";

/** A release that an abstract tells: as something that is there, or as something to come. */
export type ReleaseClaim = {
  status: "released" | "announced";
  /** Each kind once; empty where the abstract does not say what. */
  kinds: readonly ReleaseKind[];
};

const KIND_WORDS: readonly [ReleaseKind, RegExp][] = [
  [
    "code",
    /\b(?:code|codes|codebase|(?<!open[- ])source|implementations?|scripts?|kernels?|repository|repo|framework|pipelines?|recipes?|artifacts|infrastructure|systems?|everything)\b/i,
  ],
  [
    "model",
    /\b(?:models?|weights?|checkpoints?|[LV]LMs?|MLLMs?|VLMs?|encoders?|tokenizers?|adapters?|LoRAs?)\b(?!-\w|['’](?:s\b| \w)| (?:performance|predictions?|outputs?|responses?|generations|answers|behaviou?rs?|capabilit(?:y|ies)|evaluations?|comparisons?)\b)/i,
  ],
  [
    "data",
    /\b(?:data(?! (?:pipelines?|generation|curation|collection|synthesis|processing|construction|engine))|datasets?|data sets?|corp(?:us|ora)|benchmarks?|annotations?|tasks|questions|prompts|test suite|trajectories|environments?|games|[\w-]*bench)\b/i,
  ],
  [
    "demo",
    /\b(?:(?<!video )demos?(?! code| scripts?| videos?)|demonstration(?! videos?)|playground|spaces?|api|service|web ?app|online at)\b/i,
  ],
  [
    "tool",
    /\b(?:librar(?:y|ies)|toolkits?|toolbox|packages?|platforms?|applications?|software|plug-?ins?|extension|cli|pip[- ]install\w*|simulators?)\b/i,
  ],
];

/** Words that tell a kind where no other does, since they often describe something else: `scored by Foo-7B`. */
const LESS_TELLING: readonly [ReleaseKind, RegExp][] = [
  ["model", /\b[\w.]+-\d+(?:\.\d+)?[BM]\b|\b\d+(?:\.\d+)?[BM] parameters\b|\bbackbones?\b/],
  [
    "data",
    /\b(?:transcripts?|transcriptions|traces|(?:training|test|evaluation|validation|diagnostic)(?: instruction)? (?:sets?|splits?))\b/i,
  ],
  ["code", /\b(?:tooling|generators?|verifiers?|runners?|interfaces)\b/i],
  ["tool", /\b(?:tools|harness|runtime)\b/i],
];

/** A page about the paper or what it found, and nothing that could be run. */
const PAGE =
  /(?<![\w-])(?:page|website|webpage|homepage|site|videos?|leaderboards?|rankings?|index|charts?|dashboards?|report|(?:paper|reading|reference) lists?)(?![\w-])/i;

/** What such a page shows, unless a data set or a Space holds it. */
const SHOWN = /(?<![\w-])(?:results|samples|examples|details)(?![\w-])/i;

/** What only tells of what could be run: `the video describing our system`, `a list of open models`. */
const PAGE_ABOUT =
  /^\W*(?:(?:the|an?|our|all|more|further|additional|paper|reference) )*(?:videos?|lists?|information|details)\b(?! (?:demos?|data))(?!.*(?:,|\band\b).*\b(?:codes?|data|datasets?|weights|models|resources)\b)/i;

/** Such a page with what it is about: `the benchmark leaderboard`, `an index of our data`. */
const PAGE_OF =
  /(?:[\w-]+ )?(?<![\w-])(?:leaderboards?|rankings?|index|charts?|dashboards?)(?![\w-])(?: (?:for|of) (?:(?:our|the|all|its) )?[\w-]+)?/gi;

/** What is given in spite of what is left out: `all resources except the videos`. */
const ALL = /\b(?:all|everything|resources|materials|artifacts|assets)\b/i;

/** Something that each clause has which tells a release: most sentences have nothing of it. */
const PERHAPS_TOLD =
  /releas|sourc|publi|open|avail|access|host|provid|share|found|download|obtain|coming|mak|made|here|https:|git(?:hub|lab)|hugging|zenodo|pypi/i;

/** Something that each presentation has of what is open by its adjective. */
const PERHAPS_OPEN = /open[- ](?:source|weight)|(?:publicly|openly|freely) available|released/i;

/** Where the words end or begin that say what it is. */
const BEHIND_LIST = / (?:for|to|under) /;
const BEFORE_LIST = /;|\b(?:that|which)\b|, and (?=all|our|the|its)/;

/** Behind it, where no more is said of the release: `, which will be updated`. */
const RELATIVE = /, (?:which|where)\b/;

/** The words before `available at` that say what is there: its sentence or bracket so far, or what the bracket is of. */
const LISTED_NAME = /(?:(?:^|\()[\w ,&-]{0,50}|[\w-]+ \()$/;

/** How far around it is read, in characters: what it is, and whether it is to come. */
const BEFORE_CHARS = 150;
const BEHIND_CHARS = 170;
const COMING_CHARS = 40;

/** How a name is presented elsewhere: "X, a benchmark", "the X dataset". */
const PRESENTED_CHARS = 90;

/**
 * Abstracts of which is remembered what they tell: the checks, the ratings and several lines of a card ask for it. As many are
 * under way in a backfill.
 */
const REMEMBERED_ABSTRACTS = 200;

/**
 * What an abstract says is released; null when it says nothing of it. A release told in the present outweighs
 * an announced one.
 */
export const readReleaseClaim = rememberLast(REMEMBERED_ABSTRACTS, readClaim);

function readClaim(abstract: string): ReleaseClaim | null {
  const text = hideAddresses(dropOthersAddresses(abstract));
  const claims = text
    .split(/(?<=[.!?])\s+|\n/)
    .flatMap(splitClauses)
    .map((clause) => readClause(clause, text))
    .filter((claim) => claim !== null);
  const released = claims.filter(({ status }) => status === "released");
  const telling = released.length > 0 ? released : claims;
  const [first] = telling;
  if (first === undefined) return null;
  const kinds = KIND_WORDS.map(([kind]) => kind).filter((kind) =>
    telling.some((claim) => claim.kinds.includes(kind)),
  );
  return { status: first.status, kinds };
}

/** Where a sentence tells a release, and the words that say what it is. */
type Telling = { start: number; end: number; what: string; isBehind: boolean };

/** A clause tells one thing: `the code is available, and the weights will be` are two. */
function readClause(clause: string, abstract: string): ReleaseClaim | null {
  if (!PERHAPS_TOLD.test(clause)) return null;
  const sentence = hideDenied(clause);
  const telling = findTelling(sentence, abstract);
  if (telling === null) return null;
  const { start, end, what, isBehind } = telling;
  if (!isBehind && isElsewhere(beforeOf(sentence, start))) return null;
  if (NOT_GIVEN.test(sentence.slice(Math.max(0, start - BEFORE_CHARS), end + BEHIND_CHARS)))
    return null;
  const [behind = ""] = sentence.slice(end, end + BEHIND_CHARS).split(RELATIVE);
  const around = sentence.slice(Math.max(0, start - COMING_CHARS), end) + behind;
  const kinds = nameKinds(what, sentence, abstract);
  const isAllDenied = kinds.length === 0 && sentence !== clause && !ALL.test(what);
  return isAllDenied ? null : { status: COMING.test(around) ? "announced" : "released", kinds };
}

function findTelling(sentence: string, abstract: string): Telling | null {
  const telling = findGiving(sentence) ?? findGiven(sentence, abstract) ?? findListed(sentence);
  return telling === "page" ? null : telling;
}

/** What stands behind `we release`; a page ends the search, since what else is said is of it. */
function findGiving(sentence: string): Telling | "page" | null {
  const gives = GIVES.exec(sentence);
  if (gives === null) return null;
  const { start, end } = rangeOf(gives);
  const [what = ""] = sentence.slice(end, end + BEHIND_CHARS).split(BEHIND_LIST);
  const [first = ""] = what.split(/ (?:at|on|via|and)\b|[:(,;]/);
  return isPage(first, what, sentence) ? "page" : { start, end, what, isBehind: true };
}

/** What stands before `is available`. */
function findGiven(sentence: string, abstract: string): Telling | "page" | null {
  const given = IS_GIVEN.exec(sentence);
  if (given === null) return null;
  const { start, end } = rangeOf(given);
  const before = beforeOf(sentence, start);
  const what = before.split(BEFORE_LIST).at(-1) ?? "";
  const isOwn =
    (hasAddress(sentence) && !isOfAnother(before, abstract)) ||
    isOwnRelease(before, sentence.slice(end), abstract);
  return !isOwn || PAGE_ABOUT.test(before) || isPage(before, before, sentence)
    ? "page"
    : { start, end, what, isBehind: false };
}

/** What is open by its adjective, or in a list with its address. */
function findListed(sentence: string): Telling | null {
  const open = PERHAPS_OPEN.test(sentence) ? PRESENTS_OPEN.exec(sentence) : null;
  if (open !== null) return { ...rangeOf(open), what: open.groups?.what ?? "", isBehind: true };
  const listed = WITH_ALL.exec(sentence) ?? LISTED.exec(sentence);
  if (listed === null) return null;
  const { start, end } = rangeOf(listed);
  const what = listed[0];
  const before = beforeOf(sentence, start);
  const [named = ""] = LISTED.test(sentence) ? (LISTED_NAME.exec(before) ?? []) : [];
  return isPage(before, `${before}${what}`, sentence)
    ? null
    : { start, end, what: `${named}${what}`, isBehind: false };
}

/** Whether what is given is a page by its name, or what one shows, and nothing else beside it. */
function isPage(name: string, all: string, sentence: string): boolean {
  if (kindsIn(all).length > 0) return false;
  return PAGE.test(name) || (SHOWN.test(name) && heldIn(sentence).length === 0);
}

/** What the data sets and Spaces at the addresses of a sentence are. */
function heldIn(sentence: string): ReleaseKind[] {
  const places = placesIn(sentence);
  return [
    ...(places.includes("datasets") ? (["data"] as const) : []),
    ...(places.includes("spaces") ? (["demo"] as const) : []),
  ];
}

function rangeOf({ 0: found, index }: RegExpExecArray): { start: number; end: number } {
  return { start: index, end: index + found.length };
}

function beforeOf(sentence: string, start: number): string {
  return sentence.slice(Math.max(0, start - BEFORE_CHARS), start);
}

/**
 * The kinds that words and addresses name. What has no folder on the Hub is mostly a model, and what is in a
 * repository code, but either may be something else, so that they count where no word tells more.
 */
function nameKinds(what: string, sentence: string, abstract: string): readonly ReleaseKind[] {
  const places = placesIn(sentence);
  const readings: readonly (() => readonly ReleaseKind[])[] = [
    () => [...new Set([...kindsIn(what), ...heldIn(sentence)])],
    () => (places.includes("models") ? ["model"] : []),
    () => LESS_TELLING.filter(([, words]) => words.test(what)).map(([kind]) => kind),
    () => kindsOfName(what, abstract),
    () => (places.includes("repository") ? ["code"] : []),
  ];
  return readings.map((read) => read()).find((kinds) => kinds.length > 0) ?? [];
}

function kindsIn(text: string): ReleaseKind[] {
  const released = text.replaceAll(PAGE_OF, " ");
  return KIND_WORDS.filter(([, words]) => words.test(released)).map(([kind]) => kind);
}

/** The kinds of the first name of a text, by the words that follow it where the abstract presents it. */
function kindsOfName(text: string, abstract: string): ReleaseKind[] {
  const name = /(?!Both\b)(?:[\p{L}\d][\p{L}\d.+-]*\p{Lu}[\p{L}\d.+-]*|\p{Lu}[\p{L}\d.+-]+)/u.exec(
    text,
  )?.[0];
  const at = name === undefined ? -1 : abstract.indexOf(name);
  if (name === undefined || at === -1) return [];
  const presented = abstract.slice(at + name.length, at + name.length + PRESENTED_CHARS);
  return kindsIn(presented).slice(0, 1);
}
