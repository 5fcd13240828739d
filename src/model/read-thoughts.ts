import { readWeekDraft } from "../core/digest/week/read-week-draft.ts";
import { readDraft } from "../core/draft/read-draft.ts";
import { MAX_ANSWER_CHARS } from "../core/question/answer.ts";
import { endsInLoop } from "../core/question/loop.ts";
import { findOnlyObject } from "./find-json.ts";

/** Levels of a completion at which thoughts may stand: `choices[0].message.content[0].thinking[0].text` has nine. */
const MAX_THOUGHT_DEPTH = 10;

/**
 * Names of fields and types of parts that hold thoughts: `reasoning` (vLLM, Ollama), `reasoning_content` (DeepSeek,
 * LM Studio), `thinking_content` (HyperCLOVA X), `reasoning_details` (OpenRouter), parts of type `thinking` (Mistral).
 */
const THOUGHTS = /reason|think|thought/i;

/** Characters that are kept of thoughts that went in a loop: enough to see it. */
const MAX_LOOP_CHARS = 8_000;

/**
 * The answer that a model left among its thoughts, as JSON, for a completion without any other text: some servers
 * take a whole answer for thoughts. Null unless exactly one whole draft stands there, of a paper or of a week; of thoughts that
 * went in a loop instead, their end, so that it is seen.
 */
export function readThoughts(completion: unknown): string | null {
  const thoughts = textsOf(completion, false, MAX_THOUGHT_DEPTH).join("\n");
  const isRead = thoughts.length <= MAX_ANSWER_CHARS;
  const answer = isRead ? findOnlyObject(thoughts, isWhole) : undefined;
  if (answer !== undefined) return JSON.stringify(answer);
  return endsInLoop(thoughts) ? `<think>${thoughts.slice(-MAX_LOOP_CHARS).toWellFormed()}` : null;
}

function isWhole(value: unknown): boolean {
  return readDraft(value).draft !== null || readWeekDraft(value).draft !== null;
}

/** The texts in those fields and parts whose name or type says that they are thoughts. */
function textsOf(value: unknown, isThought: boolean, depth: number): string[] {
  if (typeof value === "string") return isThought ? [value] : [];
  if (typeof value !== "object" || value === null || depth === 0) return [];
  const { type } = { type: null, ...value };
  const isPart = isThought || (typeof type === "string" && THOUGHTS.test(type));
  return Object.entries(value)
    .filter(([name]) => name !== "type")
    .flatMap(([name, inner]) => textsOf(inner, isPart || THOUGHTS.test(name), depth - 1));
}
