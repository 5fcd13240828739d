import type { DailyDigest } from "../../core/digest/digest.ts";

/** Cards that are held at once: those of the last months of an archive, or of a few very large days. */
const MOST_CARDS = 1_500;

type ReadDay = (date: DailyDigest["date"]) => Promise<DailyDigest | null>;

/** Reads each day once as long as few others are read meanwhile: its page, its papers', its month's and feeds need the same. */
export function rememberDays(read: ReadDay): ReadDay {
  const held = new Map<string, DailyDigest>();
  let cards = 0;
  return async (date) => {
    const known = held.get(date);
    if (known !== undefined) {
      held.delete(date);
      held.set(date, known); // the newest stands at the end
      return known;
    }
    const day = await read(date);
    if (day === null) return null;
    if (!held.has(date)) cards += day.cards.length;
    held.set(date, day);
    for (const [oldest, { cards: its }] of held) {
      if (cards <= MOST_CARDS || oldest === date) break;
      held.delete(oldest);
      cards -= its.length;
    }
    return day;
  };
}
