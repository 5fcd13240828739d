import { findAimsAsResults, findReachedWishes } from "./aims.ts";
import { findBoundChances, findLostChances, findProvenPromises } from "./chances.ts";
import { findBeatenOwn } from "./comparisons/beaten-own.ts";
import { findForeignBaselines } from "./comparisons/foreign-baselines.ts";
import { findForeignNames } from "./comparisons/foreign-names.ts";
import { findInventedComparisons } from "./comparisons/invented-comparisons.ts";
import { findBeatenEquals, findLostLikeness } from "./comparisons/likeness.ts";
import { findTurnedContrasts } from "./comparisons/turned-contrasts.ts";
import { findTurnedOrders } from "./comparisons/turned-orders.ts";
import { findConcessions } from "./concessions.ts";
import { findDeniedVerbs } from "./denials.ts";
import { findLostShares, findNothingElse } from "./exceptions.ts";
import { findLostDenials, findNoDenial } from "./lost-denials.ts";
import { findLostLimits, findLostOnly } from "./lost-limits.ts";
import { findBoundOpposites, findOppositeAmounts, findOpposites } from "./opposites.ts";
import {
  findOneOfSeveral,
  findProvenSigns,
  findSomeAsAll,
  findSureWords,
} from "./overstatements.ts";
import { findCountedNouns } from "./pairs/counted-nouns.ts";
import { findCrossedNumbers } from "./pairs/crossed-numbers.ts";
import { findCrossedSegments } from "./pairs/crossed-segments.ts";
import { findCrossedSlots } from "./pairs/crossed-slots.ts";
import { findCrossedPairs } from "./pairs/paired-lists.ts";
import type { Pair, Rule, Slip } from "./reading/slip.ts";
import { findToldAsDone } from "./told-as-done.ts";
import { findTurnedNouns, findTurnedNumbers } from "./turned-nouns.ts";
import { findBoundUniversals, findUniversals } from "./universals.ts";

/** Finds an aim told as reached by the first of the rules that sees it. */
function findAimsAsReached(pair: Pair): Slip[] {
  for (const rule of [findAimsAsResults, findReachedWishes, findToldAsDone]) {
    const slips = rule(pair);
    if (slips.length > 0) return slips;
  }
  return [];
}

/** The rules for a point and the quote that it retells. In each list the most telling come first: of two about the same words one is told. */
export const POINT_RULES: readonly Rule[] = [
  findOpposites,
  findOppositeAmounts,
  findTurnedNouns,
  findTurnedNumbers,
  findBeatenOwn,
  findTurnedOrders,
  findForeignBaselines,
  findInventedComparisons,
  findUniversals,
  findNothingElse,
  findLostLikeness,
  findBeatenEquals,
  findProvenPromises,
  findLostLimits,
  findCrossedNumbers,
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
  findConcessions,
  findTurnedContrasts,
  findAimsAsReached,
];

/** Those for what a point leaves out of its quote, which it has to retell for that. */
export const LOSS_RULES: readonly Rule[] = [
  findLostShares,
  findLostChances,
  findLostDenials,
  findNoDenial,
  findLostOnly,
];

/** Those that hardly ever err where the sentence of the abstract has to be guessed. */
export const PROSE_RULES: readonly Rule[] = [
  findSureWords,
  findSomeAsAll,
  findOneOfSeveral,
  findProvenPromises,
  findForeignBaselines,
  findBeatenOwn,
  findUniversals,
  findBoundUniversals,
  findNothingElse,
  findBeatenEquals,
  findBoundChances,
  findAimsAsReached,
];

/** Those for a sentence and the one of the abstract that clearly has most of it. */
export const ALIGNED_RULES: readonly Rule[] = [
  ...PROSE_RULES.filter((rule) => rule !== findUniversals && rule !== findForeignBaselines),
  findConcessions,
  findProvenSigns,
  findTurnedNumbers,
  findOppositeAmounts,
];

/** Those for a clause and the one sentence that has most of it. */
export const CLAUSE_RULES: readonly Rule[] = [
  findBoundOpposites,
  findTurnedOrders,
  findLostLikeness,
];
