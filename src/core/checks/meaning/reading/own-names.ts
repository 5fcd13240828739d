import { rememberLast } from "../../../remember-last.ts";
import { isGeneral } from "../../text/words.ts";
import { readAbstract } from "./english.ts";

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
  const [, ...sentences] = readAbstract(text);
  const seen = new Set<string>();
  for (const { plain, folded, terms } of sentences) {
    for (const { index, 1: introduced = "" } of folded.matchAll(INTRODUCED)) {
      const end = index + folded.slice(index).indexOf(introduced) + introduced.length;
      const names = terms().filter(
        (term) =>
          term.start > index && term.end <= end && isName(term.text) && !seen.has(term.text),
      );
      const [first, next] = names;
      if (first !== undefined) own.add(first.text);
      if (next !== undefined && plain.charAt(next.start - 1) === "(") own.add(next.text);
    }
    for (const { text: name } of terms()) seen.add(name);
  }
  return own;
});

function namesOf(text: string): string[] {
  return text.split(/[\s(),]+/).filter(isName);
}

/** Whether a Latin word is a proper name. */
export function isName(word: string): boolean {
  return NAME.test(word) && !isGeneral(word);
}
