import { type Explanation, explain } from "../../core/causes/explanation.ts";
import { type Answer, isCut } from "../../core/question/answer.ts";
import { LEAST_CARD_TOKENS } from "../answer-room.ts";
import { findJsonObject } from "../find-json.ts";
import type { Profile } from "../provider/profiles.ts";
import { type WireError, wordsOf } from "./wire-error.ts";

/** Words for a question that is longer than what a model reads and writes at once. */
const TOO_SHORT =
  /context[_ ](?:length|size|window|limit)|context the overflow|\bn_ctx\b|maximum model length|max_model_len|(?:prompt|input|messages?|request)\b.{0,60}\b(?:too long|longer than)|input token count|tokens to keep from the initial prompt|reduce the length of|\binputs?\b[^.\n]{0,30}\b(?:tokens|length)\b|\btext too long|(?:컨텍스트|문맥|입력).{0,30}초과/i;

/** Statuses with which it is told. */
const STATUSES: readonly number[] = [400, 413, 422, 500];

/** An engine by the name of its profile or by words of its own, and how it is given a longer context. */
type Engine = { name: string; words: RegExp; advice: string };

/** Enough for a question with its answer before and its complaints, in tokens. */
const ENOUGH = 16_384;

const ENGINES: readonly Engine[] = [
  {
    name: "llama.cpp",
    words: /exceed_context_size|available context size/i,
    advice: `Start llama.cpp with \`--ctx-size ${ENOUGH}\` for each slot`,
  },
  {
    name: "LM Studio",
    words: /loaded with context|tokens to keep from the initial prompt/i,
    advice: `Load the model in LM Studio with a context length of ${ENOUGH}`,
  },
  {
    name: "SGLang",
    words: /longer than the model's context|requested token count exceeds/i,
    advice: `Start SGLang with \`--context-length ${ENOUGH}\``,
  },
  {
    name: "vLLM",
    words: /max_model_len|maximum model length/i,
    advice: `Start vLLM with \`--max-model-len ${ENOUGH}\``,
  },
  {
    name: "Ollama",
    words: /\bnum_ctx\b/i,
    advice: `Start Ollama with OLLAMA_CONTEXT_LENGTH=${ENOUGH}`,
  },
];

const ANY_ENGINE = `Give the model a context of ${ENOUGH} tokens, or choose another one as OPENAI_MODEL`;

/** Whether a refusal is about the length of the model's context. */
export function isAboutContext(status: number, error: WireError): boolean {
  return STATUSES.includes(status) && TOO_SHORT.test(wordsOf(error));
}

/** How long an answer was, and how long it might have been, in tokens. */
type Length = { outputTokens: number; room: number };

/**
 * Where an answer was cut because the model's context was full: before its room was, and before the end of any card;
 * null for any other. A model that thinks is left out: where thoughts are not counted, it would look the same.
 */
export function findFullContext(
  { text, finishReason }: Pick<Answer, "text" | "finishReason">,
  { outputTokens, room }: { [Name in keyof Length]: number | null },
  { thinks }: Pick<Profile, "thinks">,
): Length | null {
  if (outputTokens === null || room === null || thinks) return null;
  if (outputTokens >= Math.min(room, LEAST_CARD_TOKENS)) return null;
  const isText = text !== null && text.trim() !== "" && findJsonObject(text) === undefined;
  return isText && isCut({ text, finishReason }) ? { outputTokens, room } : null;
}

/** The next step where a question does not fit into the model's context, by the engine, as far as it is known. */
export function explainShortContext(error: WireError, profileName: string | null): Explanation {
  const words = wordsOf(error);
  const engine =
    ENGINES.find((one) => one.words.test(words)) ??
    ENGINES.find(({ name }) => name === profileName);
  const how = engine?.advice ?? ANY_ENGINE;
  return explain("contextTooShort", { how, tokens: `${ENOUGH}`, card: `${LEAST_CARD_TOKENS}` });
}
