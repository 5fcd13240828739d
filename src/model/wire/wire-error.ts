import { z } from "zod";
import { parseJson } from "../../core/parse-json.ts";
import { MAX_ERROR_CHARS } from "../redact.ts";

/** The words of an error as far as they are looked at: every rule about them takes time by their length. */
const Words = z.string().transform(cutWords);

/** What a provider says of an error, in a body of whatever status. */
const SaidError = z.object({
  message: Words.nullish().catch(null),
  code: z.union([Words, z.number()]).nullish().catch(null),
  type: Words.nullish().catch(null),
  param: Words.nullish().catch(null),
});

/** One value of an error's body, wherever it stands, by its name there. */
type ErrorField = { name: string; value: string };

/** An error, and all that stands beside its words: numbers and spans are told there. */
export type WireError = z.infer<typeof SaidError> & {
  fields?: readonly ErrorField[];
  /** Whether a page for people came. @default false */
  isPage?: boolean;
};

/** Values of an error's body that are looked at. The longest one seen has some 30. */
const MAX_ERROR_FIELDS = 200;

/** Objects in one another that are looked into. */
const MAX_ERROR_DEPTH = 8;

function saysAnything(error: WireError): boolean {
  return Object.values(error).some((value) => value != null);
}

/** The shapes seen: `{error: {…}}`, `{error: "…"}`, `{message, object: "error"}`, `{detail: …}`. */
const Holder = z.union([
  z.object({ error: Words }).transform(({ error }) => ({ message: error })),
  z.object({ error: SaidError.refine(saysAnything) }).transform(({ error }) => error),
  SaidError.extend({ object: z.literal("error"), message: Words }),
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
  return parsed.success ? addRaw({ ...parsed.data, fields: listFields(value) }) : null;
}

/** With what OpenRouter's provider said itself, which stands in `metadata.raw` as text or as JSON. */
function addRaw(error: WireError): WireError {
  const raw = findField(error, "raw");
  if (raw === null) return error;
  const { message, param } = readErrorBody(raw);
  const words = [error.message, message].filter((word) => word != null).join(": ");
  return { ...error, message: cutWords(words), param: error.param ?? param };
}

/**
 * The error of a refused request's body; plain text and unknown shapes become its message. HTML pages are for people with a browser: their text explains
 * nothing in a message.
 */
export function readErrorBody(body: string): WireError {
  const isPage = /^\s*</.test(body);
  const value = parseJson(body);
  const fields = listFields(value);
  const unknown = isPage ? { message: null, fields, isPage } : { message: cutWords(body), fields };
  return readWireError(value) ?? unknown;
}

/** All that an error says, as one text, without addresses. */
export function wordsOf({ message, code, type, param }: WireError): string {
  return dropAddresses([message, code, type, param].filter((word) => word != null).join(" "));
}

/**
 * An address, with a scheme or not, up to the sign that ends its sentence. Google's names of quotas have the form of
 * one, with no folder in it.
 */
const ADDRESS =
  /(?:https?:\/\/|\bwww\.|\b(?:[a-z\d-]{1,63}\.){1,5}(?:com|org|net|io|ai|dev|kr|cn)\/[\w.~-]{1,100}\/)(?:[^\s"'`<>()[\]{}]*[^\s"'`<>()[\]{}.,;:!?])?/gi;

/** Words as they are judged: what stands in an address, such as `/guides/reasoning`, says nothing of a request. */
export function dropAddresses(text: string): string {
  return text.replaceAll(ADDRESS, "…");
}

/** The value of this name, wherever it stands in an error's body; null for none. */
export function findField({ fields = [] }: WireError, name: string): string | null {
  return fields.find((field) => field.name === name)?.value ?? null;
}

function listFields(value: unknown): ErrorField[] {
  const found: ErrorField[] = [];
  for (const field of walk("", value, 0)) {
    if (found.push(field) === MAX_ERROR_FIELDS) break;
  }
  return found;
}

/** The values in a body, each with the name that it has, or its list. */
function* walk(name: string, value: unknown, depth: number): Generator<ErrorField> {
  if (typeof value === "string" || typeof value === "number") {
    yield { name, value: cutWords(String(value)) };
  }
  if (typeof value !== "object" || value === null || depth > MAX_ERROR_DEPTH) return;
  const isList = Array.isArray(value);
  for (const [key, one] of Object.entries(value)) yield* walk(isList ? name : key, one, depth + 1);
}

function cutWords(text: string): string {
  return text.slice(0, MAX_ERROR_CHARS);
}
