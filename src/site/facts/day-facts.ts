import { z } from "zod";
import type { Card } from "../../core/card/card.ts";
import { hasFailed, shownCards } from "../../core/card/shown-cards.ts";
import type { DailyDigest } from "../../core/digest/digest.ts";
import { hashText } from "../../core/hash.ts";
import { DigestDate } from "../../core/paper/date.ts";
import { PaperId } from "../../core/paper/paper.ts";
import { readReleased } from "../../core/paper/release/released.ts";

/** What pages of more than one day say of a card. */
const CardFacts = z.object({
  id: PaperId,
  /** The Korean title; null for a draft that has none. */
  headline: z.string().nullable(),
  title: z.string(),
  upvotes: z.int().nonnegative(),
  tags: z.array(z.string()),
  /** 신뢰도 and 도입 난이도; null for a card without a draft. */
  confidence: z.enum(["상", "중", "하"]).nullable(),
  difficulty: z.enum(["상", "중", "하"]).nullable(),
  /** What the paper itself has released: code, weights. */
  hasCode: z.boolean(),
  hasWeights: z.boolean(),
});
export type CardFacts = z.infer<typeof CardFacts>;

/** What the site says of a day on other pages than its own. */
export const DayFacts = z.object({
  date: DigestDate,
  status: z.enum(["settled", "provisional"]),
  listed: z.int().nonnegative(),
  failed: z.int().nonnegative(),
  /** Another one once anything has changed that readers see. */
  hash: z.string(),
  /** The cards that readers see, in their order. */
  cards: z.array(CardFacts),
});
export type DayFacts = z.infer<typeof DayFacts>;

/** Reads what other pages say of a day. */
export function readDayFacts(digest: DailyDigest): DayFacts {
  const shown = shownCards(digest);
  return {
    date: digest.date,
    status: digest.status,
    listed: digest.listed,
    failed: shown.filter(hasFailed).length,
    hash: hashText(JSON.stringify({ ...digest, cards: shown })),
    cards: shown.map(toCardFacts),
  };
}

function toCardFacts({ paper, draft, tags, confidence, difficulty, artefacts }: Card): CardFacts {
  return {
    id: paper.id,
    headline: draft?.headline ?? null,
    title: paper.title,
    upvotes: paper.upvotes,
    tags,
    confidence,
    difficulty,
    ...readReleased(paper, artefacts),
  };
}
