import { isMentioned } from "./reading/cues.ts";
import { type Pair, type Slip, toSlip } from "./reading/slip.ts";

/** A denial and what it denies: `without paired data`, `label-free`, `non-differentiable`, `unsatisfactory`. */
const DENIALS =
  /\b(?:without|no|not|cannot|never|do not|does not|did not|no longer|neither|nor|fail(?:s|ed|ing)? to|lacks?|lacking|lack of|ignor(?:es?|ing)|instead of|rather than|unable to|eliminat(?:es?|ing) the need for|hard (?:for|to)|difficult (?:for|to)|withhold|avoid(?:s|ing)?|struggles? to) ((?:[a-z]+ ){0,6}[a-z]+)|\b((?:[a-z]+ )?[a-z]+) free\b(?! form)|\bnon ([a-z]+)\b|\bun([a-z]{4,24}(?:ed|ing|able|ary|ive|ory))\b|\b(?:in|im|sub)(optimal|adequate|sufficient|effective|efficient|feasible|practical|perfect|possible|capable|consistent|accurate)\b/g;

/** Words that are no denial of a thing: `not only`. */
const NO_DENIAL = /^(?:only|just|necessarily|more|all)\b/;

/** Whatever may tell a denial in Korean. */
const MAY_DENY =
  /않|없|못|안 |무시|놓[치친쳐쳤침]|부재|보다|결여|드[물문]|희박|간과|취약|잃|거부|보류|미루|기피|삼가|금지|애먹|힘[들든겨]|고전|버거|안[ 되]|불[가필만확완안]|비[미공정현효수지]|미[흡달비]|무[관료손]|부족|실패|어렵|어려|대신|아니|아닌|아님|제외|모자|한계|배제|덜|말고|그대로|유지|지키|보존|빼|막|피하|방지|독립|자유|해소|제거|벗어|넘어|삭제|생략|없애|자[기가] ?지도|제로|zero|free|무료|기존/i;

/** Where one clause ends and another begins. */
const CUT = /(?<=[가-힣])(?:지만|으나|는데|면서도?|되|(?<![라다자])고|며) /g;

/** The clauses in which some words stand. */
function clauseAround(folded: string, start: number, end: number): string {
  const cuts = [...folded.matchAll(CUT)].map(({ index, 0: cut }) => index + cut.length);
  const from = Math.max(0, ...cuts.filter((cut) => cut <= start));
  const to = Math.min(folded.length, ...cuts.filter((cut) => cut >= end));
  return folded.slice(from, to);
}

/** Finds a denial that was lost: the text tells what the English denies, and denies nothing. */
export function findLostDenials(pair: Pair): Slip[] {
  const { card, source } = pair;
  return [...source.folded.matchAll(DENIALS)]
    .flatMap(({ 0: whole, index, ...groups }): Slip[] => {
      const denied = [1, 2, 3, 4, 5].map((group) => groups[group]).find((one) => one !== undefined);
      if (denied === undefined || NO_DENIAL.test(denied)) return [];
      const elsewhere = source.folded.slice(0, index) + source.folded.slice(index + whole.length);
      const told = card.words.filter(
        ({ english, korean }) =>
          korean.length > 1 && english.test(denied) && !english.test(elsewhere),
      );
      const [first] = told;
      const last = told.at(-1);
      if (first === undefined || last === undefined) return [];
      const isWhole = !/^(?:without|no|not|cannot)/.test(whole) && denied.split(" ").length < 3;
      if (!isWhole && told.length < 2 && told.every(({ isCommon }) => isCommon)) return [];
      if (MAY_DENY.test(clauseAround(card.folded, first.start, last.end))) return [];
      return [
        toSlip(pair, {
          wrong: "사라진 부정",
          excerpt: card.text.slice(first.start, last.end),
          told: source.plain.slice(index, index + whole.length),
          advice: "원문이 없다거나 아니라고 한 것을 그대로 옮기세요.",
        }),
      ];
    })
    .slice(0, 1);
}

/** A denial that no Korean sentence tells without one. */
const DENIES =
  /\b(?:no|not(?! only| just| merely| necessarily)|[a-z]+n't|without|never|cannot|nor|neither|lack(?:s|ing)?|fail(?:s|ed|ing|ure|ures)?|unable|none|no longer|instead of|ignor\w*|eliminat\w* the need|hard (?:for|to)|difficult (?:for|to)|unsatisf\w*|unavailable|insufficient|inadequate|impossible|impractical|infeasible)\b/;
const DENIED_REACH = 60;
/** Whatever may tell one, be it far from a denial. */
const MAY_DENY_AT_ALL =
  /않|없|못|안 |무시|놓[치친쳐쳤침]|부재|보다|결여|드[물문]|희박|간과|취약|잃|거부|보류|미루|삼가|금지|애먹|힘[들든겨]|고전|버거|안[ 되]|불[가필만확완안충]|비[미공정현효수지대]|미[흡달비완]|무[관료손]|부족|실패|어렵|어려|대신|아니|아닌|아님|제외|모자|한계|배제|덜|말고|그대로|유지|지키|보존|빼|뺀|막|피하|피해|방지|독립|자유|해소|제거|벗어|넘어|삭제|생략|없애|제로|zero|free|무료|적[은을게]|낮|제한|그[치친침쳐]|머[무물]|뿐|만 |만$|약점|문제|난제|차단|억제|줄|외에|까다|끊|중단|멈|논쟁|논란|처음|따로|드러나|가려|숨/i;

/** Finds a point whose quote denies something, and that has nothing by which a denial can be told. */
export function findNoDenial(pair: Pair): Slip[] {
  const { card, source } = pair;
  const told = DENIES.exec(source.folded);
  if (told === null || MAY_DENY_AT_ALL.test(card.folded) || !isDeniedTold(pair, told)) return [];
  return [
    toSlip(pair, {
      wrong: "사라진 부정",
      excerpt: card.text.slice(0, 40),
      told: source.plain.slice(told.index, told.index + 40),
      advice: "원문이 없다거나 아니라고 한 것을 그대로 옮기세요.",
    }),
  ];
}

/** Whether the text names what a denial denies: something telling, or two words. */
function isDeniedTold({ card, source }: Pair, { 0: word, index }: RegExpExecArray): boolean {
  if (/\band $/.test(source.folded.slice(0, index))) return false;
  const after = source.folded.slice(index + word.length, index + word.length + DENIED_REACH);
  const denied = after.split(/[,;.:]/)[0] ?? "";
  const told = card.words.filter(
    ({ english, korean }) => korean.length > 1 && english.test(denied),
  );
  const names = card.terms.filter((term) => isMentioned(denied, term));
  return told.length + names.length > 1 || told.some(({ isCommon }) => !isCommon);
}
