import { isGenericWord } from "./reading/compare-phrases.ts";
import { type Mention, mentionsIn } from "./reading/cues.ts";
import type { Korean } from "./reading/korean.ts";
import { type Pair, type Slip, toSlip } from "./reading/slip.ts";
import { findNearest, isWish } from "./wishes.ts";

/** A predicate of something that has been done. */
const DONE =
  /(?:완성|실현|달성|해결|해소|극복|성공|완료|구현|입증|증명|확인|검증|대체|정착|제거|관측|보장|향상|개선|확립|마련|구축|개척|촉진|강화)(?:을|를)? ?(?:이미 )?(?:했|하였|됐|되었|됨|함|된|시켰|해 [냈냄]|하는 데 성공|해냈|해냄|되어 있)|[아어여해내와워려겨쳐켜춰궈러라] ?(?:냈|냄|냅니다|내었)|자리(?:를)? (?:잡|굳)|게 (?:되었|됐|됨|만들었|만듦)|이어졌|앞당[겼겨김]|드러[났남]|나타[났남]|밝혀[졌짐]|끌어올[렸림렸]|성과를 [냈거]|끝[냈났]|마쳤|공개(?:했|되었|됐|되어 있|하였)/g;
/** An ending that tells the verb before it as carried through: that verb has to be the one that is wished. */
const CARRIED = /^[가-힣] ?(?:냈|냄|냅니다|내었)/;
/** Those of them that say that it was seen to be so, or brought about: nothing of the kind is only for something. */
const SURELY = /성공|[아어여해내와워려겨쳐켜] ?(?:냈|냄)|입증|확인|완성|실현|해소|해결|증명|극복/;
/** Those that a list item has, too, where it tells no aim. */
const SURELY_IN_ITEM = /[아어여해와워려겨쳐켜] 냄|입증|게 됨|성공|자리(?:를)? 잡/;
const SENTENCE = /(?:니다|음)[.]?$/;

/** What is not done yet: anywhere in the clause, or at its predicate. */
const AIMED =
  /목표|목적|위해|위한|[하]려|고자|노[리린림려]|겨냥|의도|계획|예정|기대|바라|바랍|도록|희망|시도|힘쓰|모색|향한|향해/;
const NOT_DONE =
  /위[해한함]|려[는고]|지향|바람|앞으로|향후|추구|방향|과제[를로입]|미래|필요|제안|설계|수 있|잠재|가능|다음|걸음|시사|전망|해야|돼야|되어야|야 [하할함합]|것으로 [보기]|봅니다|발판|토대|제시|약속|권[고장]|촉구|주문|[을를] 돕|않|못|없|아니/;

/** Where the last clause begins; a shorter one goes with what stands before it. */
const CLAUSE_ENDS = ["지만 ", "으며 ", "며 ", "고 "];
const SHORTEST = 24;
const PREDICATE = 8;

/** Finds that the last clause tells as done what the sentence that has most of it only wishes, plans or serves. */
export function findToldAsDone(pair: Pair): Slip[] {
  const { card, source, sourceName, abstract } = pair;
  const isItem = sourceName === "인용";
  const from = lastClauseOf(card.folded);
  const said = findDone(card.folded.slice(from));
  if (said === null || !(isItem ? SURELY_IN_ITEM.test(said.word) : SENTENCE.test(card.folded))) {
    return [];
  }
  const start = from + said.index;
  const verb = CARRIED.test(said.word) ? verbAt(card, start) : null;
  if (verb === undefined) return [];
  const mentions = mentionsIn(card, { start: from, end: card.folded.length }).filter(isTelling);
  const nearest = findNearest(mentions, isItem ? [source] : abstract.slice(1));
  const [first] = nearest;
  const wished = { isPurposeEnough: SURELY.test(said.word), verb };
  if (first === undefined || !nearest.every((one) => isWish(one, wished))) return [];
  return [
    toSlip(pair, {
      wrong: "목표를 결과로 쓴 말",
      excerpt: card.text.slice(start, start + said.word.length),
      told: first.passage.plain,
      advice: "이룬 것이 아니라 노린 것이라고 쓰세요.",
    }),
  ];
}

/** The word of the glossary whose last syllable, or the one behind it, stands at a position. */
function verbAt({ words }: Korean, at: number): Mention | undefined {
  return words.find(({ start, end }) => start <= at && end >= at);
}

/** The last word of a clause that tells something as done, if nothing in it says that it is not. */
function findDone(clause: string): { index: number; word: string } | null {
  const done = [...clause.matchAll(DONE)].at(-1);
  if (done === undefined || AIMED.test(clause)) return null;
  if (NOT_DONE.test(clause.slice(Math.max(0, done.index - 3)))) return null;
  return { index: done.index, word: done[0] };
}

function lastClauseOf(folded: string): number {
  const body = folded.slice(0, Math.max(0, folded.length - PREDICATE));
  const ends = CLAUSE_ENDS.map((end) => body.lastIndexOf(end)).filter(
    (at) => folded.length - at > SHORTEST && /[가-힣]/.test(folded.charAt(at - 1)),
  );
  return Math.max(body.lastIndexOf(", "), ...ends) + 1;
}

function isTelling(one: Mention): boolean {
  return "text" in one || !isGenericWord(one.korean);
}
