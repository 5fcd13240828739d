import type { TextRange } from "../../../text-range.ts";
import type { Korean } from "../reading/korean.ts";
import { readKoreanOrders } from "../reading/korean-orders.ts";
import { type Pair, type Slip, toSlip } from "../reading/slip.ts";

const BEHIND =
  /\b(?:underperform|lag|trail|worse|inferior|below|short of|fall|behind|degrad|lower than|slower|weaker|struggl|poor|beat|lose|lost to|still|remain|gap|cannot|not )/;
const AHEAD =
  /\b(?:outperform|surpass|exceed|beat|superior|better|improv|faster|state of the art|sota|gain|advanc|best|higher|broader|outpac|significant)/;
const PROPOSED =
  /(?:제안|이 논문|이 연구|저자들의|새)(?:한|된|하는|의)? ?(?:모델|방법|기법|방식|시스템|프레임워크|접근)/;

/** Finds that the text has the paper's own method beaten, where no sentence that is retold says so. */
export function findBeatenOwn(pair: Pair): Slip[] {
  const { card, source, own } = pair;
  const orders = readKoreanOrders(card);
  if (orders.length === 0) return [];
  if (BEHIND.test(source.folded) || !AHEAD.test(source.folded)) return [];
  const beaten = orders.find(
    ({ winner, loser }) =>
      loser !== null && isOwn(card, loser, own) && (winner === null || !isOwn(card, winner, own)),
  );
  if (beaten === undefined) return [];
  const { start } = beaten.loser ?? beaten.word;
  return [
    toSlip(pair, {
      wrong: "제안한 쪽이 뒤진다고 한 말",
      excerpt: card.text.slice(Math.min(start, beaten.word.start), beaten.word.end),
      told: AHEAD.exec(source.folded)?.[0] ?? "",
      advice: "누가 누구보다 나은지 원문대로 고치세요.",
    }),
  ];
}

function isOwn({ folded }: Korean, { start, end }: TextRange, own: ReadonlySet<string>): boolean {
  const phrase = folded.slice(start, end);
  return [...own].some((name) => phrase.includes(name)) || PROPOSED.test(phrase);
}
