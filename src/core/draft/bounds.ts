/** From how few to how many: width, words, sentences or items. */
export type Bounds = { least: number; most: number };

/**
 * Width of each text of a draft, as {@link widthOf} counts it. The prompt's field notes name them, and the
 * check `length` holds a draft to them.
 */
export const WIDTHS = {
  keyPoint: { least: 14, most: 38 },
  headline: { least: 18, most: 34 },
  oneLine: { least: 60, most: 100 },
  developerView: { least: 60, most: 160 },
  action: { least: 20, most: 46 },
  risk: { least: 20, most: 46 },
  explanation: { least: 240, most: 400 },
  uncertainty: { least: 30, most: 110 },
  need: { least: 2, most: 16 },
} as const satisfies Record<string, Bounds>;

/** Sentences of each text that is made of sentences. */
export const SENTENCES = {
  oneLine: { least: 1, most: 1 },
  developerView: { least: 2, most: 3 },
  explanation: { least: 5, most: 6 },
  uncertainty: { least: 1, most: 2 },
} as const satisfies Partial<Record<keyof typeof WIDTHS, Bounds>>;

/** Width of one sentence. A longer one is hard to read on a phone. */
export const MAX_SENTENCE_WIDTH = 100;

/** Words of a quote. A shorter one proves nothing: four words can stand in any abstract. */
export const QUOTE_WORDS: Bounds = { least: 5, most: 40 };

/**
 * Times its most that a text of a draft may have. Twice is an error that stays on a card when the second
 * answer has it too; five times is no text of a card any more, and every check takes time by its length.
 */
export const MAX_LENGTH_FACTOR = 5;

/** Characters of a quote, whatever its words. Thirty words of an abstract have some two hundred. */
export const MAX_EVIDENCE_CHARS = 1_500;

/** Bounds with their unit, as notes and findings name them: `5~40단어`, and `2문장` where both are the same. */
export function describeBounds({ least, most }: Bounds, unit: string): string {
  return least === most ? `${least}${unit}` : `${least}~${most}${unit}`;
}

/** Bounds of a width, as notes and findings name them: `폭 14~38`. */
export function describeWidth({ least, most }: Bounds): string {
  return `폭 ${least}~${most}`;
}

/** How few sentences are written: 한 문장, 한두 문장, 두세 문장. */
const FEW: Readonly<Record<string, string>> = { "1~1": "한", "1~2": "한두", "2~3": "두세" };

/** A number of sentences as the prompt's field notes name it. */
export function describeSentences(bounds: Bounds): string {
  const few = FEW[`${bounds.least}~${bounds.most}`];
  return few === undefined ? describeBounds(bounds, "문장") : `${few} 문장`;
}
