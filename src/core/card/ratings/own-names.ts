import { KNOWN_METHODS, readNames } from "./proper-names.ts";

/** By these words an abstract presents what is its own. */
const PRESENTED =
  /\b(?:(?:we|our|paper|work|study|report|which|and|then|further|also|thus|to|is)\b[^.;]{0,60}?\b(?:introduc\w*|present\w*|propos\w*|construct\w*|develop\w*|releas\w*|curat\w*|buil[dt]|creat\w*|collect\w*|design|train|contribut\w*|establish|open-source|explore|employ|devise|formulate|name|call|term|dub)|called|dubbed|named|termed)\b((?:(?!\b(?:than|over|outperform\w*|surpass\w*|based on|building (?:up)?on|on top of|compared|from|using|evaluat\w*|that|which|to|by|where|into|when|while|achiev\w*|improv\w*)\b)[^.;]){0,90})/gi;

/** `producing the X dataset`, `our benchmark X`: data that the paper has made, up to its name. */
const MADE =
  /\b(?:resulting in|produc(?:es|ing)|generat(?:es|ing)|yielding|the resulting|(?:newly[- ])?(?:proposed|constructed|curated|introduced|created)|our(?: own)?(?: new| novel| proposed)?)\b((?:(?!\b(?:than|over|on|in|of|for|across|from|using|with|by|to|that|which|outperform\w*|surpass\w*|achiev\w*|improv\w*|show\w*|is|are)\b)[^.;]){0,90}?\b(?:data ?sets?|benchmarks?|test ?sets?|(?:test )?suite|corpus|data)\b(?: \p{Lu}[\w-]+)?)/giu;

/** `X, a framework`, `X is a novel method`, at its first mention. */
const APPOSITION =
  /\b([\p{L}\d][\p{L}\d+.*-]{1,40})\s?(?:,|is|--|—)\s(?:a|an|the first|our|one of)\b/gu;

/** Before a name, what makes it one that something is tried on. */
const TRIED_ON = /(?<!\b(?:buil\w+|based) )\b(?:on|across) (?:the )?$/i;

/** Before a name, what makes it one that something is compared with. */
const COMPARED =
  /\b(?:compar\w+|against|than|versus|baselines?|outperform\w*|surpass\w*)\b[^.;:]{0,60}$/i;

/** Behind a name, what makes it the paper's own all the same: `CVEVC, a dataset we made`. */
const MADE_HERE = /^[^.;]{0,40}\b(?:we|our|new(?! state)|novel|custom|curated)\b/i;

/** How far back a phrase is read, in characters. */
const PHRASE = 160;

/** A phrase before the main clause: the comma behind it ends it, and what follows says nothing of its last name. */
const INTRODUCTORY =
  /(?:^|[.!?]\s+)(?:\p{L}+ly, )?(?:\p{L}+(?:ed|ing)|on|in|for|with|by|across|upon|from|under|over|through|like|unlike|when|built|as)\s(?:(?![.!?]\s)[^;:])*$/iu;

/**
 * The names that are the paper's own, in lower case: those of its title before the colon, and those that it
 * introduces. A longer name that begins with one of them is its own, too. A method that everybody knows is not,
 * whatever a paper builds on it, unless it is the title's name itself.
 */
export function readOwnNames(title: string, abstract: string): string[] {
  const [head = "", ...rest] = title.split(/:| - | -- | — /);
  const titled = rest.length > 0 && head.split(/\s+/).length <= 6 ? readNames(`, ${head}`) : [];
  const texts = [
    ...[...abstract.matchAll(PRESENTED)].map(([, after = ""]) => `, ${after}`),
    ...[...abstract.matchAll(MADE)].map(([, after = ""]) => `, ${after}`),
    ...readAppositions(abstract).map((name) => `, ${name}`),
  ];
  const told = texts.flatMap(readNames).filter(({ text }) => !KNOWN_METHODS.has(text));
  const named = titled.filter(({ text }) => !KNOWN_METHODS.has(text) || text === head);
  return [...new Set([...named, ...told].map(({ text }) => text.toLowerCase()))];
}

/** The names that the words behind them explain: not those before which something is done `on` them. */
function readAppositions(abstract: string): string[] {
  return [...abstract.matchAll(APPOSITION)]
    .filter(({ 0: found, index }) => {
      const before = abstract.slice(Math.max(0, index - PHRASE), index);
      if (found.endsWith(", our")) return !INTRODUCTORY.test(before);
      const isOfOthers = TRIED_ON.test(before) || COMPARED.test(before);
      return !isOfOthers || MADE_HERE.test(abstract.slice(index + found.length));
    })
    .map(([, name = ""]) => name);
}

/** Letters from which a name may be the beginning of another one by more than chance. */
const LONG_NAME = 5;

/** Whether a name is one of the paper's own, or one that is made of it. */
export function isOwn(name: string, own: readonly string[]): boolean {
  const folded = name.toLowerCase();
  return own.some(
    (known) =>
      folded === known ||
      folded === `${known}s` ||
      folded.startsWith(`${known}-`) ||
      (known.endsWith(`-${folded}`) && !KNOWN_METHODS.has(name)) ||
      (known.length >= LONG_NAME && folded.startsWith(known)),
  );
}
