import { LEAST_CARD_TOKENS } from "../answer-room.ts";
import { type WireError, wordsOf } from "./wire-error.ts";

/** A question as it was sent: how long its answer may be, and how long it is itself, at most, in tokens. */
export type SentRoom = { room: number; inputTokens: number };

/** Fewer tokens than these are no limit and no question of ours, but a number of something else. */
const LEAST_NUMBER = 200;

/** What most cards take: credit for less would be spent on answers that are cut. */
const LEAST_PAID_ROOM = 1_400;

/** OpenRouter, where the credit that is left pays for a shorter answer. */
const AFFORDED = /\bafford\b[^\d]{0,20}(\d{1,3}(?:,\d{3})+|\d{1,9})\b/i;

/** Words for something that is too large. */
const TOO_LARGE =
  /too (?:large|long|high|big|many|much|great)|exceed|at most|(?:less|greater|larger|longer|more|lower|fewer) than|[<>≤≥]|maximum|\bmax\b|up to|range|between|limit|reduce|above|out of/i;

/** Names of the answer's limit. */
const ANSWER_LIMIT =
  /max[_ ]?(?:completion_|new_|output_)?tokens|max(?:Completion|Output|New)?Tokens|(?:completion|output|generated|new) tokens|num_predict/i;

/** Names of what question and answer share: a context, or the tokens of a minute. */
const SHARED_LIMIT =
  /context|total tokens|sequence length|model length|model_len|n_ctx|tokens per|\bTPM\b| \+ /i;

/** A shared limit as a sum: `3850 + 6000 > 8192`. */
const SUM_LIMIT = /(\d{1,9}) ?\+ ?(\d{1,9}) ?> ?(\d{1,9})/;

/** Groq and OpenAI: a question that is larger than a whole minute's tokens. */
const WINDOW_LIMIT = /\blimit:? (\d{1,9})\b[\s\S]{0,80}?\brequested:? (\d{1,9})\b/i;

/** Numbers that stand alone: those of a model's name or a version do not count, nor characters. */
const NUMBER = /(?<![\w.\-/])(\d{1,3}(?:,\d{3})+|\d{1,9})(k?)(?![\w/]|-\w|[.,]\d| ?char)/gi;

/** A number that is no length: vLLM stops counting a question where it no longer fits. */
const AT_LEAST = /\bat least (\d{1,9})\b/gi;

/**
 * How many tokens an answer may have at most, from a refusal that says so; null when it is about something
 * else, or leaves too little for any answer. Never as much as was refused.
 */
export function readToldRoom(status: number, error: WireError, sent: SentRoom): number | null {
  const words = wordsOf(error);
  if (status === 402) return readAfforded(words, sent);
  const room = status === 429 ? readWindow(words, sent) : readAny(error, sent);
  return room !== null && room >= LEAST_CARD_TOKENS && room < sent.room ? room : null;
}

function readAfforded(words: string, sent: SentRoom): number | null {
  const [, told = ""] = AFFORDED.exec(words) ?? [];
  const room = Number(told.replaceAll(",", ""));
  return room >= LEAST_PAID_ROOM && room < sent.room ? room : null;
}

function readAny(error: WireError, sent: SentRoom): number | null {
  const words = wordsOf(error);
  const byWindow = readWindow(words, sent);
  if (byWindow !== null || !TOO_LARGE.test(words)) return byWindow;
  const numbers = listNumbers(words);
  const isOfAnswer = ANSWER_LIMIT.test(words);
  if (SHARED_LIMIT.test(words) && numbers.length > 0) {
    const shared = readShared(error, sent);
    if (shared !== null || !isOfAnswer || listBounds(words).length > 0) return shared;
  }
  if (!isOfAnswer) return null;
  const below = numbers.filter((value) => value < sent.room && value >= LEAST_NUMBER);
  if (below.length > 0) return Math.max(...below);
  return numbers.length === 0 || numbers.includes(sent.room) ? Math.floor(sent.room / 2) : null;
}

function readWindow(words: string, { room }: SentRoom): number | null {
  const [, limit, requested] = WINDOW_LIMIT.exec(words) ?? [];
  const excess = Number(requested) - Number(limit);
  return excess > 0 ? room - excess : null;
}

