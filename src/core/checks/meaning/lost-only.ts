import { type Pair, type Slip, toSlip } from "./slip.ts";

/** `only` before what it lets through, within one clause. */
const ONLY = /\b(?<!not )(?:only|solely|exclusively) ((?:[a-z]+ ){0,5}[a-z]+)/g;

/** Whatever may say in Korean that there is nothing else. */
const MAY_LIMIT =
  /만|뿐|오직|오로지|단지|한정|국한|유일|불과|밖에|제한|그[치친쳤침]|머[무물]|단 |겨우|고작|이어야|비로소|전용|하나|단독|홀로|외에|아니|않|없|못|순전|한해|한하|적은|일부|단일|국소|정도/;

/** Finds that `only` was lost: the text tells what stands behind it, and shuts nothing out. */
export function findLostOnly(pair: Pair): Slip[] {
  const { card, source } = pair;
  if (MAY_LIMIT.test(card.folded)) return [];
  const told = [...source.folded.matchAll(ONLY)].find(({ 1: limited = "", index }) => {
    if (source.plain.charAt(index - 1) === "-") return false;
    const retold = card.words.filter(
      ({ korean, english }) => korean.length > 1 && english.test(limited),
    );
    const names = card.terms.filter(({ text }) => limited.includes(text.toLowerCase()));
    return names.length > 0 || retold.length > 1;
  });
  if (told === undefined) return [];
  return [
    toSlip(pair, {
      wrong: "사라진 한정",
      excerpt: card.text.slice(0, 40),
      told: source.plain.slice(told.index, told.index + told[0].length),
      advice: "‘-만’, ‘-뿐’처럼 원문이 둔 한정을 살리세요.",
    }),
  ];
}
