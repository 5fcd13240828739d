import type { ServiceTier } from "../../core/choices.ts";
import type { Message, Question } from "../../core/question/question.ts";
import type { Profile } from "../provider/profile.ts";
import type { StatusRefusal } from "./error-rules.ts";
import { wordsOf } from "./wire-error.ts";

/** The tier in which questions are asked. One that has no place there is asked in the provider's own choice of tier. */
export type TierInUse = {
  /** The tier for a question; null for the provider's own choice. */
  of: (question: Question) => ServiceTier | null;
  /** The tier had no place for a question, or not in time: it is asked outside of it from now on. */
  turnAway: (question: Question) => void;
};

/** Asks in the tier of a profile, and says once that a question had no place there. */
export function openTier(
  { name, serviceTier }: Pick<Profile, "name" | "serviceTier">,
  onNotice: (message: string) => void,
): TierInUse {
  const turnedAway = new WeakSet<readonly Message[]>(); // limits copy the question, and keep its messages
  let isSaid = false;
  return {
    of: ({ messages }) => (turnedAway.has(messages) ? null : serviceTier),
    turnAway: ({ messages }) => {
      turnedAway.add(messages);
      if (!isSaid) {
        onNotice(
          `${name} had no place for a question in its ${serviceTier} tier; such questions are asked in the standard tier.`,
        );
      }
      isSaid = true;
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
