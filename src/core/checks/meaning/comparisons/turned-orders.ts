import { compareWith } from "../reading/compare-phrases.ts";
import { type EnglishOrder, readEnglishOrders } from "../reading/english-orders.ts";
import type { Korean } from "../reading/korean.ts";
import { type KoreanOrder, readKoreanOrders } from "../reading/korean-orders.ts";
import { type Pair, type Slip, toSlip } from "../reading/slip.ts";

/** Finds a comparison told the wrong way round: whoever the English has ahead is behind, or the other way round. */
export function findTurnedOrders(pair: Pair): Slip[] {
  const orders = readKoreanOrders(pair.card);
  const english = orders.length === 0 ? [] : readEnglishOrders(pair.source);
  if (english.length === 0) return [];
  const others = pair.abstract.flatMap(readEnglishOrders);
  const turned = orders.find(
    (order) =>
      english.every((other) => isTurned(pair.card, order, other)) &&
      !others.some((other) => isRight(pair.card, order, other)),
  );
  if (turned === undefined) return [];
  const { start } = turned.loser ?? turned.word;
  const [first] = english;
  return [
    toSlip(pair, {
      wrong: "앞뒤가 바뀐 비교",
      excerpt: pair.card.text.slice(Math.min(start, turned.word.start), turned.word.end),
      told: `${first?.word ?? ""}${first?.loser ?? ""}`,
      advice: "누가 누구보다 나은지 원문대로 고치세요.",
    }),
  ];
}

/** Whether one of the two stands in the other's place, and neither in its own. */
function isTurned(card: Korean, order: KoreanOrder, english: EnglishOrder): boolean {
  const { winner, loser } = weigh(card, order, english);
  return (winner < 0 && loser <= 0) || (loser < 0 && winner <= 0);
}

/** Whether the text has somebody ahead whom the English has ahead. */
export function isRight(card: Korean, order: KoreanOrder, english: EnglishOrder): boolean {
  const { winner, loser } = weigh(card, order, english);
  return loser > 0 && winner >= 0;
}

/** How much more of each stands in its own place than in the other's. */
function weigh(card: Korean, { winner, loser }: KoreanOrder, english: EnglishOrder) {
  const held = (phrase: KoreanOrder["winner"], place: string) =>
    compareWith(card, phrase, place).held;
  return {
    winner: held(winner, english.winner) - held(winner, english.loser),
    loser: held(loser, english.loser) - held(loser, english.winner),
  };
}
