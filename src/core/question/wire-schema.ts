import { z } from "zod";

/**
 * The JSON Schema of an answer in the form that strict structured outputs accept. Notes are left out,
 * since the prompt has them, and so are the bounds of safe integers, which say nothing to a model.
 */
export function toWireSchema(answer: z.ZodObject): Record<string, unknown> {
  const { $schema: _, ...schema } = z.toJSONSchema(answer, {
    override: ({ jsonSchema }) => {
      delete jsonSchema.description;
      if (jsonSchema.minimum === Number.MIN_SAFE_INTEGER) delete jsonSchema.minimum;
      if (jsonSchema.maximum === Number.MAX_SAFE_INTEGER) delete jsonSchema.maximum;
    },
  });
  return schema;
}
