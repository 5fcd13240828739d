import type { TextRange } from "../../../text-range.ts";
import { isMentioned, mentionsIn } from "./cues.ts";
import type { Korean } from "./korean.ts";

/** Words that name anything: they do not tell one phrase from another. */
const GENERIC =
  /^(?:방법|기법|방식|모델|기존|다른|나머지|종전|이전|전통|시스템|기준선|베이스라인|기준|접근|알고리즘|기본|연구|구조|다양|여러|일반|처음|초기|원래|버전|변형|이용|사용|활용|기반|성능|결과|데이터)$/;

/** Whether a word of the glossary names anything at all. */
export function isGenericWord(korean: string): boolean {
  return korean.length === 1 || GENERIC.test(korean);
}

/** A size such as 80B stands for a name that the text may leave out. */
const SIZE = /(?<![A-Za-z])\d+(?:\.\d+)?[BMK](?![A-Za-z])/;

/** How many words of a Korean phrase a piece of English has, of how many. Generic words count where there are no others. */
export function compareWith(
  card: Korean,
  range: TextRange | null,
  english: string,
): { held: number; of: number } {
  if (range === null || SIZE.test(card.folded.slice(range.start, range.end))) {
    return { held: 0, of: 0 };
  }
  const all = mentionsIn(card, range);
  const special = all.filter((one) => "text" in one || !isGenericWord(one.korean));
  const mentions = special.length > 0 ? special : all;
  return {
    held: mentions.filter((one) => isMentioned(english, one)).length,
    of: mentions.length,
  };
}
