import { isAdnominal, isJoining } from "./adnominal.ts";

/** Nouns that name what is done or what is so: behind their object, without a particle, they say something. */
const PREDICATE =
  /(?:제안|제시|감소|증가|공개|측정|비교|향상|개선|도입|적용|(?<!강화 ?|기계 ?)학습|생성|제공|유지|구성|합성|평가|정의|분석|관찰|발견|확보|달성|지원|사용|활용|이용|결합|통합|융합|변환|변경|분리|제거|추가|확장|축소|단축|절감|절약|강화|약화|하락|상승|저하|악화|손실|누락|이전|이동|전환|교체|선택|선정|추출|탐색|검색|검증|증명|입증|주장|논의|정리|요약|조사|확인|필요|가능|불가|불가능|불분명|부족|한정|의존|포함|제외|요구|발생|해결|해소|완화|처리|실행|수행|수집|구축|설계|개발|구현|제작|최적화|조정|조절|제어|예측|추정|가정|인식|복원|복구|보정|정렬|배치|배포|공유|반영|누적|전달|연결|대체|우위|우세|추월|초월|초과|미달|일치|불일치|차이|역전|수렴|발산|붕괴|실패|성공|동일|유사|상이|충분|불충분|기록|보고|시연|채점|집계|명명|적재|포장|[가-힣]화|재[가-힣]+|(?<=\d\S{0,4} )(?:미만|이하|이상|이내))$/;

/** Letters of a clause, its verb among them, from which it is too long to be read at once. */
const LONG_CLAUSE = 12;

/** Words that one noun and what stands around it take at most: 최적의 parametric linear denoiser. */
const PHRASE_WORDS = 5;

/** Nouns whose last syllable looks like a particle. */
const BARE_NOUN =
  /(?:평가|이미지|정확도|난이도|속도|밀도|지도|가지|언어|제어|문서|보고서|경로|메모리|차이|토큰|에너지)$/;

/** The end of a word that belongs to a verb, and not to the noun behind it: a case, an adverb, another verb. */
const ARGUMENT = /(?:[을를이가은는에로도만게히며고서어아지],?|까지|보다|처럼|,)$/;

/** How many there are, between a clause and its noun: 3만 개의 대화. */
const AMOUNT = /^(?:약|총)?\d[\d.,]*[만억천백여]*(?:개|명|건|편|장|쌍|종|시간|가지)?의?$/;

/** Nouns that make a statement of what is said before them, for the topic of the whole: 가정은 …다는 점. */
const CONTENT = /^(?:점|것|사실|뜻)$/;

/** A noun as what is spoken of. */
const TOPIC = /(?<![에서로])(?<=[가-힣a-zA-Z\d])[은는]$/;

/** A side of two, whose topic is its own: 사람은 풀지만 못 푸는. */
const CONTRAST = /(?:지만|는데|[어아여]도|면),?$/;

/** The same where no past verb ends alike, as in 은. */
const SURE_TOPIC = /(?<=[가-힣a-zA-Z\d])는$/;

/** A verb that another follows, so that what stands right before it is its own: 정답률은 유지하면서. */
const CONNECTED = /(?:면서|며|고),?$/;

/** A verb that says what somebody says, and whose topic is its own: 원인은 …라는. */
const REPORTED = /[라다]는$/;

/** A plain noun, in Hangul or as a term in Latin letters: a name may end an item. */
const PLAIN_NOUN = /^(?:[가-힣]+|[a-z]+(?:-[a-z]+)*)$/;

/** Nouns that end as verbs do in -ㅁ. */
const NOUNS_IN_M =
  /(?:시스템|프로그램|알고리즘|메커니즘|패러다임|플랫폼|프레임|스트림|게임|팀|흐름|그림|모음|이름|도움|움직임|쓰임|어려움)$/;

/** Whether a word is a verb made a noun: 나빠짐, 높음, 큼, 쓰기. */
function isNominal(word: string): boolean {
  const isM = word.normalize("NFD").at(-1) === "\u11B7" && !NOUNS_IN_M.test(word);
  return isM || word.endsWith("기");
}

/**
 * A long clause in front of a plain noun at the end of an item, from its verb on; null when there is none. A noun says
 * something, and is no plain one, where its own object, subject or adverb stands before it (…로 정식화, …가 불분명), or
 * a bare noun behind the clause (…하는 기법 제안).
 */
export function findClauseEnding(text: string): string | null {
  const words = text.trim().split(/\s+/);
  const last = words.at(-1) ?? "";
  if (!PLAIN_NOUN.test(last) || (isNominal(last) && last.endsWith("임"))) return null;
  const start = findVerb(words);
  if (start === null || !isLong(words.slice(0, start + 1))) return null;
  const isReported = REPORTED.test(words[start] ?? "") && !CONTENT.test(last);
  if (!isReported && hasTopic(words.slice(0, start))) return null;
  return saysSomething(words.slice(start + 1)) ? null : words.slice(start).join(" ");
}

/** Where the verb stands that the noun at the end belongs to; null when what stands before it is no clause of its own. */
function findVerb(words: readonly string[]): number | null {
  const first = Math.max(0, words.length - PHRASE_WORDS);
  for (let at = words.length - 2; at >= first; at -= 1) {
    const word = words[at] ?? "";
    if (isAdnominal(word, words[at - 1] ?? "")) return at;
    const isBare = BARE_NOUN.test(word) || AMOUNT.test(word);
    if (ARGUMENT.test(word) && !isBare && !isJoining(word)) return null;
  }
  return null;
}

/**
 * Whether an item begins with what it speaks of, so that the noun at its end says what that is: 비교 대상은 … 학습한
 * 모델. Of two clauses, the topic may be that of the first alone: 사람은 풀지만 못 푸는 문제.
 */
function hasTopic(clause: readonly string[]): boolean {
  const isNoun = (word: string, at: number) =>
    !isJoining(word) && !isAdnominal(word, clause[at - 1] ?? "");
  const first = clause.findIndex(
    (word, at) => ARGUMENT.test(word) && !BARE_NOUN.test(word) && isNoun(word, at),
  );
  return (
    TOPIC.test(clause[first] ?? "") &&
    !CONNECTED.test(clause[first + 1] ?? "") &&
    !clause.some((word, at) => at > first && SURE_TOPIC.test(word) && isNoun(word, at)) &&
    !clause.some((word) => CONTRAST.test(word))
  );
}

/** Whether the last of the words behind a clause tells what is done with those before it. */
function saysSomething(phrase: readonly string[]): boolean {
  const [before = "", last = ""] = phrase.slice(-2);
  if (phrase.length < 2 || before.endsWith("의")) return false;
  return PREDICATE.test(`${before} ${last}`) || isNominal(last);
}

function isLong(clause: readonly string[]): boolean {
  return clause.join("").replaceAll(/[^\p{L}\d]/gu, "").length >= LONG_CLAUSE;
}
