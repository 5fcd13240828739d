import type { ServiceTier } from "../../core/choices.ts";
import type { Message, Question } from "../../core/question/question.ts";
import type { Profile } from "../provider/profile.ts";
import type { StatusRefusal } from "./judge-status.ts";
import { wordsOf } from "./wire-error.ts";

/** The tier in which questions are asked. One that has no place there is asked in the provider's own choice of tier. */
export type TierInUse = {
  /** The tier for a question; null for the provider's own choice. */
  of: (question: Question) => ServiceTier | null;
  /** The tier had no place for a question: it is asked outside of it from now on. */
  turnAway: (question: Question) => void;
  /** The tier gave a question no answer in time: it is asked outside of it, and all are when the tier answered none meanwhile. */
  giveUp: (question: Question) => void;
  /** A question that was asked in the tier was answered, in a tier that the provider names; null when it names none. */
  onAnswer: (answeredIn: string | null) => void;
};

/** Asks in the tier of a profile, and says each once: that there is none, had no place, or was not the one that answered. */
export function openTier(
  { name, serviceTier, lacksTier }: Pick<Profile, "name" | "serviceTier" | "lacksTier">,
  onNotice: (message: string) => void,
): TierInUse {
  const turnedAway = new WeakSet<readonly Message[]>(); // limits copy the question, and keep its messages
  const answersBefore = new WeakMap<readonly Message[], number>();
  const said = new Set<string>();
  let answers = 0;
  let isGivenUp = false;
  const sayOnce = (message: string) => {
    if (!said.has(message)) onNotice(message);
    said.add(message);
  };
  const turnAway = ({ messages }: Question) => {
    turnedAway.add(messages);
    sayOnce(
      `${name} had no place for a question in its ${serviceTier} tier; such questions are asked in the standard tier.`,
    );
  };
  return {
    of: ({ messages }) => {
      if (lacksTier) {
        sayOnce(
          `${name} has no tier that costs less, so that PAPERCARDS_SERVICE_TIER does nothing.`,
        );
      }
      answersBefore.set(messages, answers);
      return isGivenUp || turnedAway.has(messages) ? null : serviceTier;
    },
    turnAway,
    giveUp: (question) => {
      if (answersBefore.get(question.messages) !== answers) return turnAway(question);
      isGivenUp = true;
      sayOnce(
        `${name} answered no question in its ${serviceTier} tier in time; all others are asked in the standard tier.`,
      );
    },
    onAnswer: (answeredIn) => {
      answers += 1;
      if (answeredIn === serviceTier) return;
      sayOnce(
        answeredIn === null
          ? `${name} does not say whether it answers in its ${serviceTier} tier; such answers are counted at the standard price.`
          : `${name} answered a question outside of its ${serviceTier} tier; such answers are counted at the standard price.`,
      );
    },
  };
}

/** Statuses for a tier that is full, or took too long. Groq's 498 is for nothing else. */
const FULL: readonly number[] = [408, 498, 503, 504, 529];

const FULL_WORDS =
  /resource[_ ]?unavailable|capacity|\b(?:flex|service[_ ]tier)\b|resources?\b.{0,40}\bunavailable/i;

/** A limit of a minute or a day, which the standard tier may share. */
const LIMIT_WORDS = /rate[_ ]?limit|quota|per[_ ](?:second|minute|min|hour|day)|\b[rt]p[md]\b/i;

/** A server that still loads its model has no tiers. */
const LOADING_WORDS = /\bload|warm|starting/i;

/** Whether a refusal of a question in the flex tier says that the tier has no place for it now. */
export function isTurnedAway({ status, error }: StatusRefusal): boolean {
  const words = wordsOf(error);
  if (status !== 429) return FULL.includes(status) && !LOADING_WORDS.test(words);
  return (
    /resource[_ ]?unavailable/i.test(words) || (FULL_WORDS.test(words) && !LIMIT_WORDS.test(words))
  );
}
