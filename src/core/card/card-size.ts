import type { Paper } from "../paper/paper.ts";
import type { CheckedDraft } from "./judge-draft.ts";

/**
 * Bytes that a draft and its findings take in a digest. Real ones take some ten thousand; with a hundred
 * cards of this size a day still fits its file.
 */
export const MAX_DRAFT_BYTES = 58_000;

/** Bytes of a card beside its paper, draft and findings: artefacts (half of it), tags, ratings and their reasons, provenance. */
const REST_BYTES = 8_500;

/**
 * Bytes of what was dismissed in earlier drafts of a card and stays with it. One takes some six hundred; a person dismisses two or
 * three findings of a card.
 */
export const MAX_GONE_DISMISSALS_BYTES = 2_000;

/** Whether a draft and its findings are too large for a card of a digest. */
export function isOversizedDraft({ draft, findings }: CheckedDraft): boolean {
  return measure({ draft, findings }) > MAX_DRAFT_BYTES;
}

/** The most bytes that the card of a paper can take in a digest. */
export function measureCard(paper: Paper): number {
  return measure(paper) + MAX_DRAFT_BYTES + MAX_GONE_DISMISSALS_BYTES + REST_BYTES;
}

/** Bytes of a value as a digest holds it: indented as deep as a card's fields. */
export function measure(value: unknown): number {
  return Buffer.byteLength(JSON.stringify([[[value]]], null, 2));
}
