import { shownCards } from "../../core/card/shown-cards.ts";
import type { DailyDigest } from "../../core/digest/digest.ts";
import { listOffers } from "../../core/paper/release/offers.ts";
import { cleanLine } from "../../core/text.ts";
import { isDrafted } from "../feeds/feed.ts";

/**
 * What search knows of the cards of some days, as JSON: one array a card, in the order in which `public/site/search.js` reads it: id, day, Korean title,
 * original title, sentence, key points, tags, 신뢰도, 도입 난이도, and `c` for code, `w` for weights.
 */
export function renderSearchPart(days: readonly DailyDigest[]): string {
  const rows = days.flatMap((day) =>
    shownCards(day)
      .filter(isDrafted)
      .map((card) => {
        const { paper, draft, tags, artefacts } = card;
        const kinds = listOffers(paper, artefacts).map(({ kind }) => kind);
        const released = [
          kinds.includes("code") || kinds.includes("tool") ? "c" : "",
          kinds.includes("model") ? "w" : "",
        ].join("");
        return [
          ...[paper.id, day.date, draft.headline ?? "", cleanLine(paper.title), draft.oneLine],
          ...[draft.keyPoints.map(({ text }) => text).join("\n"), tags],
          ...[card.confidence, card.difficulty, released],
        ];
      }),
  );
  return `[${rows.map((row) => `\n${JSON.stringify(row)}`).join(",")}\n]\n`;
}
