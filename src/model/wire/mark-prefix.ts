import type { OpenAI } from "openai/client.js";
import type { Message, Question } from "../../core/question/question.ts";
import { isKept, type PrefixCaching, toPrefixKey } from "../prefix.ts";

type Marked = Pick<
  OpenAI.ChatCompletionCreateParamsNonStreaming,
  "messages" | "prompt_cache_key" | "prompt_cache_options"
>;

/**
 * The messages of a question, told to the provider so that it can keep what they share with others: the system message.
 * Where it keeps beginnings up to marks, ours is the only one: by itself it would set one after the paper, which no other
 * question has, and writing that costs extra.
 */
export function markPrefix(question: Question, prefix: PrefixCaching | null): Marked {
  const { messages } = question;
  if (prefix === null) return { messages: [...messages] };
  const key = { prompt_cache_key: toPrefixKey(question) };
  if (prefix.kind === "key") return { messages: [...messages], ...key };
  const [first, ...others] = messages;
  const isMarked = first !== undefined && isKept(question, prefix);
  return {
    messages: isMarked ? [mark(first), ...others] : [...messages],
    prompt_cache_options: { mode: "explicit" },
    ...key,
  };
}

function mark({ role, content }: Message): OpenAI.ChatCompletionMessageParam {
  const prompt_cache_breakpoint = { mode: "explicit" } as const;
  return { role, content: [{ type: "text", text: content, prompt_cache_breakpoint }] };
}
