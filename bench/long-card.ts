import { checkText } from "../src/core/checks/check-text.ts";
import { checkEvidence } from "../src/core/checks/evidence.ts";
import { checkRepetition } from "../src/core/checks/repetition.ts";
import { makeDraft, makePaper } from "../test/support/make.ts";
import { type Figure, secondsBelow } from "./figure.ts";

/** As long as a whole answer may be. */
const CHARACTERS = 64_000;
const GOAL_S = 2;

/** Texts that are costly to read, each as the piece at a position. */
const TEXTS: Readonly<Record<string, (index: number) => string>> = {
  words: (index) => `word${spell(index)} `,
  numbers: (index) => `${index * 37} `,
  "Korean numbers": (index) => `${index}억 `,
  parts: (index) => `${index}분의 1 `,
  fences: () => "```",
  "quotation marks": () => "``a'' ",
  braces: () => "{",
  notes: () => "\\footnote{",
  accents: () => '\\"a ',
  "split words": () => "ab- cd ",
  sentences: (index) =>
    `${spell(index * 7919)} 모델이 ${spell(index * 104_729)} 데이터를 읽습니다. `,
  "short sentences": (index) => `${hangul(index)}${hangul(index * 31)}. `,
  lines: (index) => `${hangul(index)}\n`,
  "composed signs": () => "ﷺ",
};

/**
 * Times each check on texts as long as a whole answer may be. Drafts are bounded before they are checked, so this is more
 * than any card takes; a text that is checked by itself has no bound.
 */
export async function benchLongCard(): Promise<Figure[]> {
  return Object.entries(TEXTS).map(([name, pieceAt]) => {
    const text = fill(pieceAt);
    const paper = makePaper({ abstract: text });
    const [first, ...others] = makeDraft().keyPoints;
    const keyPoints = first ? [{ ...first, evidence: text }, ...others] : others;
    const draft = makeDraft({ explanation: text, keyPoints });
    const startedAt = performance.now();
    checkText(paper, text);
    checkEvidence(paper, draft);
    checkRepetition(draft);
    const seconds = (performance.now() - startedAt) / 1000;
    return secondsBelow(`checks of ${CHARACTERS} characters of ${name}`, seconds, GOAL_S);
  });
}

function fill(pieceAt: (index: number) => string): string {
  let text = "";
  for (let index = 0; text.length < CHARACTERS; index += 1) text += pieceAt(index);
  return text.slice(0, CHARACTERS);
}

function spell(index: number): string {
  return index.toString(26).replaceAll(/\d/g, (digit) => "qrstuvwxyz".charAt(Number(digit)));
}

function hangul(index: number): string {
  return String.fromCharCode(0xac00 + (index % 11_172));
}
