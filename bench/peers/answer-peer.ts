import { z } from "zod";

type ObjectSchema = { type: "object"; properties: Record<string, PeerSchema> };

/** As much of a JSON schema as peers send. */
export type PeerSchema =
  | ObjectSchema
  | { type: "array"; items: ObjectSchema }
  | { type: "string" | "number" | "integer" | "boolean" };

const ObjectSchema: z.ZodType<ObjectSchema> = z.lazy(() =>
  z.object({ type: z.literal("object"), properties: z.record(z.string(), PeerSchema) }),
);

export const PeerSchema: z.ZodType<PeerSchema> = z.lazy(() =>
  z.union([
    ObjectSchema,
    z.object({ type: z.literal("array"), items: ObjectSchema }),
    z.object({ type: z.enum(["string", "number", "integer", "boolean"]) }),
  ]),
);

/** Of 20 to 70 characters, as the title of a newsletter has to be. */
const SENTENCE = "초록이 말하는 것을 한국어 한 문장으로 옮겨 적은 답입니다.";

/** Between 1 and 10, and not the 1 that stands for a paper without a score. */
const SCORE = 7;

/** What a model might answer to a peer's question, in the form that the question asks for. */
export function answerPeer(question: string, schema: PeerSchema | undefined): string {
  return schema === undefined ? answerLines(question) : JSON.stringify(fill(schema, question));
}

function fill(schema: PeerSchema, question: string): unknown {
  switch (schema.type) {
    case "object":
      return fillObject(schema, question);
    case "array":
      return listNumbers(question).map((id) => ({ ...fillObject(schema.items, question), id }));
    case "string":
      return SENTENCE;
    case "boolean":
      return true;
    default:
      return SCORE;
  }
}

function fillObject({ properties }: ObjectSchema, question: string): Record<string, unknown> {
  const fields = Object.entries(properties).map(([name, schema]) => [
    name,
    name === "content" ? writeNewsletter(question) : fill(schema, question),
  ]);
  return Object.fromEntries(fields);
}

/** The numbers of the texts that are to be translated, or verified. */
function listNumbers(question: string): number[] {
  return [...question.matchAll(/(?<!\\)"id":(\d+)/g)].map(([, id]) => Number(id));
}

/** A section for each article of the question. */
function writeNewsletter(question: string): string {
  const titles = [...question.matchAll(/^\*\*Title:\*\* (.+)$/gm)].map(([, title]) => title);
  return titles.map((title) => `## ${title}\n\n${SENTENCE}`).join("\n\n");
}

/** A quoted line for each, or a verifier's consent to them. */
function answerLines(question: string): string {
  if (question.includes("ACK or NAK")) return "ACK";
  const lines = question.split("\n").filter((line) => /^".*"$/.test(line));
  return lines.map(() => `"${SENTENCE}"`).join("\n");
}
