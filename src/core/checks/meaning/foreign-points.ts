import { truncateWords } from "../../text.ts";
import { countShared, shareCues } from "./reading/nearest-sentences.ts";
import type { Pair, Slip } from "./reading/slip.ts";

/** The least that a point's cues have to weigh together, and their number, to tell where it belongs. */
const LEAST_WEIGHT = 2.2;
const LEAST_CUES = 2;

/** The most that a quote has of a point that it does not support, and by how much another passage has more. */
const MOST_OF_OWN = 0.4;
const MOST_OWN_CUES = 2;
const LEAST_AHEAD = 0.5;

/** Characters of the sentence that a message names. */
const MAX_NEAREST_CHARS = 40;

/** Begins a quote that goes on with what was named before. */
const PRONOUN = /^(?:they|it|this|these|that|which|whose|who|their|its|those|such)\b/;

/** Finds a point that belongs to another passage than its quote: by what both name, and what another sentence names. */
export function findForeignPoint({ card: point, source, abstract, own: given }: Pair): Slip[] {
  const { terms, ...text } = point;
  // A point may name what the paper gives beside any quote.
  const others = terms.filter((term) => !given.has(term.text));
  const card = others.length < terms.length ? { ...text, terms: others } : point;
  const goesOn = PRONOUN.test(source.folded);
  const most = goesOn ? MOST_OWN_CUES - 1 : MOST_OWN_CUES;
  if (countShared(card, source, most + 1) > most) return [];
  const { shares, total, cues } = shareCues(card, source, abstract);
  const [own = 0, ...elsewhere] = shares;
  const best = Math.max(0, ...elsewhere);
  if (total < LEAST_WEIGHT || cues < LEAST_CUES) return [];
  if (own > MOST_OF_OWN || best - own < LEAST_AHEAD) return [];
  const sentence = abstract[elsewhere.indexOf(best)];
  // A point may name at the start of its sentence what the quote only points at.
  if (goesOn && sentence?.folded.includes(source.folded)) return [];
  const nearest = sentence?.plain ?? "";
  const message = `인용이 이 항목의 내용을 말하지 않습니다. 내용이 든 문장: “${truncateWords(nearest, MAX_NEAREST_CHARS)}”. 그 문장에서 인용을 고르거나 항목을 인용에 맞추세요.`;
  return [{ excerpt: null, message }];
}
