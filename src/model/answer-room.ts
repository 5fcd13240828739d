import { type Answer, isThoughtAlone } from "../core/question/answer.ts";
import { estimateTokensOf } from "./estimate-input.ts";
import { stripReasoning } from "./find-json.ts";
import type { Profile } from "./provider/profiles.ts";

/** What of a profile says how long answers are. */
export type AnswerRoom = Pick<Profile, "thinks" | "reasoningEffort" | "mostOutput">;

/**
 * Room for a card by a model that does not think, in tokens: most take 850 to 1,360, and one whose server
 * escapes Hangul or cuts it finely twice as much. What is reserved and not used breaks small contexts and limits
 * of a minute.
 */
const CARD_TOKENS = 2_500;

/** What the shortest cards take, in tokens. Where a model has less room for an answer, it makes none. */
export const LEAST_CARD_TOKENS = 850;

/** A question that asks for more than this was cut before. */
export const USUAL_WISH_TOKENS = 6_000;

/** Room for an answer of which nothing is known yet; infinite where a model thinks as long as it may. */
export function roomAtFirst({ thinks, reasoningEffort }: AnswerRoom): number {
  return thinks && reasoningEffort !== "none" ? Number.POSITIVE_INFINITY : CARD_TOKENS;
}

/**
 * Room for an answer in a batch, of which nothing is learned before the next one: as much as a card takes, and more
 * for a question that asks for more, since it was cut.
 */
export function roomInBatch(profile: AnswerRoom, wish: number): number {
  const wasCut = wish > USUAL_WISH_TOKENS;
  const usual = Math.max(roomAtFirst(profile), wasCut ? USUAL_WISH_TOKENS : 0);
  return Math.min(wish, usual, profile.mostOutput ?? wish);
}

/** Of a cut answer, the share that its card takes at most where thoughts cut it: so little is not even Hangul in single bytes. */
const CARD_SHARE = 1 / 4;

/** Where the JSON of a card begins. */
const CARD_START = /\{\s*["'“]/;

/**
 * Whether thoughts took all the room of a cut answer, or nearly all. Many servers neither show nor count them, and some
 * models write them without a mark, so they are what an answer took beside the JSON of its card.
 */
export function isThoughtMostly({ text, usage }: Pick<Answer, "text" | "usage">): boolean {
  if (text === null || isThoughtAlone({ text })) return true;
  const taken = usage.outputTokens ?? estimateTokensOf(text);
  const rest = stripReasoning(text);
  const start = rest.search(CARD_START);
  return start === -1 || estimateTokensOf(rest.slice(start)) < taken * CARD_SHARE;
}
