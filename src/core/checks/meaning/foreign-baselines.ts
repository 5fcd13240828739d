import type { TextRange } from "../../text-range.ts";
import { isGeneral } from "../text/words.ts";
import { compareWith, isGenericWord } from "./reading/compare-phrases.ts";
import { isMentioned, type Mention, mentionsIn } from "./reading/cues.ts";
import { type English, foldName } from "./reading/english.ts";
import { readEnglishOrders } from "./reading/english-orders.ts";
import type { Korean } from "./reading/korean.ts";
import { findCompared, readKoreanOrders } from "./reading/korean-orders.ts";
import { type Pair, type Slip, toSlip } from "./slip.ts";

/** Finds what the text compares with and the English does not, while it names something else. */
export function findForeignBaselines(pair: Pair): Slip[] {
  const { card, source } = pair;
  const [compared, beaten] = [findCompared(card), beatenIn(card)];
  if (compared.length + beaten.length === 0) return [];
  const losers = readEnglishOrders(source).map(({ loser }) => loser);
  if (losers.every((loser) => loser === "")) return [];
  const names = losers.flatMap((loser) => namesIn(source, loser));
  const untold =
    names.length > 0 && names.every((name) => !isMentioned(foldName(card.folded), name));
  const foreign = [
    ...compared.filter((range) => isForeign(pair, range, untold, names.length === 0)),
    ...beaten.filter((range) => untold && losers.every((loser) => isApart(card, range, loser))),
  ];
  return foreign.slice(0, 1).map(({ start, end }) =>
    toSlip(pair, {
      wrong: "다른 비교 대상",
      excerpt: card.text.slice(start, end),
      told: losers.find((loser) => loser !== "") ?? "",
      advice: "원문이 비교한 대상을 쓰세요.",
    }),
  );
}

function beatenIn(card: Korean): TextRange[] {
  return readKoreanOrders(card).flatMap(({ loser }) => loser ?? []);
}

/** A name or word that the English lacks and the abstract has; a word only where the English names nobody. */
function isForeign(
  { card, source, abstract }: Pair,
  range: TextRange,
  untold: boolean,
  isNameless: boolean,
) {
  return mentionsIn(card, range).some((one) => {
    if (isMentioned(source.folded, one) || isLittle(one)) return false;
    if (!("text" in one ? untold : untold || isNameless)) return false;
    return abstract.some(({ folded }) => isMentioned(folded, one));
  });
}

function isLittle(one: Mention): boolean {
  return "text" in one ? isGeneral(one.text) : isGenericWord(one.korean);
}

function isApart(card: Korean, range: TextRange, loser: string): boolean {
  const { held, of } = compareWith(card, range, loser);
  return held === 0 && of > 0;
}

/** The proper names of a passage that one of its pieces has. */
function namesIn({ terms }: English, piece: string): Mention[] {
  return terms().filter(
    (term) => /\p{Lu}|\d/u.test(term.text) && !isGeneral(term.text) && isMentioned(piece, term),
  );
}
