import { z } from "zod";

/** What a setting does, and the words it takes if there are only a few. */
export function noteOf(field: z.core.$ZodType): string {
  const note = z.globalRegistry.get(field)?.description ?? "";
  const inner = field instanceof z.ZodDefault ? field.unwrap() : field;
  return inner instanceof z.ZodEnum ? `${note} One of: ${inner.options.join(", ")}.` : note;
}

/** The default of a setting; empty without one. */
export function defaultOf(field: z.core.$ZodType): string {
  return field instanceof z.ZodDefault ? String(field.parse(undefined)) : "";
}

/** A value that does its work, for a setting that has no default; null without one. */
export function exampleOf(field: z.core.$ZodType): string | null {
  const examples: unknown = z.globalRegistry.get(field)?.examples;
  const [example]: unknown[] = Array.isArray(examples) ? examples : [];
  return typeof example === "string" ? example : null;
}

/** Words by which people also call a setting, in capitals. */
export function otherWordsOf(field: z.core.$ZodType): string[] {
  const words: unknown = z.globalRegistry.get(field)?.alsoCalled;
  return typeof words === "string" ? words.split(" ") : [];
}
