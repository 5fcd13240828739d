import { z } from "zod";
import { parseJson } from "../../core/parse-json.ts";
import { MAX_ERROR_CHARS } from "../redact.ts";

/** The words of an error as far as they are looked at: every rule about them takes time by their length. */
const Words = z.string().transform(cutWords);

/** What a provider says of an error, in a body of whatever status. */
export const WireError = z.object({
  message: Words.nullish().catch(null),
  code: z.union([Words, z.number()]).nullish().catch(null),
  type: Words.nullish().catch(null),
  param: Words.nullish().catch(null),
});
export type WireError = z.infer<typeof WireError>;

function saysAnything(error: WireError): boolean {
  return Object.values(error).some((value) => value != null);
}

/** The shapes seen: `{error: {…}}`, `{error: "…"}`, `{message, object: "error"}`, `{detail: …}`. */
const Holder = z.union([
  z.object({ error: Words }).transform(({ error }) => ({ message: error })),
  z.object({ error: WireError.refine(saysAnything) }).transform(({ error }) => error),
  WireError.extend({ object: z.literal("error"), message: Words }),
  z
    .object({ detail: z.unknown() })
    .transform(({ detail }) => ({ message: cutWords(JSON.stringify(detail) ?? "") })),
]);

/**
 * The error that a parsed body holds, in whichever of the providers' shapes; Gemini puts it into a list.
 * Null when there is none.
 */
export function readWireError(value: unknown): WireError | null {
  const parsed = Holder.safeParse(Array.isArray(value) ? value[0] : value);
  return parsed.success ? parsed.data : null;
}

/**
 * The error of a refused request's body; plain text and unknown shapes become its message. HTML pages are for people with a browser: their text explains
 * nothing in a message.
 */
export function readErrorBody(body: string): WireError {
  const isPage = /^\s*</.test(body);
  return readWireError(parseJson(body)) ?? { message: isPage ? null : cutWords(body) };
}

function cutWords(text: string): string {
  return text.slice(0, MAX_ERROR_CHARS);
}
