import { type Answer, isCut, isLooped, isThoughtAlone } from "../../core/question/answer.ts";
import { readEnding } from "../../core/question/ending.ts";
import type { Question } from "../../core/question/question.ts";
import { type AnswerRoom, roomAtFirst, USUAL_WISH_TOKENS } from "../answer-room.ts";

/** How many tokens answers are given: what they are likely to take, within what the model may write. */
export type Room = {
  /** Tokens for the answer to a question. */
  of: (question: Question) => number;
  /** The model takes no more for any answer than this. */
  bound: (mostTokens: number) => void;
  /** Whether the model takes no more than this, whatever the question asks for. */
  isMost: (tokens: number) => boolean;
  /** Learns from the answer to a question that was given so much room, for that question alone. */
  onAnswer: (question: Question, given: number, answer: Answer) => void;
  /** Learns from an answer that could be used, for all questions. */
  onGoodAnswer: (answer: Answer) => void;
  /** An earlier run has an answer to this question that was cut. */
  onEarlierCut: (question: Question, answer: Answer) => void;
};

/** How much longer than the longest answer so far the next one may be. */
const HEADROOM = 2;

/** What a cut answer was given, and whether it came to nothing but thoughts. */
type Cut = { atTokens: number; isThought: boolean };

/**
 * Opens the room of a run. It grows with what good answers take that ended by themselves; one that was cut gets twice
 * its room, and one that went in a loop no more.
 */
export function openRoom(profile: AnswerRoom): Room {
  let usual = roomAtFirst(profile);
  let most = profile.mostOutput ?? Number.POSITIVE_INFINITY;
  const cuts = new WeakMap<Question, Cut>();

  const noteCut = (question: Question, atTokens: number, answer: Answer) => {
    cuts.set(question, { atTokens, isThought: isThoughtAlone(answer) });
  };
  const want = (question: Question): number => {
    const wish = question.maxOutputTokens;
    const cut = cuts.get(question);
    if (cut === undefined) return wish > USUAL_WISH_TOKENS ? wish : Math.min(wish, usual);
    const more = Math.max(wish, cut.atTokens * HEADROOM);
    return cut.isThought ? Math.max(more, wish * HEADROOM) : more;
  };

  return {
    of: (question) => Math.min(want(question), most),
    bound: (tokens) => {
      most = Math.min(most, tokens);
    },
    isMost: (tokens) => tokens >= most,
    onAnswer: (question, given, answer) => {
      if (isCut(answer)) noteCut(question, given, answer);
    },
    onGoodAnswer: (answer) => {
      if (readEnding(answer.finishReason) !== null || isLooped(answer)) return;
      usual = Math.max(usual, (answer.usage.outputTokens ?? 0) * HEADROOM);
    },
    onEarlierCut: (question, answer) => noteCut(question, answer.cutAtTokens ?? 0, answer),
  };
}
