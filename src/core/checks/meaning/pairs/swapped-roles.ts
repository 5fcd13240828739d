import type { TextRange } from "../../../text-range.ts";
import { isMentioned, type Mention, mentionsIn, placesOf } from "../reading/cues.ts";
import type { English } from "../reading/english.ts";
import type { Korean, Word } from "../reading/korean.ts";
import { type Pair, type Slip, toSlip } from "../reading/slip.ts";

/** The verb of an active clause: 생성함, 생성하고, 만들어, 생성 at the end of an item. */
const ACTIVE =
  /^(?:한다|함|합니다|하[고며여는]|해[ ,]|했|시[키킴켜킨킵]|[는어] |[ㄱ-ㅎ가-힣]{0,1}[며고] |$)/;
/** Nouns of change: who changes stands as their subject, whoever changes it. */
const CHANGE =
  /^(?:향상|개선|증가|감소|저하|상승|하락|필요|중요|가능|부족|우수|발전|변화|확대|축소|늘|줄|떨어|달성|도달|효과|유용|적합|동일|다양|성능|복잡|정확|안정)/;
/** The phrase before a particle of the subject: its last words without a particle. */
const SUBJECT =
  /(?:^|\s)((?:[^\s,;]*[^\s,;은는을를에서로이가] ){0,2}[^\s,;]{1,40}?)[이가] (?=(?:[^,;]{0,30} )?$)/;
/** A clause before a noun: its subject is not that of the verb. */
const ADNOMINAL = /[은는한된던인] /;
const LEFT_ENDS = /[;:.]|, /;
const RIGHT_ENDS = /[;:.,]| (?:and|while|which|that|but|thereby) /;
const PASSIVE = /\b(?:is|are|was|were|be|been|being) (?:[a-z]+ly )?$/;
const REACH = 70;

/** Finds that who does something in the text is what it is done to in the English, and the other way round. */
export function findSwappedRoles(pair: Pair): Slip[] {
  for (const verb of pair.card.words) {
    const subject = subjectOf(pair.card, verb);
    if (subject === null || !isSwapped(pair, verb, subject)) continue;
    return [
      toSlip(pair, {
        wrong: "주어와 목적어가 바뀐 말",
        excerpt: pair.card.text.slice(subject.start, subject.end),
        told: pair.source.plain.slice(0, REACH),
        advice: "누가 무엇을 하는지 원문대로 고치세요.",
      }),
    ];
  }
  return [];
}

/** The subject of an active verb in its clause. */
function subjectOf(card: Korean, verb: Word): TextRange | null {
  const { folded, words, terms } = card;
  const { korean, start, end: behind } = verb;
  if (korean.length < 2 || CHANGE.test(korean) || !ACTIVE.test(folded.slice(behind, behind + 4))) {
    return null;
  }
  const from = Math.max(0, start - 60);
  const found = SUBJECT.exec(folded.slice(from, start));
  if (found === null) return null;
  const at = from + found.index + found[0].lastIndexOf(found[1] ?? "");
  const end = at + (found[1] ?? "").length;
  if (ADNOMINAL.test(folded.slice(end + 2, start))) return null;
  return [...words, ...terms].some((one) => one.end === end) ? { start: at, end } : null;
}

function isSwapped({ card, source }: Pair, verb: Word, subject: TextRange): boolean {
  const places = placesOf(source, verb);
  const [place] = places;
  if (place === undefined || places.length > 1) return false;
  const { before, after } = aroundVerb(source, place);
  const inside = mentionsIn(card, subject).filter((one) => "text" in one || one.korean.length > 1);
  const outside = telling([...card.words, ...card.terms]).filter(
    (one) => one.end <= subject.start || (one.start >= subject.end && one.end <= verb.start),
  );
  const only = (mentions: readonly Mention[], here: string, there: string) =>
    mentions.some((one) => isMentioned(here, one)) &&
    !mentions.some((one) => isMentioned(there, one));
  return only(inside, after, before) && outside.some((one) => only([one], before, after));
}

/** What stands before and after a verb of the English, exchanged where it is passive. */
function aroundVerb({ folded }: English, place: TextRange): { before: string; after: string } {
  const left = folded.slice(Math.max(0, place.start - REACH), place.start);
  const before = left.split(LEFT_ENDS).at(-1) ?? "";
  const after = folded.slice(place.end, place.end + REACH).split(RIGHT_ENDS)[0] ?? "";
  return PASSIVE.test(left) ? { before: after, after: before } : { before, after };
}

function telling(mentions: readonly Mention[]): Mention[] {
  return mentions.filter((one) => "text" in one || (one.korean.length > 1 && !one.isCommon));
}
