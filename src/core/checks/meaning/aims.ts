import { isMentioned } from "./reading/cues.ts";
import { type EnglishHit, findEnglish, holdsPattern, toEnglishPattern } from "./reading/english.ts";
import { findKorean, type Korean } from "./reading/korean.ts";
import { toSide } from "./reading/sides.ts";
import { type Pair, type Slip, toSlip } from "./reading/slip.ts";
import { ACHIEVEMENTS, AIMS, PURPOSES, RESULTS, WISHES } from "./words/lexicon.ts";

const AIM = toSide(AIMS);
const RESULT = toSide(RESULTS);
const PURPOSE = toEnglishPattern(PURPOSES);
const WISH = toSide(WISHES);
const ACHIEVED = toSide(ACHIEVEMENTS);

/** Words that only a finding has. */
const CONFIRMED =
  /확인[됐되된됨]|[됨함임짐]을 확인(?:함|했|$)|입증|나타났|나타남|측정[됐되]|드러났|드러남/g;
/** An adverb that tells its verb as done, and how far behind it this verb stands. */
const ADVERB = /실제로 |(?<![가-힣])이미 /g;
const VERB_REACH = 10;
/** What 실제로 and 이미 may stand for. */
const REAL = /\b(?:real|actual|practic|exist|already|current|prior|previous|deploy)/;
const WISH_REACH = 150;

/** Finds that what is aimed at, or what something is for, is told as shown. */
export function findAimsAsResults(pair: Pair): Slip[] {
  const { card, source } = pair;
  if (findKorean(card, AIM.korean).length > 0) return [];
  const [aim] = findEnglish(source, AIM.english);
  const [shown] = findKorean(card, RESULT.korean);
  if (aim !== undefined && shown !== undefined) return [tell(pair, shown.word, aim.word)];
  // part of a compound, such as far-to-near, says nothing of a purpose
  const purposes = findEnglish(source, PURPOSE).filter(({ word }) => !word.includes("-"));
  const [confirmed] = findKorean(card, CONFIRMED);
  const purpose = confirmed === undefined ? findDonePurpose(card, purposes) : purposes[0];
  if (purpose === undefined) return [];
  if (findEnglish(source, RESULT.english).length > 0 || holdsPattern(source, REAL)) return [];
  return [tell(pair, (confirmed ?? purpose).word, purpose.word)];
}

/** A purpose whose verb the text has behind an adverb: 실제로 높임 for `to raise`. */
function findDonePurpose(card: Korean, purposes: readonly EnglishHit[]): EnglishHit | undefined {
  const verbs = findKorean(card, ADVERB).flatMap(({ start }) =>
    card.words.filter((one) => one.start > start && one.start < start + VERB_REACH),
  );
  return purposes.find(({ word }) => verbs.some((one) => isMentioned(word, one)));
}

/** Finds a wish of the English that the last clause of the text tells as reached. */
export function findReachedWishes(pair: Pair): Slip[] {
  const { card, source } = pair;
  const last = card.folded.length - 8;
  const comma = card.folded.lastIndexOf(",", last);
  const from = Math.max(comma, card.folded.lastIndexOf("지만 ", last)) + 1;
  const said = findKorean(card, ACHIEVED.korean).find(({ start }) => start >= from);
  if (said === undefined || findKorean(card, WISH.korean).some(({ start }) => start >= from)) {
    return [];
  }
  const cues = card.words.filter(({ start, korean }) => start >= from && korean.length > 1);
  const wish = findEnglish(source, WISH.english).find(({ start }) => {
    const rest = source.folded.slice(start, start + WISH_REACH).split(/[.;,]/)[0] ?? "";
    const sentence = source.folded.slice(source.folded.lastIndexOf(". ", start) + 1, start) + rest;
    if (sentence.search(ACHIEVED.english) >= 0) return false;
    return cues.filter(({ english }) => english.test(rest)).length >= 2;
  });
  return wish === undefined ? [] : [tell(pair, said.word, wish.word)];
}

function tell(pair: Pair, excerpt: string, told: string): Slip {
  return toSlip(pair, {
    wrong: "목표를 결과로 쓴 말",
    ...{ excerpt, told },
    advice: "이룬 것이 아니라 노린 것이라고 쓰세요.",
  });
}
