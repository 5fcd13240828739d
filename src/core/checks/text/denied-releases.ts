import { findAll } from "../../find-all.ts";
import { splitSentences } from "./sentences.ts";

/** What a text says is not released, in one place: what it is, and the words. */
type Denial = { kinds: readonly DeniedKind[]; excerpt: string };

export type DeniedKind = "code" | "model" | "data";

/** The text, whether it may say what is not there in its own words, and what the paper is called. */
type Told = { text: string; isAdvice: boolean; title: string };

const NAMES: readonly (readonly [kind: DeniedKind, name: string])[] = [
  ["code", "(?:소스|구현) ?코드|코드(?:베이스)?|구현체|(?:source )?codes?"],
  ["model", "(?:모델 ?)?(?:가중치|체크포인트)|모델|(?:model )?weights?|checkpoints?|models?"],
  ["data", "데이터 ?(?:셋|세트)|데이터|벤치마크|datasets?|data|benchmarks?"],
];

const ANY_NAME = `(?:${NAMES.map(([, name]) => name).join("|")})`;

/** One thing, or several: `코드와 가중치`, `code·데이터셋`. */
const LIST = `${ANY_NAME}(?:(?:(?:와|과|나|이나|도)? |, ?| ?[·/] ?| 및 |(?:와|과|나|이나|도), )${ANY_NAME})*`;

const PARTICLE = "(?<particle> 자체[는가]|들?[은는이가도을를])?";

const ADVERBS =
  "(?: (?:아직은?|현재(?:는|로서는|까지)?|지금은?|모두|전부|둘 다|전혀|따로|별도로|공식적으로|외부에|함께|곧|추후에?|향후|나중에))*";

/** How a verb ends that states something: not as a condition (않으면, 없어도), and not of another noun (않은 모델). */
const NOT =
  "않(?:습니다|음|아(?![도야])|으[나며므니]|지만|기에|기 때문|는?다(?!면)|았(?:습니다|다(?!면)|고|으(?!면)|지만|기|음)|은 (?:상태|만큼|탓|점))";
const NONE =
  "없(?:습니다|음|어(?![도야])|고(?!도)|으[나며므니]|지만|기에|기 때문|다(?!면)|는 (?:만큼|탓|점))";

const NOT_GIVEN = [
  `(?:공개|배포|제공|게시|릴리스)(?:[가는도]? ?(?:되|하|이루어지|되어 있|돼 있))(?:지는?|진) ${NOT}`,
  `(?:공개|배포)(?:된|한) (?:적|바)[이도]? ${NONE}`,
  `(?:공개|배포) 안 (?:됨|됐습니다|되었습니다|됐고|됐지만)`,
  // a closed model is another's where a noun follows
  `(?:미공개|비공개)(?=[.,)]|$| ?상태| ?이?(?:입니다|므로|며|고|지만|나 )|임|라(?![면도])|여서)`,
  `(?:공개|배포|제공)(?:될|할)? ?예정(?!이?라?면|인지)`,
  `(?:내려)?받을 수(?:는|가)? ${NONE}`,
].join("|");

/** Whether there is none; without a word of a release, there may be none to work with: `데이터가 없어`. */
const NONE_THERE = `(?:(?: ?공개|링크|공개본)[은는이가도]? )?${NONE}`;

const DENIED = new RegExp(
  `(?<![가-힣A-Za-z-])(?<list>${LIST})${PARTICLE}(?: ?(?=공개|배포|링크|미|비))?${ADVERBS} ?(?:${NOT_GIVEN}|(?<none>${NONE_THERE}))`,
  "gi",
);

/** Something that each denial has: most texts have nothing of it. */
const PERHAPS_DENIED = /[않없]|안 |[미비]공개|예정/;

/** What tells that a sentence is about what can be had. */
const OF_RELEASE = /공개|배포|받을|코드|가중치|체크포인트|링크|\b(?:code|weights|checkpoints?)\b/i;

/** Words before it that leave it the paper's own, and whole: 학습 코드 and 원본 데이터 are parts, 교사 모델 another's. */
const OWN_WORDS =
  /(?:(?:^|(?<=[\s,]))(?:아직|현재(?:로서는|까지|는)?|지금은?|당장|다만|단|그러나|하지만|또한?|그리고|따라서|그래서|특히|공식|관련|해당|이|그|[가-힣]*(?:논문|연구|방법|저자들?|연구진)[은는의이]|모델[은의]|공개된?|공개한|받을|내려받을|(?:내려)?받을 수 있는|[가-힣]+ 시점에|기준),?\s*)+$/;

/** Where a clause begins: at a comma, or behind one that joins. */
const CLAUSE_START = /(?:[,;:(]|지만|으나|[가-힣](?:고|며|면서|는데|나|어|아|여|해|서))\s*$/;

/** Whose it is where the clause does not say so itself. */
const OF_OTHERS =
  /기존|다른|상용|경쟁|비교|기준선|선행|이전|교사|폐쇄|원저|원 논문|\b(?:baselines?|teacher|closed)\b/i;

/** A name in Latin letters, with what may stand behind it. */
const NAME = /[A-Za-z][\w.+-]*(?: \d[\w.]*)?(?=(?:의|은|는|이|가|도)?(?:[\s,]|$))/g;
const NAME_AT_END = /(?:^|\s)[A-Za-z][\w.+-]*(?: \d[\w.]*)?(?:의|은|는)?\s*$/;

/**
 * What a Korean text says of its paper is not released, or only to come. Where somebody has looked (초록에, Hub에) is
 * a statement about that place, a part (학습 코드) none about the whole, and what others keep closed none about the paper. A
 * report also tells what was missing before the paper, so that of it only what a sentence begins with is taken.
 */
export function findDeniedReleases({ text, isAdvice, title }: Told): Denial[] {
  if (!PERHAPS_DENIED.test(text)) return [];
  return splitSentences(text).flatMap((sentence) =>
    findAll(sentence, DENIED).flatMap(({ 0: excerpt, index, groups = {} }): Denial[] => {
      const { list = "", particle = "", none } = groups;
      const before = sentence.slice(0, index);
      const place = placeOf(before);
      const isTold = isAdvice
        ? place !== "within" && (none === undefined || OF_RELEASE.test(sentence))
        : place === "first" && none === undefined && /[은는]$/.test(particle);
      return isTold && !isOfOthers(before, title) ? [{ kinds: kindsIn(list), excerpt }] : [];
    }),
  );
}

/** Whether a sentence or a clause begins there, but for words that leave a thing the paper's own. */
function placeOf(before: string): "first" | "next" | "within" {
  const rest = before.replace(OWN_WORDS, "").replace(NAME_AT_END, "").trimEnd();
  if (rest === "") return "first";
  return rest !== before.replace(OWN_WORDS, "").trimEnd() || CLAUSE_START.test(rest)
    ? "next"
    : "within";
}

/** Whether what stands before is of others: it says so, or names what the paper's title does not. */
function isOfOthers(before: string, title: string): boolean {
  const names = findAll(before, NAME).map(([name]) => name.toLowerCase());
  const isOwn = (name: string) => title.toLowerCase().includes(name) || IS_THING.test(name);
  return OF_OTHERS.test(before) || !names.every(isOwn);
}

const IS_THING = new RegExp(`^${ANY_NAME}$`, "i");

/** The kinds of a list: a model's weights are of the model alone. */
function kindsIn(list: string): DeniedKind[] {
  return NAMES.filter(([, name]) => new RegExp(name, "i").test(list)).map(([kind]) => kind);
}
