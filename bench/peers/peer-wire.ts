import { z } from "zod";
import { answerPeer, PeerSchema } from "./answer-peer.ts";
import { asksAboutBad, cutAnswer } from "./peer-papers.ts";

const Content = z.union([
  z.string(),
  z
    .array(z.object({ text: z.string() }))
    .transform((parts) => parts.map(({ text }) => text).join("")),
]);
const Messages = z
  .array(z.object({ content: Content }))
  .transform((messages) => messages.at(-1)?.content ?? "");

const Tool = z.object({ function: z.object({ name: z.string(), parameters: PeerSchema }) });

/** A question of Chat Completions: with a schema for the answer, with a tool, or with words alone. */
const Chat = z.object({
  messages: Messages,
  response_format: z.object({ json_schema: z.object({ schema: PeerSchema }) }).optional(),
  tools: z.tuple([Tool]).optional(),
});

/** A question of Responses, which the AI SDK asks. */
const Responses = z.object({
  input: Messages,
  text: z.object({ format: z.object({ schema: PeerSchema }) }),
});

/** The body of an answer to a question in Chat Completions. */
export function answerChat(body: unknown, isBad: boolean): unknown {
  const { messages, response_format, tools } = Chat.parse(body);
  const tool = tools?.[0].function;
  const schema = tool?.parameters ?? response_format?.json_schema.schema;
  const text = answer(messages, schema, isBad);
  const call = { id: "call-1", type: "function", function: { name: tool?.name, arguments: text } };
  const said = tool === undefined ? { content: text } : { content: null, tool_calls: [call] };
  return {
    ...{ id: "answer-1", object: "chat.completion", created: 0, model: "bench-model" },
    choices: [{ index: 0, finish_reason: "stop", message: { role: "assistant", ...said } }],
    usage: { prompt_tokens: 1000, completion_tokens: 500, total_tokens: 1500 },
  };
}

/** The body of an answer to a question in Responses. */
export function answerResponses(body: unknown, isBad: boolean): unknown {
  const { input, text } = Responses.parse(body);
  const said = answer(input, text.format.schema, isBad);
  const content = [{ type: "output_text", text: said, annotations: [] }];
  return {
    ...{ id: "answer-1", object: "response", created_at: 0, model: "bench-model" },
    status: "completed",
    output: [{ type: "message", id: "message-1", role: "assistant", status: "completed", content }],
    usage: { input_tokens: 1000, output_tokens: 500, total_tokens: 1500 },
  };
}

function answer(question: string, schema: PeerSchema | undefined, isBad: boolean): string {
  const text = answerPeer(question, schema);
  return isBad && asksAboutBad(question) ? cutAnswer(text) : text;
}
