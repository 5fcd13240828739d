import { parseLeniently } from "../core/question/lenient-json.ts";

/** Everything up to the end of a reasoning block, whether or not its beginning was sent. */
const REASONING = /^[\s\S]*<\/(?:think|thinking|reasoning|thought)>/i;
const FENCE = /```[a-z]*[^\S\n]*\n([\s\S]*?)```/gi;

/** Objects that are looked at in one text. Thoughts repeat a draft a few times. */
const MAX_OBJECTS = 40;

/**
 * Finds the one JSON object in a model's text: bare, fenced, after a reasoning block, or with prose
 * around it. `undefined` when there is none, for a schema to refuse. Takes time linear in the text.
 */
export function findJsonObject(text: string): unknown {
  for (const candidate of candidatesIn(stripReasoning(text.trim()))) {
    const value = parseLeniently(candidate);
    const inner = typeof value === "string" ? parseLeniently(value) : value; // some engines write it twice
    if (typeof inner === "object" && inner !== null) return inner;
  }
  return undefined;
}

/**
 * Finds the only JSON object in a text that fits, among others and prose; `undefined` when there is none, or
 * when there are two that differ. Thoughts are read where nothing follows them.
 */
export function findOnlyObject(text: string, fits: (value: unknown) => boolean): unknown {
  const rest = stripReasoning(text.trim());
  const found = new Map<string, unknown>();
  for (const value of objectsIn(rest.trim() === "" ? text : rest)) {
    if (fits(value)) found.set(JSON.stringify(value), value);
  }
  const [only] = found.values();
  return found.size === 1 ? only : undefined;
}

/** An answer without its thoughts. One that begins with its JSON has none before it, whatever its strings quote. */
export function stripReasoning(text: string): string {
  return /^(?:[{[]|```)/.test(text) ? text : text.replace(REASONING, "");
}

function candidatesIn(text: string): string[] {
  const fenced = [...text.matchAll(FENCE)].map(([, inside = ""]) => inside);
  const end = text.lastIndexOf("}") + 1;
  const starts = [text.indexOf("{"), text.search(/\{\s*"/)];
  const spans = starts.filter((start) => start !== -1).map((start) => text.slice(start, end));
  return [text, ...fenced, ...spans];
}

/** The outermost objects in a text, in their order; of one that does not end, those inside it. */
function* objectsIn(text: string): Generator<unknown> {
  const starts = /\{\s*["'“]/g;
  for (let tried = 0; tried < MAX_OBJECTS; tried += 1) {
    const start = starts.exec(text)?.index;
    if (start === undefined) return;
    const end = endOfObject(text, start);
    const value = end === null ? undefined : parseLeniently(text.slice(start, end));
    if (value === undefined || end === null) continue;
    yield value;
    starts.lastIndex = end;
  }
}

/** Where the object ends that begins at `start`; null when it does not. */
function endOfObject(text: string, start: number): number | null {
  const tokens = /"(?:[^"\\]|\\[\s\S]?)*(?:"|$)|[{}]/g;
  tokens.lastIndex = start;
  let depth = 0;
  for (let token = tokens.exec(text); token !== null; token = tokens.exec(text)) {
    if (token[0] === "{") depth += 1;
    if (token[0] === "}") depth -= 1;
    if (depth === 0) return tokens.lastIndex;
  }
  return null;
}
