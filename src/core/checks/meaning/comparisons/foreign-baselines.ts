import type { TextRange } from "../../../text-range.ts";
import { isGeneral } from "../../text/words.ts";
import { isGenericWord } from "../reading/compare-phrases.ts";
import { isMentioned, type Mention, mentionsIn } from "../reading/cues.ts";
import { readEnglishOrders } from "../reading/english-orders.ts";
import type { Korean } from "../reading/korean.ts";
import { findCompared, readKoreanOrders } from "../reading/korean-orders.ts";
import { type Pair, type Slip, toSlip } from "../reading/slip.ts";

/** Finds what the text compares with and the English does not, while it names something else. */
export function findForeignBaselines(pair: Pair): Slip[] {
  const { card, source } = pair;
  const [compared, beaten] = [findCompared(card), beatenIn(card)];
  if (compared.length + beaten.length === 0) return [];
  const losers = readEnglishOrders(source).map(({ loser }) => loser);
  if (losers.every((loser) => loser === "")) return [];
  const foreign = [...compared, ...beaten].filter((range) => isForeign(pair, range));
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

/** Whether nothing that a phrase names is in the English, and one of it elsewhere in the abstract. */
function isForeign({ card, source, abstract, own }: Pair, range: TextRange): boolean {
  const special = mentionsIn(card, range).filter((one) => !isLittle(one));
  return (
    special.length > 0 &&
    special.every((one) => !isMentioned(source.folded, one)) &&
    !special.some((one) => "text" in one && own.has(one.text)) &&
    special.some((one) => abstract.some(({ folded }) => isMentioned(folded, one)))
  );
}

function isLittle(one: Mention): boolean {
  return "text" in one ? isGeneral(one.text) : isGenericWord(one.korean);
}