/** A shared limit as words name it: `maximum context length is 8192`. */
const NAMED_LIMIT =
  /(?:maximum|\bmax\b|\blimit(?:ed)?\b|context (?:length|size|window)|\bwindow\b|n_ctx|exceeds?|at most|must be|<=|≤)[^\d]{0,40}(\d[\d,]{0,12}k?)/i;

/** A shared limit as what a question is compared with: `n_keep: 4342>= n_ctx: 4096`. */
const COMPARED_LIMIT = /\d\)? ?(?:>=?|≥) ?(?:[a-z_ ]{1,30}[:=(] ?)?(\d[\d,]{0,12}k?)/i;

/** What a shared limit leaves: the question's own tokens are told, or follow from a sum, or are estimated. */
function readShared(error: WireError, { room, inputTokens }: SentRoom): number | null {
  const words = wordsOf(error);
  const bySum = readSum(words, room);
  if (bySum !== null) return bySum;
  const told = listNumbers(words).filter((value) => value !== room);
  const [, name = ""] = COMPARED_LIMIT.exec(words) ?? NAMED_LIMIT.exec(words) ?? [];
  const [named] = listNumbers(name);
  const limit = named ?? Math.min(...told);
  const larger = told.find((value) => value > limit && value > room);
  // Estimates are high: what is no more than one holds no answer.
  const isSum = (value: number) => value > inputTokens && !namesQuestion(error, value);
  if (larger !== undefined) return limit - larger + (isSum(larger) ? room : 0);
  const isInput = (value: number) => value >= LEAST_NUMBER && value < limit && limit - value < room;
  if (!Number.isFinite(limit)) return null;
  const input = told.find(isInput);
  if (input !== undefined) return limit - input;
  // Estimates are high: where next to nothing is left by one, a card may fit all the same.
  const left = limit - inputTokens;
  if (listBounds(words).length > 0) return readUncounted(limit, { room, inputTokens });
  return left >= LEAST_NUMBER ? Math.max(left, LEAST_CARD_TOKENS) : left;
}

/** How much of its estimate a question takes at least. */
const LEAST_OF_ESTIMATE = 0.6;

/** Where nobody has counted the question: what the estimate leaves; where that is too little or too much, some less than was refused. */
function readUncounted(limit: number, { room, inputTokens }: SentRoom): number | null {
  const left = limit - inputTokens;
  if (left >= LEAST_CARD_TOKENS && left < room) return left;
  const mayFit = limit - LEAST_OF_ESTIMATE * inputTokens >= LEAST_CARD_TOKENS;
  return mayFit ? Math.max(Math.floor(room * 0.75), LEAST_CARD_TOKENS) : null;
}

function readSum(words: string, room: number): number | null {
  const [, one, other, most] = (SUM_LIMIT.exec(words) ?? []).map(Number);
  if (one === undefined || other === undefined || most === undefined) return null;
  return most - (one === room ? other : one);
}

/** Whether a number is told as the length of the question alone: `your prompt has 4342 tokens`, or `n_prompt_tokens`. */
function namesQuestion({ fields = [], ...error }: WireError, tokens: number): boolean {
  const isField = ({ name, value }: { name: string; value: string }) =>
    /prompt|input/i.test(name) && Number(value) === tokens;
  if (fields.some(isField)) return true;
  const number = String(tokens).replace(/(?=(?:\d{3})+$)\B/g, ",?");
  const question = "(?:input|prompt|messages?|first|given|n_keep)";
  return new RegExp(
    `\\b${question}\\b[^\\d.]{0,40}\\b${number}\\b|\\b${number}\\b (?:tokens? )?(?:input|prompt|(?:in|of|from) (?:the |your |text )*(?:input|prompt|messages?))`,
    "i",
  ).test(wordsOf(error));
}

function listNumbers(words: string): number[] {
  const found = [...words.matchAll(NUMBER)].map(
    ([, digits = "", thousands]) => Number(digits.replaceAll(",", "")) * (thousands ? 1024 : 1),
  );
  const bounds = listBounds(words);
  return [...new Set(found)].filter((value) => !bounds.includes(value));
}

function listBounds(words: string): number[] {
  return [...words.matchAll(AT_LEAST)].map(([, digits]) => Number(digits));
}
