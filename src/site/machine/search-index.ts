import { isDrafted } from "../../core/card/card.ts";
import { shownCards } from "../../core/card/shown-cards.ts";
import type { DailyDigest } from "../../core/digest/digest.ts";
import { readReleased } from "../../core/paper/release/released.ts";
import { cleanLine } from "../../core/text.ts";

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
        const { hasCode, hasWeights } = readReleased(paper, artefacts);
        const released = `${hasCode ? "c" : ""}${hasWeights ? "w" : ""}`;
        return [
          ...[paper.id, day.date, draft.headline ?? "", cleanLine(paper.title), draft.oneLine],
          ...[draft.keyPoints.map(({ text }) => text).join("\n"), tags],
          ...[card.confidence, card.difficulty, released],
        ];
      }),
  );
  return `[${rows.map((row) => `\n${JSON.stringify(row)}`).join(",")}\n]\n`;
}
