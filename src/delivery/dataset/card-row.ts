import type { DraftedCard } from "../../core/card/card.ts";
import { standingFindings } from "../../core/checks/finding.ts";
import { findFirstPlace } from "../../core/checks/text/find-quote.ts";
import type { DigestDate } from "../../core/paper/date.ts";

/** A quote, and where it stands in the abstract, in UTF-16 units; null where it was not found letter by letter. */
type Quote = { quote: string; start: number | null; end: number | null };

/**
 * A card as a row of the data set: the paper, the Korean fields, quotes with their places, what the checks left, ratings, where the text
 * comes from and what a person has changed. Rows of all cards have the same columns, in this order; who wrote a paper is left to its address.
 */
export function toCardRow(card: DraftedCard, date: DigestDate) {
  const { paper, draft, provenance } = card;
  const locate = locateQuotes(paper.abstract);
  return {
    date,
    id: paper.id,
    title: paper.title,
    url: paper.url,
    abstract: paper.abstract,
    upvotes: paper.upvotes,
    organization: paper.organization,
    code_url: paper.codeUrl,
    headline: draft.headline,
    one_line: draft.oneLine,
    key_points: draft.keyPoints.map(({ text, evidence }) => ({ text, ...locate(evidence) })),
    developer_view: draft.developerView,
    actions: draft.actions,
    risks: draft.risks.map(({ basis, text, evidence }) => ({
      basis,
      text,
      ...locate(evidence ?? ""),
    })),
    uncertainty: draft.uncertainty,
    explanation: draft.explanation,
    need: draft.adoption.need,
    compute: draft.adoption.compute,
    tags: card.tags,
    confidence: card.confidence,
    confidence_reason: card.confidenceReason,
    difficulty: card.difficulty,
    difficulty_reason: card.difficultyReason,
    findings: standingFindings<DraftedCard["findings"][number]>(card.findings).map(
      ({ check, severity, field, message }) => ({ check, severity, field, message }),
    ),
    model: provenance.model,
    prompt_version: provenance.promptVersion,
    verifier: provenance.verifier?.model ?? null,
    drafted_at: provenance.draftedAt,
    edited: provenance.edited,
    edited_at: provenance.editedAt ?? null,
  };
}

function locateQuotes(abstract: string): (quote: string) => Quote {
  return (quote) => {
    const place = findFirstPlace(abstract, quote);
    return { quote, start: place?.start ?? null, end: place?.end ?? null };
  };
}
