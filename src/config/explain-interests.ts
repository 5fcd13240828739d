import { splitList } from "../core/choices.ts";
import { isWrapped, WRAPPED } from "./is-wrapped.ts";

/** Interests that a list may hold. Each is looked for in every listed paper. */
const MAX_INTERESTS = 50;

/** Characters of one interest. The longest name of a tag has 25. */
const MAX_INTEREST_CHARS = 100;

/** What is wrong with a list of interests, as a clause; null when nothing is. */
export function explainInterests(list: string): string | null {
  if (isWrapped(list)) return WRAPPED;
  const items = splitList(list);
  if (items.includes("")) return "it has an empty item, before or behind a comma";
  if (items.some((item) => !/[\p{L}\p{N}]/u.test(item))) {
    return "it has an item without a letter or a digit";
  }
  if (items.length > MAX_INTERESTS)
    return `it has ${items.length} items, and takes ${MAX_INTERESTS}`;
  return items.some((item) => item.length > MAX_INTEREST_CHARS)
    ? `it has an item of more than ${MAX_INTEREST_CHARS} characters`
    : null;
}
