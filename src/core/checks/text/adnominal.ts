/** Forms that join two nouns: 에 대한, 을 위한, 와 같은. */
const JOINING =
  /^(?:대한|위한|통한|따른|의한|관한|인한|향한|비롯한|같은|다른|모든|어떤|이런|그런)$/;

/** 는 and 은 behind a stem that is no noun, or by a consonant before 는, which the particle does not stand behind. */
const PRESENT =
  /[하되쓰주내두꾸추누루르으끄재키치]는$|(?:[생남옮넘맡숨]기|[라다려]|있|없|않|못하|만드|이끄)는$/;

/** 는 behind a syllable that ends nouns, too: 가는, 평가는. */
const MAYBE_PRESENT = /[가-힣]는$/;

const PAST_OR_ADJECTIVE = [
  "[많높낮깊좋넓좁짧잦굵얇않얻찾묶뽑쌓넣놓섞겪잃낳받모]은",
  "(?<![가-힣])[적작막담남잡맞닮나]은",
  "(?<!권|최소|(?<![가-힣])[제무기유])(?<=[가-힣])한",
  "[된린잰킨친낸쓴긴춘운둔룬꾼싼딘힌뉜띤픈쁜뀐뜬띈]",
  "(?<![비재고도])난",
  "(?:[어아여해혀려워져라러터커켜춰꺼써쳐뤄놔봐]|가|빠|던|멀)진",
  "(?:적|[줄높들보쓰모쌓묶섞놓덧붙속꺾먹녹])인",
  "(?:(?<![가-힣])|[아어여해펴려라])본",
  "(?:만|어|아|힘|흔|받|이끈)든",
  "(?:(?<![가-힣])|[나져와러아어])온",
  "(?:(?<![가-힣])|[어아여려워내])준",
  "(?:[나어아라러]|들어)간",
  "(?:앞|넘어|벗어|들어|나)선",
  "(?:나눈|이끈|아닌|지닌|모자란|바란|자란|놀란|알린|빠른|고른|부른|이른|오른|서투른|큰|센|빈|단)",
  "[가-힣]던",
  "(?:[할될릴길질낼볼쓸줄칠킬릴]|[있없않받얻넣낮높많같]을)",
].join("|");
const OTHERS = new RegExp(`(?:${PAST_OR_ADJECTIVE})$`);

/** A question within a sentence, with its particle: 필요한지는, 나은지는, 될지는. The verbs that end alike are none. */
const QUESTION = /(?<![만던번건])지는$/;

/** What a verb stands behind: a case, an adverb or another verb, but no bare noun. */
const BEFORE_VERB =
  /(?:[을를이가에로게도만와과지서고어아려며쳐켜져춰줘]|까지|보다|처럼|함께|바로|자주|더|잘|안|못|따로|되)$/;

/** Whether a word is a verb or an adjective in front of a noun: 하는, 없는, 나아진, 쓸. */
export function isAdnominal(word: string, before: string): boolean {
  if (isJoining(word) || isQuestion(word)) return false;
  if (PRESENT.test(word) || OTHERS.test(word)) return true;
  if (word === "한") return /(?:게|도록|[을를로])$/.test(before); // else a number
  if (!MAYBE_PRESENT.test(word)) return false;
  const stem = word.at(-2) ?? "";
  // behind a consonant, the particle would be 은
  return hasFinal(stem) || BEFORE_VERB.test(before);
}

/** Whether a word joins what stands before it to a noun, and is no clause of its own. */
export function isJoining(word: string): boolean {
  return JOINING.test(word);
}

function isQuestion(word: string): boolean {
  return QUESTION.test(word) && /[\u11AB\u11AF]$/.test((word.at(-3) ?? "").normalize("NFD"));
}

/** Whether a syllable ends in a consonant. */
function hasFinal(syllable: string): boolean {
  return syllable.normalize("NFD").length === 3;
}
