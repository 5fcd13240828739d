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

/** The shapes seen: `{error: {…}}`, `{error: "…"}`, `{message, object: "error"}`, `{detail: …}`. */
const Holder = z.union([
  z.object({ error: z.string() }).transform(({ error }) => ({ message: error })),
  z.object({ error: WireError }).transform(({ error }) => error),
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

/** Longest part of a text that is kept as an error's message, in characters. */
const LONGEST = 500;

/** The error of a refused line in a file of answers; unknown shapes become its message. */
export function readErrorBody(body: string): WireError {
  return readWireError(parseJson(body)) ?? toMessage(body);
}

/** What `openai` keeps of a refused request: the parsed body, or `error` in it, and words of its own. */
type ApiError = { httpStatus: number; error: unknown; message: string };

/** The client's words for a body that holds nothing. */
const NO_BODY = "status code (no body)";

/**
 * The error of a refused request, as `openai` has read it. Of a body that is no JSON it keeps the text in
 * its own message, behind the status.
 */
export function readApiError({ httpStatus, error, message }: ApiError): WireError {
  const text = message.replace(`${httpStatus} `, "");
  return (
    readWireError(error) ?? readWireError({ error }) ?? toMessage(text === NO_BODY ? "" : text)
  );
}

/** HTML pages are for people with a browser: their text explains nothing in a message. */
function toMessage(text: string): WireError {
  return { message: /^\s*</.test(text) ? null : text.slice(0, LONGEST) };
}
