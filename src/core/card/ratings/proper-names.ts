import type { TextRange } from "../../text-range.ts";
import { GENERAL_NAMES } from "./general-names.ts";

/** A name in a sentence, such as `GPT-4o`, `LIBERO` or `Rainbow`. */
export type ProperName = TextRange & {
  text: string;
  /** Whether it is known by its form alone: capitals inside, or letters and digits. */
  isMarked: boolean;
};

const WORD = /[\p{L}\d](?:[\p{L}\d]|[-_.+@*](?=[\p{L}\d])|\+(?=\s|$|,)){0,60}/gu;

/** `GPT-4o`, `KernelBench`, `LIBERO`, `tau2-Bench`, `o3-mini`, `Qwen2.5-VL-7B`. */
const MARKED = /^(?=.*\p{Lu})(?:.*[\p{L}\d-]\p{Lu}|\p{Lu}.*\d)|^o[134](?:-\w+)?$|-[Bb]ench$/u;

/** Words with a capital that are made of general ones: `GPU-hours`, `LLM-based`, `3D-aware`. */
const OF_GENERAL_WORDS =
  /^(?:non-|multi-|pre-|post-|open-|cross-|zero-)?([\p{L}\d]+)(?:-[\p{Ll}]+)+$/u;

/** `text-to-3D`, `multi-GPU`: small words before a hyphen begin no name but that of a benchmark. */
const OF_SMALL_WORDS = /^\p{Ll}{2,}-(?![Bb]ench)/u;

/** A size, a count or an amount: `7B`, `15B-token`, `100K`, `80GB`, `4K`, `512X512`, `9X`. */
const AMOUNT = /^\d[\d.,]*(?:[BKMTGDX]|[KGMT]B|X\d+|[A-Z]?Hz)?(?:-[\p{Ll}]+)*s?$/u;

/** What is counted or measured: `Pass@1`, `Avg@32`, `F1-Score`. */
const METRIC = /@(?:\d+|[knKN])$|-?(?:[Ss]core|[Aa]ccuracy)s?$/u;

/** Methods that everybody knows, and builds on: names all the same, though some are letters that stand for common words. */
export const KNOWN_METHODS: ReadonlySet<string> = new Set(
  "PPO GRPO DPO DAPO GSPO RLOO KTO SVM LoRA QLoRA BM25 REINFORCE MCTS Mamba".split(" "),
);

/** Words in small letters and their short form in brackets. */
const EXPLAINED = /((?:\p{Ll}{1,24}[ -]){1,6})\((\p{Lu}{2,6})s?\)/gu;

/**
 * The short forms, in lower case, that stand for common nouns of an abstract and so name nobody: `MAS` beside
 * "multi-agent systems", `(IE)` behind "information efficiency".
 */
export function readShortForms(abstract: string): string[] {
  const initials = initialsOf(abstract);
  const written = [...abstract.matchAll(/\b(\p{Lu}{2,6})s?\b/gu)].map(([, form = ""]) => form);
  const standing = written.filter(
    (form) => form.length > 2 && initials.includes(form.toLowerCase()),
  );
  const explained = [...abstract.matchAll(EXPLAINED)]
    .filter(([, words = "", form = ""]) => holdsInOrder(words, form.toLowerCase()))
    .map(([, , form = ""]) => form);
  return [...new Set([...standing, ...explained])]
    .filter((form) => !KNOWN_METHODS.has(form))
    .map((form) => form.toLowerCase());
}

/** Whether a name is such a form, or begins a general word: `MAS-based`, while `MAS-Bench` is a name. */
export function isShortForm(name: string, forms: readonly string[]): boolean {
  const [first = "", ...rest] = name.split("-");
  const isForm = [first, first.replace(/s$/, "")].some((form) =>
    forms.includes(form.toLowerCase()),
  );
  return isForm && !rest.some((part) => /^\p{Lu}/u.test(part));
}

/** Whether a text has these letters, in this order, whatever stands between them. */
function holdsInOrder(text: string, letters: string): boolean {
  let from = 0;
  return [...letters].every((letter) => {
    from = text.indexOf(letter, from) + 1;
    return from > 0;
  });
}

/** The first letters of the words in small letters, with a break where another word stands between. */
function initialsOf(abstract: string): string {
  const words = abstract.match(/[\p{L}\d]+|[^\p{L}\d\s-]/gu) ?? [];
  return words.map((word) => (/^\p{Ll}/u.test(word) ? word.slice(0, 1) : "|")).join("");
}

/** The names of a sentence, in order; words that only begin it with a capital are none. */
export function readNames(sentence: string): ProperName[] {
  return [...sentence.matchAll(WORD)].flatMap(({ 0: text, index }) => {
    if (isGeneral(text)) return [];
    const isMarked = MARKED.test(text);
    const isCapital = /^\p{Lu}\p{Ll}/u.test(text) && !startsSentence(sentence, index);
    return isMarked || isCapital
      ? [{ text, start: index, end: index + text.length, isMarked }]
      : [];
  });
}

function isGeneral(word: string): boolean {
  if (GENERAL_NAMES.has(word)) return true;
  if ([AMOUNT, METRIC, OF_SMALL_WORDS].some((form) => form.test(word))) return true;
  const first = OF_GENERAL_WORDS.exec(word)?.[1];
  return first !== undefined && (GENERAL_NAMES.has(first) || /^\p{Ll}/u.test(first));
}

function startsSentence(sentence: string, index: number): boolean {
  return /^[\s"'“(\d)ivx]*$/.test(sentence.slice(Math.max(0, index - 8), index)) && index < 8;
}
