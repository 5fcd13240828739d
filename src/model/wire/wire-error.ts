import { z } from "zod";
import { parseJson } from "../../core/parse-json.ts";

/** What a provider says of an error, in a body of whatever status. */
export const WireError = z.object({
  message: z.string().nullish().catch(null),
  code: z.union([z.string(), z.number()]).nullish().catch(null),
  type: z.string().nullish().catch(null),
  param: z.string().nullish().catch(null),
});
export type WireError = z.infer<typeof WireError>;

function saysAnything(error: WireError): boolean {
  return Object.values(error).some((value) => value != null);
}

/** The shapes seen: `{error: {…}}`, `{error: "…"}`, `{message, object: "error"}`, `{detail: …}`. */
const Holder = z.union([
  z.object({ error: z.string() }).transform(({ error }) => ({ message: error })),
  z.object({ error: WireError.refine(saysAnything) }).transform(({ error }) => error),
  WireError.extend({ object: z.literal("error"), message: z.string() }),
  z
    .object({ detail: z.unknown() })
    .transform(({ detail }) => ({ message: JSON.stringify(detail) })),
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
 * The error of a refused request's body; plain text and unknown shapes become its message, uncut: a key in
 * it is found only as long as it is whole. HTML pages are for people with a browser: their text explains
 * nothing in a message.
 */
export function readErrorBody(body: string): WireError {
  const isPage = /^\s*</.test(body);
  return readWireError(parseJson(body)) ?? { message: isPage ? null : body };
}
