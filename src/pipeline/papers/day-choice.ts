import { DIGEST_CHOICES, type DigestChoice } from "../../core/choices.ts";
import type { DailyDigest } from "../../core/digest/digest.ts";
import { quoteGiven } from "../../core/printed/printed.ts";

/** By what the papers of a day are chosen that get a card. */
export type DayChoice = {
  /** Cards a day; 0 means all. */
  top: number;
  /** What comes first, by title and abstract; empty where upvotes alone decide. */
  interests: readonly string[];
};

/** What a user chooses, and which of it the command itself gives. */
type GivenChoice = DayChoice & { given?: readonly DigestChoice[] };

/**
 * By what a day is made now: by the choice that its digest was made with, unless the command itself gives another.
 * Settings count for days that have no digest yet.
 */
export function settleChoice(
  { top, interests, given = [] }: GivenChoice,
  stored: DailyDigest | null,
): DayChoice {
  const kept = readChoice(stored, { top, interests });
  return {
    top: given.includes("top") ? top : kept.top,
    interests: given.includes("interests") ? interests : kept.interests,
  };
}

/** The choice that a digest was made with; a day without one has that of the settings. */
export function readChoice(stored: DailyDigest | null, usual: DayChoice): DayChoice {
  if (stored === null) return usual;
  return {
    top: stored.top ?? readTop(stored, usual.top),
    interests: stored.interests ?? [],
  };
}

/** In what of their choices two days differ. */
export function compareChoices(one: DayChoice, other: DayChoice): DigestChoice[] {
  const isOther = {
    top: one.top !== other.top,
    interests: one.interests.join() !== other.interests.join(),
  };
  return DIGEST_CHOICES.filter((choice) => isOther[choice]);
}

/** What a day keeps of its choice, other than the settings say. */
export type KeptChoice = Partial<DayChoice>;

/** What of a day's choice is its own, and not what the settings say. */
export function findKept(choice: DayChoice, settings: DayChoice): KeptChoice {
  const kept = compareChoices(choice, settings).map((name) => [name, choice[name]]);
  return Object.fromEntries(kept);
}

/** A choice as it is given by hand. */
export function describeChoice({ top, interests }: Partial<DayChoice>): string {
  const list = quoteGiven(interests?.join(", ") ?? "");
  const parts = [
    ...(top === undefined ? [] : [`--top ${top}`]),
    ...(interests === undefined ? [] : [`--interests ${list}`]),
  ];
  return parts.join(" ");
}

/** Older versions did not keep the number: where not all papers have a card, there are as many cards as were to be. */
function readTop({ cards, listed }: DailyDigest, usual: number): number {
  if (cards.length > 0 && cards.length < listed) return cards.length;
  return usual === 0 ? 0 : Math.max(usual, cards.length);
}
