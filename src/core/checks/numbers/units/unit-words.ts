/** What follows a noun in its word: particles, short suffixes and the copula, one or more of them. */
const ENDING =
  "(?:이[가-힣]*|입니다|인데?|일|임|였[가-힣]*|가|를|은|는|을|의|에서?|으?로|와|과|도|만|나|까지|부터|마다|씩|쯤|째|간|정도|가량|동안|미만|초과|보다|처럼|만큼|밖에|짜리|라[는고]|란|뿐|어치|치|차|당|대|같이)";

/** A pattern of where a Hangul noun ends: with its word, or before nothing but endings. */
export const NOUN_END = `(?=${ENDING}*(?![가-힣]))`;

/** Words behind a number that begin like a unit: 64배치, 3원칙, `10 초과`. */
const OTHER_WORD =
  /^(?:배[치열포경분합급]|원[칙색소수리본격천]|할당|초과|분[기위]|프로[그젝세토필파])/;

/** The same, where a space is before them; without it, it is a unit and the copula: 50원인. */
const OTHER_WORD_APART = /^(?:원인|할인|할 수|줄[이인일임였여])/;

/** Units that many words begin with. */
const SHORT = /^(?:[가-힣]|프로)$/;

const ENDED = new RegExp(`^${NOUN_END}`);

/**
 * Whether a Hangul unit that was found behind a number is one, and not the beginning of another word. Joined to
 * its number a unit is one whatever follows (5주입니다, 5일치); behind a space, a short one only where its word
 * ends with it: `3 주요 모델` has none.
 */
export function isUnitWord(unit: string, after: string, isApart: boolean): boolean {
  const [other = ""] = OTHER_WORD.exec(unit + after) ?? [];
  if (other.length > unit.length) return false;
  if (!isApart || !SHORT.test(unit)) return true;
  return ENDED.test(after) && !OTHER_WORD_APART.test(unit + after);
}
