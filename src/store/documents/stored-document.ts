import type { Digest, StoredDigest } from "../../core/digest/digest.ts";
import { renderDigest } from "../../core/digest/markdown.ts";
import type { Neighbours } from "../../core/digest/neighbours.ts";
import { renderTagChart } from "../../core/digest/tag-chart.ts";
import { addChecksums, meaningOf, meaningOfChart } from "../../core/review/document/document.ts";
import { sumFacts } from "./card-facts.ts";
import { sumData, sumDraft, sumParts, sumText } from "./checksums.ts";

/** A digest's document as it is stored: with checksums, by which an edit of a person is known. */
export function renderStored(digest: Digest, neighbours: Neighbours, stored: StoredDigest): string {
  const markdown = renderDigest(digest, neighbours);
  return addChecksums(markdown, {
    text: sumText(meaningOf(markdown)),
    data: [...sumDrafts(digest).values(), ...(digest.kind === "daily" ? sumParts(markdown) : [])],
    facts: sumFacts(stored),
  });
}

/** A week's chart as it is stored, with a checksum, too; null for a digest without one. */
export function drawStored(digest: Digest): string | null {
  const tagWeeks = (digest.kind === "weekly" ? digest.tagWeeks : undefined) ?? [];
  if (tagWeeks.length === 0) return null;
  const svg = renderTagChart(tagWeeks);
  return addChecksums(svg, { text: sumText(meaningOfChart(svg)), data: null });
}

/** A checksum for the draft of each paper of a day, and for the sentences of a week, whose cards its days hold. */
export function sumDrafts(digest: Digest): Map<string, string> {
  if (digest.kind === "weekly") {
    const { intro } = digest;
    return new Map(intro === undefined ? [] : [["intro", sumData(intro)]]);
  }
  return new Map(
    digest.cards.flatMap(({ paper: { id }, draft }) =>
      draft === null ? [] : [[id, sumDraft(id, draft)]],
    ),
  );
}
