import { findBeatenOwn } from "./beaten-own.ts";
import { findAimsAsResults, findReachedWishes } from "./aims.ts";
import { findBoundChances, findLostChances, findProvenPromises } from "./chances.ts";
import { findCountedNouns } from "./counted-nouns.ts";
import { findCrossedNumbers } from "./crossed-numbers.ts";
import { findCrossedSegments } from "./crossed-segments.ts";
import { findCrossedSlots } from "./crossed-slots.ts";
import { findDeniedVerbs, findDoubledDenials } from "./denials.ts";
import { findLostShares, findNothingElse } from "./exceptions.ts";
import { findForeignBaselines } from "./foreign-baselines.ts";
import { findForeignNames } from "./foreign-names.ts";
import { findForeignPoint } from "./foreign-points.ts";
import { findInventedComparisons } from "./invented-comparisons.ts";
import { findBeatenEquals, findLostLikeness } from "./likeness.ts";
import { findLostDenials, findNoDenial } from "./lost-denials.ts";
import { findLostLimits, findLostOnly } from "./lost-limits.ts";
import { findBoundOpposites, findOppositeAmounts, findOpposites } from "./opposites.ts";
import { findOneOfSeveral, findProvenSigns, findSomeAsAll, findSureWords } from "./overstatements.ts";
import { readClauses } from "./reading/clauses.ts";
import { type English, readAbstract, readEnglish } from "./reading/english.ts";
import { type Korean, type KoreanInput, readKorean, readKoreanSentences } from "./reading/korean.ts";
import { countShared, findNearestSentences, shareCues } from "./reading/nearest-sentences.ts";
import { findCrossedPairs } from "./paired-lists.ts";
import type { Rule, Slip } from "./slip.ts";
import { findSwappedRoles } from "./swapped-roles.ts";
import { findTurnedNouns, findTurnedNumbers } from "./turned-nouns.ts";
import { findTurnedOrders } from "./turned-orders.ts";
import { findBoundUniversals, findUniversals } from "./universals.ts";

/** The rules for a point and the quote that it retells. */
const POINT_RULES: readonly Rule[] = [
  findOpposites,
  findOppositeAmounts,
  findTurnedNouns,
  findTurnedNumbers,
  findTurnedOrders,
  findForeignBaselines,
  findInventedComparisons,
  findUniversals,
  findNothingElse,
  findLostLikeness,
  findBeatenEquals,
  findProvenPromises,
  findAimsAsResults,
  findReachedWishes,
  findLostLimits,
  findCrossedNumbers,
  findSwappedRoles,
  findBeatenOwn,
  findDoubledDenials,
  findDeniedVerbs,
  findCrossedPairs,
  findCrossedSegments,
  findCrossedSlots,
  findForeignNames,
  findCountedNouns,
  findSureWords,
  findProvenSigns,
  findSomeAsAll,
  findOneOfSeveral,
];

/** Those for what a point leaves out of its quote, which it has to retell for that. */
const LOSS_RULES: readonly Rule[] = [
  findLostShares,
  findLostChances,
  findLostDenials,
  findNoDenial,
  findLostOnly,
];

/** Those that hardly ever err where the sentence of the abstract has to be guessed. */
const PROSE_RULES: readonly Rule[] = [
  findSureWords,
  findProvenSigns,
  findSomeAsAll,
  findOneOfSeveral,
  findLostLikeness,
  findLostLimits,
  findProvenPromises,
  findForeignBaselines,
  findBeatenOwn,
  findUniversals,
  findBoundUniversals,
  findNothingElse,
  findBeatenEquals,
  findBoundChances,
  findAimsAsResults,
  findReachedWishes,
];

/** Those for a clause and the one sentence that has most of it. */
const CLAUSE_RULES: readonly Rule[] = [findBoundOpposites, findTurnedOrders];

/** What one sentence has to have of a clause for rules to be held against it. */
const LEAST_OF_CLAUSE = 0.6;
const LEAST_SHARED_BY_CLAUSE = 2;

/** The least share of a sentence that the abstract has to have for rules to be held against it. */
const LEAST_SHARE = 0.3;

/** The least that both texts name together, beside words of nearly any abstract, for rules to be held against them. */
const LEAST_SHARED = 1;

/** Finds what a key point says otherwise than its own quote. */
export function findPointSlips(abstract: string, point: KoreanInput, quote: string): Slip[] {
  const pair = {
    ...{ card: readKorean(point), source: readEnglish(quote), sourceName: "인용" },
    abstract: readAbstract(abstract),
  };
  const foreign = findForeignPoint(pair);
  if (foreign.length > 0) return foreign;
  const isRetold = countShared(pair.card, pair.source) >= LEAST_SHARED;
  return [...POINT_RULES, ...(isRetold ? LOSS_RULES : [])].flatMap((rule) => rule(pair));
}

/** Finds what the sentences of a text say otherwise than those of the abstract that they retell. */
export function findProseSlips(abstract: string, prose: KoreanInput): Slip[] {
  const sentences = readAbstract(abstract);
  return readKoreanSentences(prose).flatMap((card) => {
    const clauses = readClauses(card).flatMap((clause) => findClauseSlips(clause, sentences));
    if (clauses.length > 0) return clauses;
    const nearest = findNearestSentences(card, sentences);
    if (nearest.share < LEAST_SHARE) return [];
    const source = readEnglish(nearest.sentences.map(({ plain }) => plain).join(" "));
    if (countShared(card, source) < LEAST_SHARED) return [];
    const pair = { card, source, sourceName: "초록", abstract: sentences };
    return PROSE_RULES.flatMap((rule) => rule(pair));
  });
}

function findClauseSlips(card: Korean, abstract: readonly English[]): Slip[] {
  const { shares } = shareCues(card, abstract, abstract);
  const best = Math.max(0, ...shares);
  const source = abstract[shares.indexOf(best)];
  if (source === undefined || best < LEAST_OF_CLAUSE) return [];
  if (countShared(card, source) < LEAST_SHARED_BY_CLAUSE) return [];
  return CLAUSE_RULES.flatMap((rule) => rule({ card, source, sourceName: "초록", abstract }));
}
