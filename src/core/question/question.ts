/** One turn of a conversation with a model. */
export type Message = { role: "system" | "user" | "assistant"; content: string };

/** Everything that shapes an answer, except the model. */
export type Question = {
  /** What it is about, such as a paper's id. Names recorded answers; it is not sent. */
  subject: string;
  messages: readonly Message[];
  /** The JSON Schema that the answer must fit, and its name on the wire. */
  schema: { name: string; json: Record<string, unknown> };
  /** Longest answer, in tokens, reasoning included. */
  maxOutputTokens: number;
  /** Whether the schema stays off the wire, because the answer within it came to no end. @default false */
  isFreeForm?: boolean;
};
