const VERBS =
  "(?:present|propose|introduce|measure|study|show|find|develop|describe|release|evaluate|train|investigate|report|analy[sz]e|explore|examine|compare|demonstrate|prove|argue|survey|review|build|design|test|collect|address|formali[sz]e|identify|discuss|benchmark|apply|extend|construct|derive|estimate|learn|use|ask|consider)";

/** What a notice finds or reports, and an abstract seldom begins with. */
const FAULT =
  "(?! (?:that )?(?:an? |the |some |several )?(?:\\w+ ){0,2}(?:errors?|mistakes?|bugs?|flaws?|inaccurac(?:y|ies))\\b)";

const TELLS = new RegExp(
  `\\b(?:we|this (?:paper|work|article|study)|here,? we) (?:(?:\\w+ly|then|also|further|first|here|next|thus) )*${VERBS}(?:s|es)?\\b${FAULT}`,
  "i",
);

/** Whether a text tells what somebody has done, as abstracts do and notices and error pages do not. */
export function tellsOfWork(line: string): boolean {
  return TELLS.test(line);
}
