import { holdsPattern } from "./reading/english.ts";
import { type Pair, type Slip, toSlip } from "./reading/slip.ts";

/** Whatever makes an English statement less than certain, less than whole or less than strong. */
const CAREFUL =
  /\b(?:may|might|could|can|suggest\w*|appear\w*|seem\w*|potential\w*|likely|possibl[ey]|tend\w*|often|typically|usually|largely|mostly|mainly|generally|nearly|almost|approximately|some|most|many|several|partially|promis\w*|prelim\w*|frequently|commonly|sometimes|comparabl[ey]|competitive|heavily|minimal|marginal|negligible|little|few|hardly|rarely|primarily|particularly|especially|as little as|in part|attempt\w*|aimed|aims?|intended|encourag\w*|not all|in the scenarios?|investigated|up to|particular\w*)\b/;
/** Whatever allows a strong word. */
const STRONG =
  /\b(?:all|always|every|entire\w*|fully|complete\w*|perfect\w*|never|no|any|none|guarant\w*|prov\w*|demonstrat\w*|consistent\w*|only|sole\w*|must|necess\w*|verif\w*|validat\w*|confirm\w*|evidence|establish\w*|whole|each|inevitabl\w*|unavoidabl\w*|exclusiv\w*|cannot|without|not|regardless|total\w*|show\w*|public\w*|open)\b/;
const SURE =
  /어느 것도|전혀|반드시|예외 없|항상|언제나|결코(?! ?(?:쉽|쉬|간단|가볍|적|작))|절대로|피할 수 없|어떤 경우에도|전적으로|완전히|완벽|틀림없|모조리|하나같이|빠짐없이|한 번도|단 한 (?!번에)|무조건|매번|(?<![가-힣])늘 (?!수)|전부|확실히|불가피|영구|오로지|오직/;

/** Finds a word that leaves no doubt and no exception, where the English is careful and has nothing of its kind. */
export function findSureWords(pair: Pair): Slip[] {
  const { card, source } = pair;
  const said = SURE.exec(card.folded);
  if (said === null || holdsPattern(source, STRONG)) return [];
  const told = CAREFUL.exec(source.folded);
  return told === null ? [] : [tell(pair, said, told)];
}

const UNSURE =
  /\b(?:may|might|could|suggest\w*|appear\w*|seem\w*|potential\w*|likely|possibl[ey]|tend\w*|hypothes\w*|speculat\w*|promis\w*|intended|prelim\w*)\b/;
const PROOF =
  /\b(?:prov\w+|demonstrat\w*|confirm\w*|verif\w*|validat\w*|show\w*|reveal\w*|found|find\w*|evidence|establish\w*)\b/;
const PROVEN =
  /입증|(?:사실|점|것|[임음됨함짐])을 규명|증명|확인[됐되된됨했함]|확실|드러났|드러남|밝혀[졌짐냈]/;
const UNSURE_KOREAN = /시사|듯|가능|수 있|보[임인]|암시|추정|잠재|경향|유망|목적|위한/;

/** Finds that something is told as proven where the English only suggests it. */
export function findProvenSigns(pair: Pair): Slip[] {
  const { card, source } = pair;
  const said = PROVEN.exec(card.folded);
  if (said === null || UNSURE_KOREAN.test(card.folded) || holdsPattern(source, PROOF)) return [];
  const told = UNSURE.exec(source.folded);
  return told === null ? [] : [tell(pair, said, told)];
}

const SOME =
  /\b(?:most|many|some|several|often|typically|usually|largely|frequently|generally|commonly|majority|certain|sometimes|partially|mostly|mainly|primarily)\b/;
const EVERY =
  /\b(?:all|every|each|both|any|always|entire|whole|across|consistent\w*|throughout|full\w*|complete\w*|regardless|no|various|diverse|multiple)\b/;
const ALL =
  /모두|모든|전부|항상|언제나|하나같이|모조리|어김없|예외 없|반드시|빠짐없|한결같|어느 것이나|어느 [가-힣]{1,6}이?나 |어디서나|언제든|누구나|매번|(?<![가-힣])늘 (?!어|수)/;
const NOT_ALL =
  /대부분|대체로|대개|주로|흔히|자주|잦|많|일부|때가|경우|종종|보통|여러|몇|다수|아니/;

/** Finds 모두 where the English says `most` or `often`. */
export function findSomeAsAll(pair: Pair): Slip[] {
  const { card, source } = pair;
  const said = ALL.exec(card.folded);
  if (said === null || NOT_ALL.test(card.folded) || holdsPattern(source, EVERY)) return [];
  const told = SOME.exec(source.folded);
  if (told === null || /\band\b/.test(source.folded.slice(told.index, told.index + 60))) return [];
  return [tell(pair, said, told)];
}

const ONE_OF = /\bone of the\b|\bamong the (?:most|best|first|hardest|largest)\b/;
const SINGLE = /가장|최고|제일|최초|유일/;
const OF_SEVERAL = /하나|축에|축이|꼽|편[에이]|가운데|중 |손꼽|못지|상위/;

/** Finds 가장 where the English has `one of the`. */
export function findOneOfSeveral(pair: Pair): Slip[] {
  const { card, source } = pair;
  const said = SINGLE.exec(card.folded);
  if (said === null || OF_SEVERAL.test(card.folded)) return [];
  const told = ONE_OF.exec(source.folded);
  return told === null ? [] : [tell(pair, said, told)];
}

function tell(pair: Pair, said: RegExpExecArray, told: RegExpExecArray): Slip {
  return toSlip(pair, {
    wrong: "원문보다 센 말",
    excerpt: pair.card.text.slice(said.index, said.index + said[0].length),
    told: pair.source.plain.slice(told.index, told.index + told[0].length),
    advice: "원문이 조심스럽게 말한 정도와 범위를 지키세요.",
  });
}
