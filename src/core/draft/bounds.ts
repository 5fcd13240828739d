/** From how few to how many: characters, words, sentences or items. */
export type Bounds = { least: number; most: number };

/**
 * Characters of each text of a draft. The prompt's field notes name them, and the check `length` holds a
 * draft to them.
 */
export const LENGTHS = {
  keyPoint: { least: 30, most: 65 },
  oneLine: { least: 70, most: 120 },
  developerView: { least: 40, most: 240 },
  action: { least: 25, most: 60 },
  risk: { least: 20, most: 65 },
  explanation: { least: 350, most: 520 },
  uncertainty: { least: 30, most: 240 },
  reason: { least: 20, most: 120 },
} as const satisfies Record<string, Bounds>;

/** Sentences of each text that is made of sentences. */
export const SENTENCES = {
  oneLine: { least: 1, most: 1 },
  developerView: { least: 2, most: 2 },
  explanation: { least: 5, most: 6 },
  uncertainty: { least: 1, most: 2 },
  reason: { least: 1, most: 1 },
} as const satisfies Partial<Record<keyof typeof LENGTHS, Bounds>>;

/** Words of a quote. A shorter one proves nothing: four words can stand in any abstract. */
export const QUOTE_WORDS: Bounds = { least: 5, most: 30 };

/**
 * Times its most that a text of a draft may have. Twice is an error that stays on a card when the second
 * answer has it too; five times is no text of a card any more, and every check takes time by its length.
 */
export const MAX_LENGTH_FACTOR = 5;

/** Characters of a quote, whatever its words. Thirty words of an abstract have some two hundred. */
export const MAX_EVIDENCE_CHARS = 1_500;

/** Bounds with their unit, as notes and findings name them: `30~65자`, and `2문장` where both are the same. */
export function describeBounds({ least, most }: Bounds, unit: string): string {
  return least === most ? `${least}${unit}` : `${least}~${most}${unit}`;
}

/** How few sentences are written: 한 문장, 두 문장, 한두 문장. */
const FEW: Readonly<Record<string, string>> = { "1~1": "한", "2~2": "두", "1~2": "한두" };

/** A number of sentences as the prompt's field notes name it. */
export function describeSentences(bounds: Bounds): string {
  const few = FEW[`${bounds.least}~${bounds.most}`];
  return few === undefined ? describeBounds(bounds, "문장") : `${few} 문장`;
}
