import { hasInvisible } from "../text.ts";
import type { Finding } from "./finding.ts";
import type { Passage } from "./passage.ts";
import type { Source } from "./source.ts";
import { excerptOf } from "./text/excerpt.ts";
import { groupRuns, holdsTerm, isGeneral, type Term } from "./text/words.ts";

/** Most texts hold only these characters, and then the checks of characters are skipped. */
const ORDINARY_TEXT = /^[ -~가-힣·~→×“”‘’…]*$/;

const HANJA = /\p{Script=Han}+/u;
const KANA = /[\p{Script=Hiragana}\p{Script=Katakana}]+/u;
const OTHER_SCRIPT =
  /[^\p{Script=Hangul}\p{Script=Latin}\p{Script=Greek}\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Common}\p{Script=Inherited}]+/u;

/** UTF-8 read as something else: `ë‹¤`, `â€™`, or the replacement character. */
const MOJIBAKE =
  /\uFFFD|[\u00C2-\u00F4][\u0080-\u00BF\u0152-\u0178\u02C6\u02DC\u2013-\u203A\u20AC\u2122]+/u;
const LONE_JAMO = /[\u3131-\u318E\u1100-\u11FF]+/u;

/** A Hangul syllable is one character for two or three letters. */
const LETTERS_IN_SYLLABLE = 2.5;

/** English of this many words, with a function word among them, is a sentence and not a name. */
const WORDS_OF_SENTENCE = 6;
const SENTENCE_WORD =
  /^(?:the|a|an|is|are|was|were|we|our|it|its|this|that|these|which|by|with|from|to|has|have|can|in|on|as|and|for|of|be)$/i;

/** Most words of the source that count as one term when a Korean text has them in a row. */
const WORDS_OF_TERM = 3;
const BETWEEN_WORDS = /^[\s,;:()'"“”‘’-]{1,3}$/;

/** Finds what no Korean card may hold: other scripts, English sentences, broken or invisible characters. */
export function checkLanguage(source: Source, passage: Passage): Finding[] {
  if (passage.text.trim() === "") return [languageError(passage.path, null, "비어 있습니다.")];
  return [
    ...(ORDINARY_TEXT.test(passage.text) ? [] : [...findScripts(passage), ...findBroken(passage)]),
    ...findEnglish(passage),
    ...findLittleHangul(source, passage),
  ];
}

function findScripts({ path, text }: Passage): Finding[] {
  return [
    { name: "한자", pattern: HANJA },
    { name: "가나", pattern: KANA },
    { name: "다른 문자", pattern: OTHER_SCRIPT },
  ].flatMap(({ name, pattern }) => {
    const found = pattern.exec(text)?.[0];
    return found
      ? [
          languageError(
            path,
            found,
            `쓸 수 없는 글자(${name}): ${excerptOf(found)}. 한글이나 원문의 이름으로 쓰세요.`,
          ),
        ]
      : [];
  });
}

function findBroken({ path, text }: Passage): Finding[] {
  const broken = MOJIBAKE.exec(text)?.[0] ?? LONE_JAMO.exec(text.normalize("NFC"))?.[0];
  const findings: Finding[] = [];
  if (broken) {
    const excerpt = text.includes(broken) ? broken : null;
    findings.push(
      languageError(path, excerpt, `깨진 글자: ${excerptOf(broken)}. 온전한 한글로 다시 쓰세요.`),
    );
  }
  if (hasInvisible(text)) {
    findings.push(
      languageError(
        path,
        null,
        "보이지 않는 문자가 들어 있습니다. 제어 문자와 폭이 없는 문자를 빼세요.",
      ),
    );
  }
  return findings;
}

/** A run of Latin words that reads as an English sentence, whether or not the abstract holds it. */
function findEnglish({ path, text, terms }: Passage): Finding[] {
  const run = longestRun(text, terms);
  const [first, last] = [run[0], run.at(-1)];
  if (!first || !last || run.length < WORDS_OF_SENTENCE) return [];
  if (!run.some((word) => SENTENCE_WORD.test(word.text)) || isTitle(run)) return [];
  const found = text.slice(first.start, last.end);
  return [languageError(path, found, `영어 문장: ${excerptOf(found)}. 우리말로 옮기세요.`)];
}

function longestRun(text: string, terms: readonly Term[]): readonly Term[] {
  const runs = groupRuns(text, terms, BETWEEN_WORDS);
  return runs.reduce<readonly Term[]>(
    (longest, run) => (run.length > longest.length ? run : longest),
    [],
  );
}

/** `Unified Continuous Generative Models Trainer and Sampler`: most words with a capital, so a name. */
function isTitle(run: readonly Term[]): boolean {
  return run.filter(({ text }) => /^\p{Lu}/u.test(text)).length > run.length / 2;
}

/** Hangul has to be half of the letters that are not in the source's own names. */
function findLittleHangul(source: Source, { path, text, terms }: Passage): Finding[] {
  const hangul = (text.normalize("NFC").match(/[가-힣]/g)?.length ?? 0) * LETTERS_IN_SYLLABLE;
  const latin = groupRuns(text, terms, /^\s$/)
    .flatMap((run) => run.filter(({ text: word }) => !isName(source, word, run.length)))
    .reduce((sum, term) => sum + term.text.length, 0);
  const isNamesOnly = path === "adoption.need" && latin === 0; // `LLM API, GPU`
  if (isNamesOnly || (hangul > 0 && hangul >= latin)) return [];
  return [
    languageError(
      path,
      null,
      "한국어 글이 아닙니다. 이름과 용어만 영어로 두고 나머지는 한국어로 쓰세요.",
    ),
  ];
}

/** A word of the source with capitals or digits, or in a term of a few words: `silver noise`. */
function isName({ words }: Source, word: string, wordsInRow: number): boolean {
  if (isGeneral(word)) return true;
  return (wordsInRow <= WORDS_OF_TERM || /[\p{Lu}\d]/u.test(word)) && holdsTerm(words, word);
}

function languageError(field: string, excerpt: string | null, message: string): Finding {
  return { check: "language", field, severity: "error", message, excerpt };
}
