import { holdsPattern } from "./reading/english.ts";
import { type Pair, type Slip, toSlip } from "./reading/slip.ts";

/** That something holds whatever the condition: 어떻게 정하든, 조정하지 않아도, 상관없이. */
const CONCESSION =
  /상관없이|관계없이|관계 없이|상관 없이|무관하게|가리지 않|(?:무엇|누구|언제|어디|얼마)(?:이)?든|어떻게 [^,.]{0,10}든|어느 [^,.]{0,12}(?:든|라도|나 )|어떤 [^,.]{0,14}(?:도 |든|에서나|라도)|지 않아도|그대로(?:여도|라도)|똑같|뿐 아니라 [^,.]{0,10}모두/;
/** Whatever may say so in English. */
const CONCEDED =
  /\b(?:regardless|irrespective|any|all|every|each|across|without|independen\w*|even|whether|no matter|agnostic|various|varying|need\w*|free|no|not|invarian\w*|universal\w*|general\w*|differ\w*|divers\w*|arbitrary|wide\w*|whatever|whichever|both|multiple|only|avoid\w*|eliminat\w*|un[a-z]+|same|identical|equal\w*|consistent\w*|never|zero|minimal|nor|neither|itself|alone|remain\w*|always|obviat\w*|surprising\w*|or|non|cannot|despite|self|unif\w*|instead|rather|directly|less|lack\w*|throughout|versatile|flexib\w*|autonom\w*|automat\w*)\b/;

/** Finds that something holds under whatever condition, where the English has nothing of the kind. */
export function findConcessions(pair: Pair): Slip[] {
  const { card, source } = pair;
  const said = CONCESSION.exec(card.folded);
  if (said === null || holdsPattern(source, CONCEDED)) return [];
  return [
    toSlip(pair, {
      wrong: "조건을 없앤 말",
      excerpt: card.text.slice(said.index, said.index + said[0].length),
      told: "",
      advice: "원문이 둔 조건과 범위에서만 그렇다고 쓰세요.",
    }),
  ];
}
