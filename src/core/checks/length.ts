import { type Bounds, describeBounds, QUOTE_WORDS } from "../draft/bounds.ts";
import type { Draft } from "../draft/draft.ts";
import type { Paper } from "../paper/paper.ts";
import type { Field } from "./fields.ts";
import type { Finding } from "./finding.ts";
import { countQuoteWords } from "./text/find-quote.ts";
import { splitSentences } from "./text/sentences.ts";

/** Too few words are a matter of proof and not of length: the check `evidence` finds them. */
const PASSAGE: Bounds = { ...QUOTE_WORDS, least: 1 };

/** Characters. A longer sentence is hard to read on a phone. */
const SENTENCE_AT_MOST = 120;

/**
 * Finds texts that are too short or too long: an error when far outside the bounds, else style. A short
 * abstract asks for less: Korean says in half the letters what English says, and more would be made up.
 */
export function checkLength(
  { path, text, length, sentences }: Field,
  { abstract }: Pick<Paper, "abstract">,
): Finding[] {
  const all = sentences ? splitSentences(text) : [];
  const bounds = { ...length, least: Math.min(length.least, Math.floor(abstract.length / 2)) };
  return [
    ...checkBounds(path, lettersOf(text), bounds, "자"),
    ...(sentences ? checkSentenceCount(path, all.length, sentences) : []),
    ...all
      .filter((sentence) => lettersOf(sentence) > SENTENCE_AT_MOST)
      .map((sentence) =>
        lengthFinding(
          path,
          "style",
          `긴 문장: ${lettersOf(sentence)}자. ${SENTENCE_AT_MOST}자 안에서 둘로 나누세요.`,
        ),
      ),
  ];
}

/** Finds quotes that are longer than a passage. */
export function checkQuoteLength({
  keyPoints,
  risks,
}: Pick<Draft, "keyPoints" | "risks">): Finding[] {
  const quotes = [
    ...keyPoints.map(({ evidence }, index) => ({ path: `keyPoints[${index}].evidence`, evidence })),
    ...risks.map(({ evidence }, index) => ({ path: `risks[${index}].evidence`, evidence })),
  ];
  return quotes.flatMap(({ path, evidence }) =>
    evidence === null ? [] : checkBounds(path, countQuoteWords(evidence), PASSAGE, "단어"),
  );
}

/** Under half of the least and over twice the most is another text, not a slip. */
function checkBounds(path: string, size: number, bounds: Bounds, unit: string): Finding[] {
  const { least, most } = bounds;
  if (size >= least && size <= most) return [];
  const isFar = size < least / 2 || size > most * 2;
  const problem = size < least ? "너무 짧습니다" : "너무 깁니다";
  const message = `${problem}: ${size}${unit}. ${describeBounds(bounds, unit)} 안에서 쓰세요.`;
  return [lengthFinding(path, isFar ? "error" : "style", message)];
}

function checkSentenceCount(path: string, count: number, bounds: Bounds): Finding[] {
  if (count >= bounds.least && count <= bounds.most) return [];
  const wanted = describeBounds(bounds, "문장");
  return [lengthFinding(path, "style", `문장 수: ${count}문장. ${wanted}으로 쓰세요.`)];
}

/** Characters as a reader counts them: a sign of two code units is one. */
function lettersOf(text: string): number {
  return [...text.trim()].length;
}

function lengthFinding(field: string, severity: "error" | "style", message: string): Finding {
  return { check: "length", field, severity, message, excerpt: null };
}
