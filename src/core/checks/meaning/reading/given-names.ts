import { rememberLast } from "../../../remember-last.ts";
import { isGeneral } from "../../text/words.ts";
import { type English, readAbstract } from "./english.ts";

/** A name as a paper gives one: `RouteNet`, `SAMA`, `R-4B`, `GPT-4o`, `MOOSE-Star`. */
const NAME = /^(?=.*\p{Lu})(?=.*\p{L}.*\p{L})(?!\d*D$).{3,}$/u;

/** Words that introduce what the paper gives, and the words up to its name. */
const INTRODUCED =
  /\b(?:introduc(?:e|es|ing)|propos(?:e|es|ing)|present(?:s|ing)?|develop(?:s|ed|ing)?|call(?:ed)?|named|termed|dubbed|build|release|describe|train|design)\b([^.;]{1,120})/g;
const TITLE = /^([^:.]{2,40}):/;

/** Abstracts whose names are remembered. */
const REMEMBERED = 64;

/** The names that a paper gives to what it introduces, from its title and from the sentences that introduce them. */
export const readOwnNames = rememberLast(REMEMBERED, (text): ReadonlySet<string> => {
  const titled = TITLE.exec(text)?.[1] ?? "";
  const own = new Set(namesOf(titled));
  const seen = new Set<string>();
  for (const sentence of readAbstract(text).slice(1)) {
    for (const name of introducedIn(sentence, seen)) own.add(name);
    for (const { text: name } of sentence.terms()) seen.add(name);
  }
  return own;
});

/** The first new name behind each word that introduces one, and its short form in brackets. */
function introducedIn({ plain, folded, terms }: English, seen: ReadonlySet<string>): string[] {
  return [...folded.matchAll(INTRODUCED)].flatMap(({ index, 0: whole }) => {
    const [first, next] = terms().filter(
      ({ text, start, end }) =>
        start > index && end <= index + whole.length && isName(text) && !seen.has(text),
    );
    const isShortForm = next !== undefined && plain.charAt(next.start - 1) === "(";
    return [...(first ? [first.text] : []), ...(isShortForm ? [next.text] : [])];
  });
}

function namesOf(text: string): string[] {
  return text.split(/[\s(),]+/).filter(isName);
}

/** Whether a Latin word is a proper name. */
export function isName(word: string): boolean {
  return NAME.test(word) && !isGeneral(word);
}
