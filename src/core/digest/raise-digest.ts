import { z } from "zod";
import { rateConfidence } from "../card/ratings/rate-confidence.ts";
import { rateDifficulty } from "../card/ratings/rate-difficulty.ts";
import { Finding } from "../checks/finding.ts";
import { Draft } from "../draft/draft.ts";
import { raiseDraft } from "../draft/raise-draft.ts";
import { DEFAULT_WHOLE_CARDS } from "./week/whole-cards.ts";

const OldDigest = z.looseObject({
  /** The first edition's name of the version. */
  formatVersion: z.literal(1),
  cards: z.unknown(),
});

/** The JSON of an older digest in this version's form, as far as its data goes; any other JSON as it is. */
export function raiseDigest(json: unknown): unknown {
  const old = OldDigest.safeParse(json);
  if (!old.success) return json;
  const { formatVersion, cards, ...rest } = old.data;
  const raised = { schemaVersion: formatVersion + 1, ...rest };
  const isWeek = "kind" in rest && rest.kind === "weekly";
  return isWeek
    ? { ...raised, top: DEFAULT_WHOLE_CARDS, papers: nameCards(cards) }
    : { ...raised, raisedFrom: formatVersion, cards: raiseCards(cards) };
}

/** A week of the first edition held its cards whole; all that is kept of them is which they were, until a day has them. */
function nameCards(cards: unknown): unknown {
  if (!Array.isArray(cards)) return cards;
  return cards.flatMap((card) => {
    const { data } = OldWeekCard.safeParse(card);
    return data === undefined ? [] : [{ date: null, id: data.paper.id }];
  });
}

const OldWeekCard = z.object({ paper: z.object({ id: z.unknown() }) });

function raiseCards(cards: unknown): unknown {
  return Array.isArray(cards) ? cards.map(raiseCard) : cards;
}

/** What ratings are made from, as the first edition kept it. */
const RatedCard = z.object({
  paper: z.object({ title: z.string(), abstract: z.string(), codeUrl: z.string().nullable() }),
  findings: z.array(Finding),
  draft: z.object({ adoption: z.object({ compute: Draft.shape.adoption.shape.compute }) }),
});

/** The first edition rated by the model's word, and gave sentences as reasons: both are made again by the rules. */
function raiseCard(card: unknown): unknown {
  if (typeof card !== "object" || card === null || !("draft" in card)) return card;
  return { ...card, draft: raiseDraft(card.draft), ...rateAgain(card) };
}

function rateAgain(card: object): object {
  const { data } = RatedCard.safeParse(card);
  if (data === undefined) return {};
  const { paper, findings, draft } = data;
  const confidence = rateConfidence(paper, findings);
  const difficulty = rateDifficulty({ paper, compute: draft.adoption.compute, need: null });
  return {
    ...{ confidence: confidence.grade, confidenceReason: confidence.reason },
    ...{ difficulty: difficulty.grade, difficultyReason: difficulty.reason },
  };
}
