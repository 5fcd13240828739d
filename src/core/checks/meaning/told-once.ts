import { foldName } from "./reading/english.ts";
import type { Slip } from "./reading/slip.ts";

/** Letters between two places of a text that are still one: a particle and a space. */
const NEAR = 3;

/** English words that say what a slip is about; shorter ones stand everywhere. */
const TELLING = /[a-z]{4,}/g;

/**
 * The slips of one text, each mistake once: of those whose words overlap or stand side by side, or that name the same words of
 * the source, the first stays. Rules are listed with the most telling first.
 */
export function tellOnce(text: string, slips: readonly Slip[]): Slip[] {
  const kept: Slip[] = [];
  for (const slip of slips)
    if (!kept.some((one) => isSameMistake(text, one, slip))) kept.push(slip);
  return kept;
}

function isSameMistake(text: string, one: Slip, other: Slip): boolean {
  if (one.excerpt === null || other.excerpt === null) return one.excerpt === other.excerpt;
  return isNear(text, one.excerpt, other.excerpt) || namesSame(one, other);
}

function isNear(text: string, one: string, other: string): boolean {
  const [a, b] = [text.indexOf(one), text.indexOf(other)];
  if (a < 0 || b < 0) return one === other;
  return a - (b + other.length) <= NEAR && b - (a + one.length) <= NEAR;
}

function namesSame(one: Slip, other: Slip): boolean {
  const words = wordsOf(one);
  return wordsOf(other).some((word) => words.includes(word));
}

function wordsOf({ told = "" }: Slip): string[] {
  return foldName(told).match(TELLING) ?? [];
}
