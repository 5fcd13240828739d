import type { TextRange } from "../../../text-range.ts";
import { holdsNumber, isSameNumber } from "../../numbers/number-index.ts";
import type { English } from "./english.ts";
import type { Korean } from "./korean.ts";

/** A number that both texts have, once in the English. */
export type SharedNumber = { here: TextRange; there: TextRange };

/** Numbers of one sentence that are looked up one by one. A list of scores has ten. */
const MAX_NUMBERS = 20;

/** A cache: each rule of pairs asks for them. */
const sharedByText = new WeakMap<Korean, { source: English; shared: readonly SharedNumber[] }>();

/** The numbers of a text that its source has in one place, in the order of the text. */
export function findSharedNumbers(card: Korean, source: English): readonly SharedNumber[] {
  const known = sharedByText.get(card);
  if (known?.source === source) return known.shared;
  const shared = compareNumbers(card, source);
  sharedByText.set(card, { source, shared });
  return shared;
}

function compareNumbers({ numbers }: Korean, { numbers: index, tokens }: English): SharedNumber[] {
  return numbers.slice(0, MAX_NUMBERS).flatMap((here) => {
    if (!holdsNumber(index(), here)) return [];
    const places = tokens().filter((token) => isSameNumber(token, here));
    const [there] = places;
    return there !== undefined && places.length === 1 ? [{ here, there }] : [];
  });
}
