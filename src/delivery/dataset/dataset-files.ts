import { isDrafted } from "../../core/card/card.ts";
import { shownCards } from "../../core/card/shown-cards.ts";
import type { DailyDigest } from "../../core/digest/digest.ts";
import { toCardRow } from "./card-row.ts";

/** A file of the data set. */
export type DatasetFile = { path: string; text: string };

/** Largest file, in characters: what is larger, the Hub takes as a large file by another way alone (10 MB, and Hangul has three bytes). */
const MOST_CHARS = 3_000_000;

/** Files of the data set that this program makes, and may take away. */
export const OWN_FILE = /^data\/\d{4}-\d{2}(?:-\d+)?\.jsonl$/;

/** The cards of a month's settled days as JSON Lines, in one file or, where they are too many, in several. */
export function renderMonth(month: string, days: readonly DailyDigest[]): DatasetFile[] {
  const rows = days
    .filter(({ status }) => status === "settled")
    .flatMap((day) =>
      shownCards(day)
        .filter(isDrafted)
        .map((card) => `${JSON.stringify(toCardRow(card, day.date))}\n`),
    );
  const parts: string[] = [];
  for (const row of rows) {
    const last = parts.at(-1);
    if (last === undefined || last.length + row.length > MOST_CHARS) parts.push(row);
    else parts[parts.length - 1] = last + row;
  }
  return parts.map((text, index) => ({
    path: `data/${month}${index === 0 ? "" : `-${index + 1}`}.jsonl`,
    text,
  }));
}
