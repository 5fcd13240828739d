import { z } from "zod";
import { cleanLine } from "../text.ts";
import { parseLeniently } from "./lenient-json.ts";

/** Other words for the values of a closed list, such as their Korean ones. They are no part of the schema that is sent. */
export const OTHER_NAMES = z.registry<Readonly<Record<string, readonly string[]>>>();

/** Lists and objects around a value that are taken off: models write one or two of them. */
const MAX_WRAPPINGS = 3;

/** A number with a word or signs around it: `#3`, `[3]`, `3번`. */
const LONE_NUMBER = /^[^\d-]{0,8}(\d{1,9})\D{0,4}$/;

/**
 * A foreign value with what differs from a schema mended, as far as that takes no guess: texts become lines,
 * keys and values of a closed list may be written in another case or by another name, lines are the items of a list, JSON as text is parsed, a lone item is a list
 * of one and the other way round, a list of sentences is a text, blank items are no items, of a list that is too long the first different items count,
 * and what may be null and is missing or holds nothing is null. Everything else is left as it is, for the schema to refuse.
 */
export function mendValue(value: unknown, schema: z.core.$ZodType): unknown {
  if (schema instanceof z.ZodCatch) return mendValue(value, schema.unwrap());
  if (schema instanceof z.ZodNullable)
    return isNothing(value) ? null : mendValue(value, schema.unwrap());
  const bare = unwrap(value, schema);
  if (schema instanceof z.ZodObject) return mendObject(bare, schema);
  if (schema instanceof z.ZodArray) return mendList(bare, schema);
  if (typeof bare !== "string") return bare;
  if (schema instanceof z.ZodEnum) return findName(bare, schema) ?? bare;
  if (schema instanceof z.ZodString) return cleanLine(bare);
  return schema instanceof z.ZodNumber ? Number(LONE_NUMBER.exec(bare)?.[1] ?? Number.NaN) : bare;
}

/**
 * The one object with most of a schema's keys, in a list or under other keys; the value itself where there is
 * none, or more than one.
 */
export function findObject(value: unknown, schema: z.ZodObject): unknown {
  const keys = Object.keys(schema.shape);
  const isMeant = (one: unknown) => {
    const written = entriesOf(one).map(([name]) => name);
    const isWritten = (key: string) =>
      written.includes(key) || written.some((name) => isSame(key, name));
    return 2 * keys.filter(isWritten).length > keys.length;
  };
  let level: unknown[] = [parseText(value)];
  for (let depth = 0; depth <= MAX_WRAPPINGS; depth += 1) {
    const found = level.filter(isMeant);
    if (found.length > 0) return found.length === 1 ? found[0] : value;
    level = level.flatMap(partsOf).map(parseText);
  }
  return value;
}

function mendObject(value: unknown, { shape }: z.ZodObject): unknown {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
  const written = entriesOf(value);
  const mended = Object.entries(shape).map(([key, schema]) => {
    const found =
      written.find(([name]) => name === key) ?? written.find(([name]) => isSame(name, key));
    return [key, mendValue(found?.[1], schema)] as const;
  });
  return Object.fromEntries(mended.filter(([, inner]) => inner !== undefined));
}

function mendList(value: unknown, schema: z.ZodArray): unknown {
  if (!Array.isArray(value)) return value;
  const items = value
    .map((item: unknown) => mendValue(item, schema.element))
    .filter((item) => item != null && item !== "");
  const most = mostOf(schema);
  if (most === undefined || items.length <= most) return items;
  const once = new Map(items.map((item) => [JSON.stringify(item), item]));
  return [...once.values()].slice(0, most);
}

/** The most items that a list may have. */
function mostOf({ _zod }: z.ZodArray): number | undefined {
  const lengths = (_zod.def.checks ?? []).filter(
    (check) => check instanceof z.core.$ZodCheckMaxLength,
  );
  return lengths[0]?._zod.def.maximum;
}

/** A value without the text, the list or the key around it that its schema does not have. */
function unwrap(value: unknown, schema: z.core.$ZodType): unknown {
  let bare = value;
  for (let wrappings = 0; wrappings < MAX_WRAPPINGS; wrappings += 1) {
    const next = unwrapOnce(bare, schema);
    if (next === bare) return bare;
    bare = next;
  }
  return bare;
}

function unwrapOnce(value: unknown, schema: z.core.$ZodType): unknown {
  if (typeof value === "string") return unwrapText(value, schema);
  const parts = partsOf(value);
  const [only] = parts.length === 1 ? parts : [];
  if (schema instanceof z.ZodArray) return unwrapList(value, only);
  if (schema instanceof z.ZodString && parts.length > 1 && parts.every(isSentence)) {
    return parts.join(" ");
  }
  const isWrapper = Array.isArray(value) || !(schema instanceof z.ZodObject);
  return isWrapper ? (only ?? value) : value;
}

function isSentence(value: unknown): boolean {
  return typeof value === "string" && /[.!?]\s*$/.test(value);
}

function unwrapText(text: string, schema: z.core.$ZodType): unknown {
  if (!(schema instanceof z.ZodArray || schema instanceof z.ZodObject)) return text;
  const parsed = parseText(text);
  return parsed === text && schema instanceof z.ZodArray ? toItems(text, schema) : parsed;
}

/** A list or an object that is written as text; anything else as it is. */
function parseText(value: unknown): unknown {
  const isJson = typeof value === "string" && /^\s*[[{]/.test(value);
  return isJson ? (parseLeniently(value) ?? value) : value;
}

function unwrapList(value: unknown, only: unknown): unknown {
  if (Array.isArray(value) || value == null) return value;
  return Array.isArray(only) ? only : [value];
}

/** A text in the place of a list: one item a line, or numbers with signs between them. */
function toItems(text: string, { element }: z.ZodArray): string[] {
  return text.split(element instanceof z.ZodNumber ? /[,;·、/\n]/ : /[\r\n]+/);
}

/** The value of a closed list that a text names, with or without a note in brackets behind it. */
function findName(text: string, schema: z.ZodEnum) {
  if (schema.options.includes(text)) return text;
  const written = [text, text.replace(/\s*\([^()]*\)\s*$/, "")];
  const others = OTHER_NAMES.get(schema) ?? {};
  return schema.options.find((name) =>
    [String(name), ...(others[name] ?? [])].some((one) =>
      written.some((text) => isSame(one, text)),
    ),
  );
}

/** The items of a list or the values of an object; none of anything else. */
function partsOf(value: unknown): unknown[] {
  return typeof value === "object" && value !== null ? Object.values(value) : [];
}

function isNothing(value: unknown): boolean {
  return value == null || (typeof value === "object" && partsOf(value).length === 0);
}

function entriesOf(value: unknown): [string, unknown][] {
  return typeof value === "object" && value !== null ? Object.entries(value) : [];
}

/** Whether two names differ in case, spaces and signs only. */
function isSame(name: string, other: string): boolean {
  const fold = (text: string) => text.replaceAll(/[^\p{L}\p{N}]/gu, "").toLowerCase();
  return name === other || fold(name) === fold(other);
}
