import { findForeignPoint } from "./foreign-points.ts";
import {
  ALIGNED_RULES,
  CLAUSE_RULES,
  LOSS_RULES,
  POINT_RULES,
  PROSE_RULES,
} from "./meaning-rules.ts";
import { mayBeTurned } from "./opposites.ts";
import { readAbstract, readEnglish } from "./reading/english.ts";
import { readOwnNames } from "./reading/given-names.ts";
import {
  type Korean,
  type KoreanInput,
  readKorean,
  readKoreanSentences,
} from "./reading/korean.ts";
import { readClauses } from "./reading/korean-clauses.ts";
import { countShared, findNearestSentences, shareCues } from "./reading/nearest-sentences.ts";
import type { Pair, Slip } from "./reading/slip.ts";

/** What one sentence has to have of a clause for rules to be held against it. */
const LEAST_OF_CLAUSE = 0.6;
const LEAST_SHARED_BY_CLAUSE = 2;

/** What one sentence has to have of another for the two to be aligned, and how much more than the next. */
const LEAST_OF_SENTENCE = 0.55;
const LEAST_AHEAD = 0.1;

/** The least share of a sentence that the abstract has to have for rules to be held against it. */
const LEAST_SHARE = 0.3;

/** The least that both texts name together, beside words of nearly any abstract, for rules to be held against them. */
const LEAST_SHARED = 1;

/** Finds what a key point says otherwise than its own quote. */
export function findPointSlips(abstract: string, point: KoreanInput, quote: string): Slip[] {
  const pair = {
    ...{ card: readKorean(point), source: readEnglish(quote), sourceName: "인용" },
    ...{ abstract: readAbstract(abstract), own: readOwnNames(abstract) },
  };
  const foreign = findForeignPoint(pair);
  if (foreign.length > 0) return foreign;
  const isRetold = countShared(pair.card, pair.source, LEAST_SHARED) >= LEAST_SHARED;
  return [...POINT_RULES, ...(isRetold ? LOSS_RULES : [])].flatMap((rule) => rule(pair));
}

/** Finds what the sentences of a text say otherwise than those of the abstract that they retell. */
export function findProseSlips(abstract: string, prose: KoreanInput): Slip[] {
  const told = {
    sourceName: "초록",
    ...{ abstract: readAbstract(abstract), own: readOwnNames(abstract) },
  };
  return readKoreanSentences(prose).flatMap((card) => {
    const clauses = readClauses(card).filter(mayBeTurned);
    const turned = clauses.flatMap((clause) => findClauseSlips(clause, told));
    if (turned.length > 0) return turned;
    const aligned = findAlignedSlips(card, told);
    return aligned.length > 0 ? aligned : findSentenceSlips(card, told);
  });
}

type Told = Omit<Pair, "card" | "source">;

function findSentenceSlips(card: Korean, told: Told): Slip[] {
  const nearest = findNearestSentences(card, told.abstract);
  if (nearest.share < LEAST_SHARE) return [];
  const source = readEnglish(nearest.sentences.map(({ plain }) => plain).join(" "));
  if (countShared(card, source, LEAST_SHARED) < LEAST_SHARED) return [];
  return PROSE_RULES.flatMap((rule) => rule({ card, source, ...told }));
}

function findAlignedSlips(card: Korean, told: Told): Slip[] {
  const { shares } = shareCues(card, null, told.abstract);
  const [best = 0, second = 0] = shares.toSorted((a, b) => b - a);
  const source = told.abstract[shares.indexOf(best)];
  if (source === undefined || best < LEAST_OF_SENTENCE || best - second < LEAST_AHEAD) return [];
  if (countShared(card, source, LEAST_SHARED_BY_CLAUSE) < LEAST_SHARED_BY_CLAUSE) return [];
  return ALIGNED_RULES.flatMap((rule) => rule({ card, source, ...told }));
}

function findClauseSlips(card: Korean, told: Told): Slip[] {
  const { shares } = shareCues(card, null, told.abstract);
  const best = Math.max(0, ...shares);
  const source = told.abstract[shares.indexOf(best)];
  if (source === undefined || best < LEAST_OF_CLAUSE) return [];
  if (countShared(card, source, LEAST_SHARED_BY_CLAUSE) < LEAST_SHARED_BY_CLAUSE) return [];
  return CLAUSE_RULES.flatMap((rule) => rule({ card, source, ...told }));
}
