import { type Pair, type Slip, toSlip } from "./slip.ts";

/** A denial and what it denies: `without paired data`, `label-free`, `non-differentiable`, `unsatisfactory`. */
const DENIALS =
  /\b(?:without|no|not|cannot|never|do not|does not|did not|no longer|neither|nor|fail(?:s|ed|ing)? to|lacks?|lacking|lack of|ignor(?:es?|ing)|instead of|rather than|unable to|eliminat(?:es?|ing) the need for|hard (?:for|to)|difficult (?:for|to)|withhold|avoid(?:s|ing)?|struggles? to) ((?:[a-z]+ ){0,6}[a-z]+)|\b((?:[a-z]+ )?[a-z]+) free\b(?! form)|\bnon ([a-z]+)\b|\bun([sdfnprcel][a-z]{4,24}(?:ed|ing|able|ary|ive|ory))\b|\b(?:in|im)(adequate|sufficient|effective|efficient|feasible|practical|perfect|possible|capable|consistent|accurate)\b/g;

/** Words that are no denial of a thing: `not only`. */
const NO_DENIAL = /^(?:only|just|necessarily|more|all)\b/;

/** Whatever may tell a denial in Korean. */
const MAY_DENY =
  /않|없|못|안 |무시|놓[치친쳐쳤침]|부재|보다|결여|드[물문]|희박|간과|취약|잃|거부|보류|미루|기피|삼가|금지|애먹|힘[들든겨]|고전|버거|안[ 되]|불[가필만확완안]|비[미공정현효수지]|미[흡달비]|무[관료손]|부족|실패|어렵|어려|대신|아니|아닌|제외|모자|한계|배제|덜|말고|그대로|유지|지키|보존|빼|막|피하|방지|독립|자유|해소|제거|벗어|넘어|삭제|생략|없애|자[기가] ?지도|제로|zero|free|무료|기존/i;

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
      if (told.length < 2 && told.every(({ isCommon }) => isCommon)) return [];
      const region = card.folded.slice(Math.max(0, first.start - 8), last.end + 22);
      if (MAY_DENY.test(region)) return [];
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
