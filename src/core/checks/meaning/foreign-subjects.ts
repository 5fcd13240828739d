import { isGenericWord } from "./reading/compare-phrases.ts";
import { isMentioned, mentionsIn } from "./reading/cues.ts";
import { type Pair, type Slip, toSlip } from "./reading/slip.ts";

/** The first phrase of an item with the particle of a subject. */
const SUBJECT = /^([^,]{2,40}?)(?:[은는]|이|가) /;
/** The subject that a quote begins with. */
const NAMED =
  /^(?:while |when |where )?(?:the |an? )?((?:[a-z0-9]+ ){2,5}?)(?:is|are|was|were|has|have|can|cannot|may|must|[a-z]{3,}s)\b/;
/** What stands for a subject that the quote does not name. */
const UNNAMED =
  /^(?:we|it|they|this|these|those|that|which|who|our|its|their|since|as|if|to|by|in|for|with|and|or|but|[a-z]+s and)\b/;

/** Finds an item about something that its quote lacks and another sentence has, where the quote names what it is about. */
export function findForeignSubjects(pair: Pair): Slip[] {
  const { card, source, abstract, own } = pair;
  const subject = SUBJECT.exec(card.folded)?.[1];
  if (subject === undefined) return [];
  const named = NAMED.exec(source.folded)?.[1]?.trim();
  if (named === undefined || UNNAMED.test(named)) return [];
  const said = mentionsIn(card, { start: 0, end: subject.length }).filter(
    (one) => "text" in one || !isGenericWord(one.korean),
  );
  const telling = said.filter((one) => !("isCommon" in one && one.isCommon));
  if (telling.length === 0 || said.some((one) => isMentioned(source.folded, one))) return [];
  if (said.some((one) => "text" in one && own.has(one.text))) return [];
  if ([...card.words, ...card.terms].some((one) => isMentioned(named, one))) return [];
  const isElsewhere = telling.every((one) =>
    abstract.some(({ folded }) => isMentioned(folded, one)),
  );
  if (!isElsewhere) return [];
  return [
    toSlip(pair, {
      wrong: "인용과 다른 주어",
      excerpt: subject,
      told: source.plain.slice(0, source.folded.indexOf(named) + named.length),
      advice: "인용이 말하는 주체를 쓰세요.",
    }),
  ];
}
