import {
  type Bounds,
  describeBounds,
  describeWidth,
  MAX_SENTENCE_WIDTH,
  QUOTE_WORDS,
} from "../draft/bounds.ts";
import type { Draft } from "../draft/draft.ts";
import type { Paper } from "../paper/paper.ts";
import { widthOf } from "../text.ts";
import type { Field } from "./fields.ts";
import type { Finding } from "./finding.ts";
import { countQuoteWords } from "./text/find-quote.ts";
import { splitSentences } from "./text/sentences.ts";

/** Too few words are a matter of proof and not of length: the check `evidence` finds them. */
const PASSAGE: Bounds = { ...QUOTE_WORDS, least: 1 };

/**
 * Finds texts that are too short or too long: an error when far outside the bounds, else style. A short
 * abstract lowers the least: Korean says in half the characters what English says, and more would be
 * made up. What is empty is no matter of length: the check `language` says so.
 */
export function checkLength(
  { path, text, width, sentences }: Field,
  { abstract }: Pick<Paper, "abstract">,
): Finding[] {
  if (text.trim() === "") return [];
  const all = sentences ? splitSentences(text) : [];
  const bounds = { ...width, least: Math.min(width.least, Math.floor(abstract.length / 2)) };
  return [
    ...checkBounds(path, widthOf(text.trim()), bounds, describeInWidth),
    ...(sentences ? checkSentenceCount(path, all.length, sentences) : []),
    ...all
      .filter((sentence) => widthOf(sentence) > MAX_SENTENCE_WIDTH)
      .map((sentence) =>
        lengthFinding(
          path,
          "style",
          `긴 문장: 폭 ${widthOf(sentence)}. 폭 ${MAX_SENTENCE_WIDTH} 안에서 둘로 나누세요.`,
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
    evidence === null ? [] : checkBounds(path, countQuoteWords(evidence), PASSAGE, describeInWords),
  );
}

/** How a size and its bounds are told. */
type Describe = (size: number, bounds: Bounds) => string;

const describeInWidth: Describe = (size, bounds) =>
  `폭 ${size}. ${describeWidth(bounds)} 안에서 쓰세요.`;
const describeInWords: Describe = (size, bounds) =>
  `${size}단어. ${describeBounds(bounds, "단어")} 안에서 쓰세요.`;

/** An error under half of the least and over twice the most; between that and the bounds, style. */
function checkBounds(path: string, size: number, bounds: Bounds, describe: Describe): Finding[] {
  const { least, most } = bounds;
  if (size >= least && size <= most) return [];
  const isFar = size < least / 2 || size > most * 2;
  const problem = size < least ? "너무 짧습니다" : "너무 깁니다";
  const message = `${problem}: ${describe(size, bounds)}`;
  return [lengthFinding(path, isFar ? "error" : "style", message)];
}

function checkSentenceCount(path: string, count: number, bounds: Bounds): Finding[] {
  if (count >= bounds.least && count <= bounds.most) return [];
  const wanted = describeBounds(bounds, "문장");
  return [lengthFinding(path, "style", `문장 수: ${count}문장. ${wanted}으로 쓰세요.`)];
}

function lengthFinding(field: string, severity: "error" | "style", message: string): Finding {
  return { check: "length", field, severity, message, excerpt: null };
}
