import { z } from "zod";
import { Finding } from "../checks/finding.ts";
import { Draft } from "../draft/draft.ts";
import { findTags, plausibleTags } from "../draft/tags.ts";
import { IMAGE_PATH } from "../output-paths.ts";
import { Artefacts, NOT_LOOKED_UP } from "../paper/artefacts.ts";
import { ImageUrl, Paper } from "../paper/paper.ts";
import { FindingDecision } from "./dismissal.ts";
import { Failure } from "./failure.ts";
import type { Outcome } from "./outcome.ts";
import { Provenance } from "./provenance.ts";
import { rateConfidence } from "./ratings/rate-confidence.ts";
import { rateDifficulty } from "./ratings/rate-difficulty.ts";

/** A stored picture, or one on the Hub's image hosts. */
const Image = z.union([z.string().regex(IMAGE_PATH), ImageUrl]);
const RatingLevel = z.enum(["상", "중", "하"]);
const subject = {
  paper: Paper,
  /** What can be had of it on the Hub; nothing was looked up for older cards. */
  artefacts: Artefacts.default(NOT_LOOKED_UP),
};
const common = {
  tags: z.array(z.string()),
  image: Image.nullable(),
  /** Whether a person has hidden it from readers. */
  hidden: z.boolean().default(false),
};
const kept = {
  /** What a person has dismissed in earlier drafts, of which no finding is there now; absent for nothing. */
  dismissals: z.array(FindingDecision).optional(),
};

/** A paper with a checked draft, ready to print. */
export const DraftedCard = z.object({
  ...subject,
  status: z.literal("ok"),
  draft: Draft,
  findings: z.array(Finding),
  /** 신뢰도. */
  confidence: RatingLevel,
  confidenceReason: z.string(),
  /** 도입 난이도. */
  difficulty: RatingLevel,
  difficultyReason: z.string(),
  ...common,
  provenance: Provenance,
  ...kept,
});
export type DraftedCard = z.infer<typeof DraftedCard>;

/** A listed paper without a draft. It says so, and is tried again whenever its day is made. */
export const FailedCard = z.object({
  ...subject,
  status: z.literal("failed"),
  draft: z.null(),
  failure: Failure,
  findings: z.tuple([]),
  confidence: z.null(),
  difficulty: z.null(),
  ...common,
  provenance: z.null(),
  ...kept,
});
export type FailedCard = z.infer<typeof FailedCard>;

/** One paper in a digest. */
export const Card = z.discriminatedUnion("status", [DraftedCard, FailedCard]);
export type Card = z.infer<typeof Card>;

/** Builds a paper's card from what became of it. */
export function buildCard(outcome: Outcome, image: string | null): Card {
  return outcome.status === "drafted"
    ? buildDraftedCard(outcome, image)
    : {
        paper: outcome.paper,
        artefacts: outcome.artefacts,
        status: "failed",
        draft: null,
        failure: outcome.failure,
        findings: [],
        confidence: null,
        difficulty: null,
        tags: findTags(outcome.paper.title, outcome.paper.abstract),
        image,
        hidden: false,
        provenance: null,
      };
}

function buildDraftedCard(
  { paper, artefacts, draft, findings, provenance }: Extract<Outcome, { status: "drafted" }>,
  image: string | null,
): DraftedCard {
  const confidence = rateConfidence(paper, findings);
  const difficulty = rateDifficulty({ paper, artefacts, ...draft.adoption });
  return {
    paper,
    artefacts,
    status: "ok",
    draft,
    findings: [...findings],
    confidence: confidence.grade,
    confidenceReason: confidence.reason,
    difficulty: difficulty.grade,
    difficultyReason: difficulty.reason,
    tags: chooseTags({ paper, draft, provenance }),
    image,
    hidden: false,
    provenance,
  };
}

/** Whether a card has a draft to read. */
export function isDrafted(card: Card): card is DraftedCard {
  return card.status === "ok";
}

/** The tags that a card shows of its draft: those that a person has chosen are all kept. */
export function chooseTags({
  paper,
  draft,
  provenance,
}: Pick<DraftedCard, "paper" | "draft" | "provenance">): string[] {
  return provenance.edited.includes("tags") ? draft.tags : plausibleTags(paper, draft.tags);
}

/** Whether a person has changed a card's draft. Such a card is never drafted again. */
export function isEdited(card: Card): boolean {
  return card.status === "ok" && card.provenance.edited.length > 0;
}

/** Whether a person has hidden or edited a card. Such a card is kept when its day is made again. */
export function isTouched(card: Card): boolean {
  return card.hidden || isEdited(card);
}
